import { describe, expect, test } from 'vitest';
import { bundleValid } from './bundle-valid.ts';
import { capabilities } from './capabilities.ts';
import { containerRunning } from './container-running.ts';
import { bundle, causeOf, containerPid, hostNet, judge, process, subjectFacts } from './host.fixture.ts';
import { netIsolated } from './net-isolated.ts';
import { poststartHook } from './poststart-hook.ts';

const running = (args: readonly string[]) => bundle({ process: { args, cwd: '/' } });

describe('process.args of a bundle', () => {
  const facts = (args: readonly string[]) => ({ bundle: running(args), root: { kind: 'directory' }, runc: {} });

  test.each([
    ['passed', ['sleep', 'infinity']],
    ['passed', ['infinity']],
    ['passed', ['nice', 'sleep', '60']],
    ['passed', ['sh', '-c', 'sleep', 'infinity']],
    ['two-commands', ['sh', 'sleep', 'infinity']],
    ['two-commands', ['sleep', '1', 'sleep', 'infinity']],
  ])('%s: %j', (expected, args) => {
    expect(causeOf(bundleValid, facts(args))).toBe(expected);
  });

  test('are told as far as they can be read', () => {
    const { found } = judge(bundleValid, facts(['x'.repeat(300), 'sleep', 'infinity']));
    expect(found['found']).toHaveLength(200);
  });
});

describe('a container that has ended', () => {
  test.each([
    ['shell-ended', ['/bin/sh']],
    ['shell-ended', ['bash']],
    ['stopped', ['sh', '-c', 'exit']],
    ['stopped', ['/bin/true']],
  ])('%s, started with %j', (expected, args) => {
    for (const facts of [subjectFacts({ status: 'stopped' }), subjectFacts({}, [])])
      expect(causeOf(containerRunning, { ...facts, bundle: running(args), root: undefined })).toBe(expected);
  });

  test('and whose config.json cannot be read is no shell', () => {
    const facts = { ...subjectFacts({ status: 'stopped' }), bundle: { kind: 'absent' }, root: undefined };
    expect(causeOf(containerRunning, facts)).toBe('stopped');
  });
});

test.each<[string, string | undefined, string | undefined]>([
  ['passed', '8:10', '8:10'],
  ['other-bundle', '8:10', '8:11'],
  ['other-bundle', undefined, undefined],
])('%s: a container of another folder, its root %s where config.json names %s', (expected, root, identity) => {
  const facts = subjectFacts({ bundle: '/srv/other' }, [process(containerPid, { root })]);
  expect(causeOf(containerRunning, { ...facts, bundle: bundle(), root: { identity } })).toBe(expected);
});

describe('a container in the host’s network', () => {
  const facts = subjectFacts({ namespaces: { net: hostNet } });

  test.each<[string, object | undefined]>([
    ['not-restarted', { namespaces: [{ type: 'pid' }, { type: 'network' }] }],
    ['shared', { namespaces: [{ type: 'pid' }] }],
    ['shared', {}],
    ['shared', undefined],
  ])('%s: config.json says %j', (expected, linux) => {
    expect(causeOf(netIsolated, { ...facts, bundle: bundle(linux && { linux }) })).toBe(expected);
  });
});

describe('a process without CAP_NET_ADMIN and CAP_NET_RAW', () => {
  const both = ['CAP_NET_ADMIN', 'CAP_NET_RAW'];

  test.each<[string, Readonly<Record<string, readonly string[]>>]>([
    ['missing', {}],
    ['missing', { bounding: ['CAP_NET_ADMIN'] }],
    ['missing', { bounding: ['CAP_NET_RAW'], effective: ['CAP_NET_RAW'], permitted: ['CAP_NET_RAW'] }],
    ['one-set', { bounding: both }],
    ['one-set', { bounding: ['CAP_NET_ADMIN'], permitted: ['CAP_NET_RAW'] }],
    ['not-restarted', { bounding: both, effective: both, permitted: both }],
  ])('%s: config.json grants %j', (expected, granted) => {
    const facts = {
      confinement: { effective: 0n },
      bundle: bundle({ process: { args: [], cwd: '/', capabilities: granted } }),
    };
    expect(causeOf(capabilities, facts)).toBe(expected);
  });
});

test('a hook for the end of the container sets up nothing', () => {
  const hooks = (...names: string[]) => ({
    bundle: bundle({ hooks: Object.fromEntries(names.map((name) => [name, [{ path: `/${name}` }]])) }),
  });
  const script = { kind: 'absent', elsewhere: [] };
  expect(causeOf(poststartHook, { ...hooks('poststop'), script })).toBe('absent');
  expect(judge(poststartHook, { ...hooks('poststop', 'poststart'), script }).found).toMatchObject({
    found: '/poststart',
  });
});
