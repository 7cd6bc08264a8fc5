import { describe, expect, test } from 'vitest';
import { application } from './app.ts';
import { appEnvironment } from './app-environment.ts';
import { appListens } from './app-listens.ts';
import { bundle, causeOf, detail, hostNet, network, ownNet, parameters, subjectFacts } from './host.fixture.ts';
import { pythonEnvironment } from './python-environment.ts';

const { port } = parameters;
const listener = (inode: number, of: { readonly port?: number; readonly address?: string } = {}) => ({
  address: '0.0.0.0',
  port,
  inode,
  ...of,
});
const inside = (...listeners: ReturnType<typeof listener>[]) => ({ ...network(ownNet), listeners });

test('the application is the process that listens on the lab’s port, before one on another port', () => {
  const details = [detail(71, { sockets: [1] }), detail(72, { sockets: [2] })];
  const other = listener(1, { port: 9000 });
  expect(application({ inside: inside(other, listener(2)), details }, parameters)?.pid).toBe(72);
  expect(application({ inside: inside(other), details }, parameters)?.pid).toBe(71);
  expect(application({ inside: inside(listener(3)), details }, parameters)).toBeUndefined();
  expect(application({ inside: { kind: 'absent' }, details }, parameters)).toBeUndefined();
  expect(application({ inside: inside(listener(1)), details: undefined }, parameters)).toBeUndefined();
});

describe('the application listens', () => {
  const facts = { ...subjectFacts(), details: [detail(71, { sockets: [1, 2] })], onHost: undefined };
  const onHost = [listener(9)];

  test.each<[string, string, object]>([
    ['on all addresses', 'passed', { inside: inside(listener(1)) }],
    ['on the loopback and beyond', 'passed', { inside: inside(listener(1, { address: '127.0.0.1' }), listener(2)) }],
    ['on the loopback only', 'loopback-only', { inside: inside(listener(1, { address: '127.0.0.1' })) }],
    ['on the host', 'on-host', { inside: inside(), onHost }],
    ['on another port', 'other-port', { inside: inside(listener(1, { port: 9000 })) }],
    ['nowhere, in a network that is not there', 'not-listening', { inside: { kind: 'absent' }, onHost }],
    ['nowhere, at first, in the host’s own network', 'not-listening', { inside: network(hostNet), onHost }],
  ])('%s: %s', (_, expected, more) => {
    expect(causeOf(appListens, { ...facts, ...more })).toBe(expected);
  });
});

describe('of the variables that the application lacks', () => {
  const wanted = parameters.variables.split(' ');
  const [host = '', ...others] = wanted;
  const app = (variables: readonly string[]) => detail(71, { sockets: [1], variables });
  const config = (names: readonly string[]) =>
    bundle({ process: { args: ['sleep'], cwd: '/', env: names.map((name) => `${name}=x`) } });
  const facts = { ...subjectFacts(), inside: inside(listener(1)), details: [app([])], bundle: config([]) };

  test.each<[string, string, object]>([
    ['none are meant', 'passed', { details: [app(wanted)] }],
    ['all are in config.json', 'not-restarted', { bundle: config(wanted) }],
    ['some are in config.json', 'missing', { bundle: config(others) }],
    ['all that are absent are in config.json', 'not-restarted', { details: [app(others)], bundle: config([host]) }],
    ['all are in another shell', 'other-shell', { details: [app([]), detail(72, { variables: wanted })] }],
    ['some are in another shell', 'missing', { details: [app([]), detail(72, { variables: others })] }],
  ])('%s: %s', (_, expected, more) => {
    expect(causeOf(appEnvironment, { ...facts, ...more })).toBe(expected);
  });
});

test.each([
  ['passed', ['/root/task7-env/bin/uvicorn', 'main:app']],
  ['passed', ['python3', 'task7-env/bin/uvicorn', 'main:app']],
  ['not-used', ['python3', 'main.py', '/root/task7-env/bin/uvicorn']],
  ['not-used', ['/usr/bin/python3', '/root/other-task7-env/bin/uvicorn']],
])('%s: the environment, with the application %j', (expected, words) => {
  const python = {
    python: true,
    environments: [{ path: '/root/task7-env', python: true, packages: ['uvicorn'] }],
  };
  const details = [detail(71, { sockets: [1], words })];
  expect(causeOf(pythonEnvironment, { ...subjectFacts(), inside: inside(listener(1)), details, python })).toBe(
    expected,
  );
});
