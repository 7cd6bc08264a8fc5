import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { aboutHost } from '../grading/about-host.ts';
import { hostHead } from '../grading/host-head.ts';
import type { Evidence } from '../model/evidence.ts';
import { fileName, path } from '../model/parameter.ts';
import type { Channel } from '../model/transport.ts';
import { cleanShell } from './clean-shell.ts';
import { shellProcess } from './shell-process.ts';
import { collectFrom } from './ssh/collected.fixture.ts';
import { until } from './ssh/program.fixture.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Machine = {
  /** Words that lead a command into it, beside its process 1 or, `deep`, beside the innermost of its processes. */
  readonly enter: (deep?: boolean) => string[];
  readonly folder: string;
  readonly end: () => void;
};

/** A machine in namespaces of its own, whose process 1 runs a script and then stays. */
const machine = async (init: string): Promise<Machine> => {
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-vantage-'));
  folders.push(folder);
  const script = `mount -t tmpfs t /run; mkdir -p /run/netns; ${init}\n: >${folder}/ready; exec sleep 600`;
  const own = ['--mount', '--pid', '--net', '--fork', '--kill-child', '--mount-proc', '--', 'bash', '-c', script];
  const child = spawn('unshare', own, { stdio: 'ignore' });
  await until(() => existsSync(join(folder, 'ready')));
  const inner = (pid: number): number =>
    Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
  const innermost = (pid: number): number => (inner(pid) > 0 ? innermost(inner(pid)) : pid);
  return {
    folder,
    enter: (deep = false) => {
      const pid = deep ? innermost(child.pid!) : inner(child.pid!);
      return ['nsenter', '--target', String(pid), '--mount', '--net', '--pid', '--'];
    },
    end: () => void child.kill('SIGKILL'),
  };
};

const collected = (words: readonly string[]): Promise<Evidence> =>
  collectFrom(
    {
      kind: 'channel',
      scheme: 'test',
      summary: '',
      example: '',
      uri: () => ({ machine: undefined, as: () => '', from: () => '' }),
      open: (_, options): Promise<Channel> => shellProcess([...words, ...cleanShell], options),
    },
    'test:',
    {
      parameters: { netns: fileName('', 'lab'), app: path('', '/usr/local/bin/labapp') },
      script: 'echo /proc/[0-9]*/comm',
    },
  );

const on = async (init: string, inside: readonly string[] = []): Promise<Evidence> => {
  const { enter, end } = await machine(init);
  try {
    return await collected([...enter(), ...inside]);
  } finally {
    end();
  }
};

test('a host whose init is a program sees itself', async () => {
  const evidence = await on('');
  expect(evidence.failure).toBeUndefined();
  expect(evidence.outputs['vantage:lab:/usr/local/bin/labapp']).toMatchObject({ text: '' });
  expect(hostHead(evidence)).not.toHaveProperty('note');
});

test('a name for the host’s own network does not make the host an isolated shell', async () => {
  const { failure } = await on('touch /run/netns/lab; mount --bind /proc/1/ns/net /run/netns/lab');
  expect(failure).toBeUndefined();
});

test('a procfs of a namespace that is gone, or another, is seen through; the host’s stays covered', async () => {
  for (const cover of [
    `unshare -pfu bash -c 'mount -t proc proc /proc'`,
    `unshare -pfu bash -c 'mount -t proc proc /proc; exec sleep 599' & while [ -e /proc/self ]; do :; done`,
  ]) {
    const { enter, end } = await machine(cover);
    try {
      const evidence = await collected(enter());
      expect(evidence.failure).toBeUndefined();
      expect(hostHead(evidence).note).toMatch(
        /^Another procfs covers \/proc on this host\. The grader looked behind it/,
      );
      expect(aboutHost(evidence)).toContain('Another procfs covers /proc on this host.');
      expect(evidence.outputs['first']).toMatchObject({ text: expect.stringContaining('/proc/1/comm') as string });
      const [command, ...words] = [...enter(), 'sh', '-c', '[ -e /proc/self ] || echo covered'];
      expect(execFileSync(command, words, { encoding: 'utf8' })).toBe('covered\n');
    } finally {
      end();
    }
  }
});

test('a covered /proc that may not be uncovered is told, with the line that uncovers it', async () => {
  const { failure, outputs } = await on(`unshare -pfu bash -c 'mount -t proc proc /proc'`, [
    ...['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'],
  ]);
  expect(failure).toMatchObject({
    reason: 'vantage',
    detail: 'another procfs covers this host’s /proc',
    cure: expect.stringContaining('umount /proc') as string,
  });
  expect(Object.keys(outputs)).toEqual(['vantage:lab:/usr/local/bin/labapp']);
});

test('root of a user namespace only is told so, as it cannot look', async () => {
  expect((await on('', ['unshare', '-r'])).failure).toMatchObject({
    reason: 'vantage',
    detail: 'the grader is root of a user namespace only, not of the host',
    cure: expect.stringContaining('as root of the host') as string,
  });
});

test('a host whose /proc was unmounted is told so, with the line that mounts it again', async () => {
  expect((await on('while [ -e /proc/version ]; do umount -l /proc; done')).failure).toMatchObject({
    reason: 'vantage',
    detail: 'nothing is mounted at this host’s /proc',
    cure: 'On the host, as root: mount -t proc proc /proc',
  });
});

test('the isolated shell is no place to grade from: a second terminal is', async () => {
  const told = (says: string) => ({
    reason: 'vantage',
    detail: expect.stringContaining(says) as string,
    cure: expect.stringMatching(/terminal/) as string,
  });
  const lab = 'ip netns add lab';
  expect((await on(lab, ['ip', 'netns', 'exec', 'lab'])).failure).toEqual(
    told('inside the isolated shell itself (the network namespace lab)'),
  );
  expect((await on('', ['unshare', '-m'])).failure).toEqual(told('another mount namespace than process 1'));
  expect((await on('', ['unshare', '-n'])).failure).toEqual(told('another network namespace than process 1'));
  const typed = `mkfifo /run/typed; unshare -pfmu --mount-proc bash </run/typed & exec 9>/run/typed; sleep 0.3`;
  const { enter, folder, end } = await machine(`${lab}; ${typed}`);
  try {
    expect((await collected(enter(true))).failure).toEqual(told('inside the isolated shell itself (bash)'));
    for (const name of ['labcheck', 'labapp']) {
      writeFileSync(join(folder, name), '#!/bin/sh\n"$@"; true\n', { mode: 0o755 });
      const isolated = ['unshare', '-pfm', '--mount-proc', join(folder, name)];
      expect((await collected([...enter(), ...isolated])).failure).toEqual(told(`itself (${name})`));
    }
  } finally {
    end();
  }
});
