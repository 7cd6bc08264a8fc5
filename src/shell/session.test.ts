import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { type GroupName, groups, type Probe, probe } from '../model/probe.ts';
import type { Channel } from '../model/transport.ts';
import { shellProcess } from '../transports/shell-process.ts';
import type { Answer } from './answers.ts';
import { over } from './compose.ts';
import { openSession } from './session.ts';
import { shells } from './shells.fixture.ts';
import { startedWord } from './standpoint.ts';

const fragment = (
  id: string,
  script: string,
  group: GroupName = 'kernel',
  tools: readonly string[] = [],
): Probe<unknown> => probe({ id, version: 1, group, tools, script, parse: () => undefined });

type Asked = { readonly answers: ReadonlyMap<string, Answer>; readonly whole: boolean; readonly channel: Channel };

/** Asks some probes of a real shell and closes it. A fragment that hangs is ended a little before `seconds` are over. */
const askAll = async (
  command: readonly string[],
  rounds: readonly (readonly Probe<unknown>[])[],
  { before = '', seconds = 60 } = {},
): Promise<Asked> => {
  const { signal } = new AbortController();
  const channel = await shellProcess([...command, '-s', startedWord], { signal });
  if (before) channel.write(before);
  const session = openSession(channel, signal, performance.now() + seconds * 1000);
  const answers = new Map<string, Answer>();
  let whole = true;
  for (const probes of rounds) {
    const round = await session.ask(probes);
    whole = round !== undefined;
    for (const [id, answer] of round ?? []) answers.set(id, answer);
  }
  await channel.close();
  return { answers, whole, channel };
};

const textOf = (answer: Answer | undefined): string | undefined =>
  answer && 'bytes' in answer ? Buffer.from(answer.bytes).toString('utf8') : undefined;

test.each(shells)('%s gives back every byte, status and round', async (_, command) => {
  const { answers, whole } = await askAll(command, [
    [
      fragment('plain', 'echo one; exit 3'),
      fragment('empty', ':'),
      fragment('no last line break', 'printf two', 'files'),
    ],
    [fragment('binary', "printf '\\000\\377<>\\033\\n\\n'"), fragment('aside', 'echo aside; echo; exit 4', 'slow')],
  ]);
  expect(whole).toBe(true);
  expect(textOf(answers.get('plain'))).toBe('one\n');
  expect(answers.get('plain')).toMatchObject({ status: 3 });
  expect(textOf(answers.get('empty'))).toBe('');
  expect(textOf(answers.get('no last line break'))).toBe('two');
  const binary = answers.get('binary');
  expect(binary && 'bytes' in binary && Buffer.from(binary.bytes).toString('hex')).toBe('00ff3c3e1b0a0a');
  expect(textOf(answers.get('aside'))).toBe('aside');
  expect(answers.get('aside')).toMatchObject({ status: 4 });
});

test.each(shells)('%s: one bad fragment costs no other its answer', async (_, command) => {
  const { answers } = await askAll(command, [
    [
      fragment('syntax', 'if then fi ('),
      fragment('stdin', 'cat; read x; echo read'),
      fragment('variables', 'm=forged a=forged t=forged; p() { echo forged; }'),
      fragment('exit', 'exit 0; echo never'),
      fragment('missing tool', 'echo never', 'kernel', ['sh', 'no-such-tool']),
      fragment('denied', 'exit 126'),
      fragment('noise', "printf '<deadbeef kernel gb AAAA>\\n= 0 0\\n? x 0\\n'"),
      fragment('last', 'echo last'),
    ],
  ]);
  expect(answers.size).toBe(8);
  expect(textOf(answers.get('stdin'))).toBe('read\n');
  expect(textOf(answers.get('exit'))).toBe('');
  expect(answers.get('missing tool')).toMatchObject({ unknown: 'missing-tool', detail: 'no-such-tool' });
  expect(answers.get('denied')).toMatchObject({ unknown: 'denied' });
  expect(textOf(answers.get('noise'))).toContain('<deadbeef kernel gb AAAA>');
  expect(textOf(answers.get('last'))).toBe('last\n');
});

test.concurrent.each(shells)('%s: a flood is cut, and what came before it is kept', async (_, command) => {
  const { answers } = await askAll(command, [
    [
      fragment('before', 'echo before'),
      fragment('flood', 'yes'),
      fragment('after', 'echo after'),
      fragment('other group', 'echo other', 'files'),
    ],
  ]);
  expect(textOf(answers.get('before'))).toBe('before\n');
  expect(answers.get('flood')).toMatchObject({ unknown: 'truncated' });
  expect(answers.get('after')).toMatchObject({ unknown: 'truncated' });
  expect(textOf(answers.get('other group'))).toBe('other\n');
});

test.concurrent.each(shells)('%s: what is asked side by side waits for nothing else', async (_, command) => {
  const { answers } = await askAll(command, [
    [
      fragment('long', `sleep 0.6; printf '%3400s' x`, 'slow'),
      fragment('as long', `sleep 0.6; printf '%3400s' y`, 'slow'),
      fragment('short', 'cat /proc/uptime', 'slow'),
      fragment('exit', 'exit 126', 'slow'),
      fragment('missing tool', 'echo never', 'slow', ['no-such-tool']),
      fragment('too long', `printf '%3600s' z`, 'slow'),
      fragment('binary', "printf 'a\\000b\\377'", 'slow'),
      fragment('memory', 'ulimit -v', 'slow'),
    ],
  ]);
  expect(textOf(answers.get('long'))?.trim()).toBe('x');
  expect(textOf(answers.get('as long'))?.trim()).toBe('y');
  expect(answers.get('short')!.ms).toBeLessThan(answers.get('long')!.ms);
  expect(answers.get('exit')).toMatchObject({ unknown: 'denied' });
  expect(answers.get('missing tool')).toMatchObject({ unknown: 'missing-tool', detail: 'no-such-tool' });
  expect(answers.get('too long')).toMatchObject({ unknown: 'truncated' });
  const binary = answers.get('binary');
  expect(binary && 'bytes' in binary && Buffer.from(binary.bytes).toString('hex')).toBe('6162ff');
  // Processes that a fragment starts may write more than its answer may hold.
  expect(textOf(answers.get('memory'))).toBe('unlimited');
});

test.concurrent.each(shells)(
  '%s: those of one lane are asked one after the other, whatever becomes of each',
  async (_, command) => {
    const inLane = (id: string, script: string): Probe<unknown> => ({ ...fragment(id, script, 'slow'), lane: 'door' });
    const { answers } = await askAll(command, [
      [
        inLane('first', 'sleep 0.4; cat /proc/uptime'),
        fragment('aside', 'cat /proc/uptime', 'slow'),
        inLane('flood', 'yes'),
        inLane('last', 'cat /proc/uptime'),
      ],
    ]);
    const [first, aside, last] = ['first', 'aside', 'last'].map((id) =>
      Number.parseFloat(textOf(answers.get(id)) ?? ''),
    );
    expect(aside).toBeLessThan(first!);
    expect(last).toBeGreaterThanOrEqual(first!);
    expect(answers.get('flood')).toMatchObject({ unknown: 'garbled' });
  },
);

test.concurrent.each(shells)('%s: a flood that is held costs no other its answer', async (_, command) => {
  const { answers } = await askAll(command, [
    [fragment('flood', 'yes', 'slow'), fragment('aside', 'echo aside', 'slow'), fragment('other group', 'echo other')],
  ]);
  expect(answers.get('flood')).toMatchObject({ unknown: 'garbled' });
  expect(textOf(answers.get('aside'))).toBe('aside');
  expect(textOf(answers.get('other group'))).toBe('other\n');
});

test.concurrent.each(shells)('%s: a hang ends with its group, and leaves nothing running', async (label, command) => {
  const name = `86${process.pid}${codeOf(label)}`;
  const { answers } = await askAll(
    command,
    [
      [
        fragment('before', `(sleep ${name} &) ; echo before`),
        fragment('hang', `sleep ${name}`),
        fragment('other group', 'echo other', 'files'),
        fragment('hang aside', `sleep ${name}`, 'slow'),
        fragment('aside', 'echo aside', 'slow'),
      ],
    ],
    { seconds: 16 },
  );
  expect(textOf(answers.get('before'))).toBe('before\n');
  expect(answers.get('hang')).toMatchObject({ unknown: 'timed-out', detail: '10 s' });
  expect(textOf(answers.get('other group'))).toBe('other\n');
  expect(answers.get('hang aside')).toMatchObject({ unknown: 'timed-out', detail: '40 s' });
  expect(textOf(answers.get('aside'))).toBe('aside');
  await vi.waitFor(() => expect(running(name)).toBe(''));
});

test.concurrent.each(shells)(
  '%s: before a host’s time is over, what hangs is ended, and the rest asked',
  async (label, command) => {
    const name = `88${process.pid}${codeOf(label)}`;
    const { answers } = await askAll(
      command,
      [
        [
          fragment('hang', `sleep ${name}`),
          fragment('files', 'echo files', 'files'),
          fragment('hang of files', `sleep ${name}`, 'files'),
        ],
      ],
      { seconds: 4 },
    );
    expect(answers.get('hang')).toMatchObject({ unknown: 'timed-out' });
    expect(textOf(answers.get('files'))).toBe('files\n');
    expect(answers.get('hang of files')).toMatchObject({ unknown: 'timed-out' });
    await vi.waitFor(() => expect(running(name)).toBe(''));
  },
);

test.concurrent.each(shells)('%s: a hang costs the others of its group nothing', async (label, command) => {
  const name = `89${process.pid}${codeOf(label)}`;
  const asked = [
    fragment('before', 'echo before'),
    fragment('hang', `sleep ${name}`),
    fragment('behind', 'echo behind'),
    fragment('files', 'echo files', 'files'),
  ];
  const { answers } = await askAll(command, [asked], { seconds: 8 });
  expect(answers.get('hang')).toMatchObject({ unknown: 'timed-out' });
  expect(['before', 'behind', 'files'].map((id) => textOf(answers.get(id)))).toEqual([
    'before\n',
    'behind\n',
    'files\n',
  ]);
  await vi.waitFor(() => expect(running(name)).toBe(''));
});

test.each(shells)('%s: what still runs when the input ends is killed', async (label, command) => {
  const name = `87${process.pid}${codeOf(label)}`;
  const channel = await shellProcess([...command, '-s', startedWord], { signal: new AbortController().signal });
  const session = openSession(channel, AbortSignal.timeout(400));
  await session.ask([fragment('hang', `sleep ${name} & sleep ${name}`, 'slow')]);
  expect(running(name)).not.toBe('');
  await channel.close();
  await vi.waitFor(() => expect(running(name)).toBe(''));
});

test('a host without gzip and base64 says as much as any other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-path-'));
  for (const tool of ['cat', 'head', 'od', 'setsid', 'sh', 'yes']) symlinkSync(`/usr/bin/${tool}`, join(folder, tool));
  const { answers } = await askAll(
    ['dash'],
    [[fragment('binary', "printf '\\000\\377<>\\n'"), fragment('flood', 'yes', 'files')]],
    { before: `PATH=${folder}\n` },
  );
  rmSync(folder, { recursive: true });
  const binary = answers.get('binary');
  expect(binary && 'bytes' in binary && Buffer.from(binary.bytes).toString('hex')).toBe('00ff3c3e0a');
  expect(answers.get('flood')).toMatchObject({ unknown: 'truncated' });
});

test.each(shells)('%s: a banner and a noisy start are survived', async (_, command) => {
  const { answers } = await askAll(command, [[fragment('plain', 'echo one')]], {
    before: "printf '\\033[2J<banner>\\n>>>> Welcome <<<<\\n'\n",
  });
  expect(textOf(answers.get('plain'))).toBe('one\n');
});

test('a shell that ends early is told from one that answers', async () => {
  const { whole, answers } = await askAll(['dash'], [[fragment('plain', 'echo one')]], { before: 'exit 0\n' });
  expect(whole).toBe(false);
  expect(answers.size).toBe(0);
});

test('the run’s mark stands whole in no argument list', async () => {
  const script = "cat /proc/[0-9]*/cmdline | tr '\\000' '\\n' | grep -cE '^[0-9a-f]{32}$'";
  const { answers } = await askAll(['dash'], [[fragment('arguments', script)]]);
  expect(textOf(answers.get('arguments'))).toBe('0\n');
});

test('what comes late of a round that was given up is not taken for the next one’s', async () => {
  vi.useFakeTimers();
  const name = `0.8${process.pid}`;
  const channel = await shellProcess(['dash', '-s', startedWord], { signal: new AbortController().signal });
  const session = openSession(channel, new AbortController().signal);
  const late = session.ask([fragment('held open', `setsid sleep ${name} & sleep 0.1`)]);
  await vi.waitFor(() => expect(running(name)).not.toBe(''));
  await vi.advanceTimersByTimeAsync(23_000);
  expect((await late)?.get('held open')).toMatchObject({ unknown: 'timed-out' });
  // The shell comes to the next round only after the late frame was written.
  channel.write('sleep 1.2\n');
  const next = await session.ask([fragment('next', 'echo next')]);
  expect(textOf(next?.get('next'))).toBe('next\n');
  await channel.close();
});

/** A host that says nothing, and what it is sent: the text, and after how many milliseconds. */
const silentHost = () => {
  vi.useFakeTimers();
  const begin = performance.now();
  const sent: [number, string][] = [];
  const output = new PassThrough();
  const write = (script: string): void => void sent.push([performance.now() - begin, script]);
  return {
    sent,
    output,
    channel: {
      write,
      output,
      lastWords: () => ({ said: '', complaint: false, means: undefined }),
      endInput: () => {},
      close: async () => {},
    },
  };
};
afterEach(() => void vi.useRealTimers());

test.each([
  ['kernel', Number.POSITIVE_INFINITY, '10000 kernel, 20000 kernel'],
  ['slow', Number.POSITIVE_INFINITY, '40000 slow'],
  ['kernel slow', Number.POSITIVE_INFINITY, '10000 kernel, 50000 kernel slow'],
  // A fragment that hangs is ended a fifth of a short time before its end, or three seconds before the end of a long one.
  ['kernel', 5000, '4000 kernel, 4000 kernel'],
  ['slow', 20_000, '17000 slow'],
  // Half of the time is left to what did not come to its turn.
  ['kernel files', 5000, '2500 kernel files, 4000 kernel files'],
  ['kernel files slow', 30_000, '10000 kernel files, 27000 kernel files slow'],
])('groups that hang are ended in time: %s, where the host has %d ms', async (hung, leftMs, ends) => {
  const { sent, channel } = silentHost();
  const began = performance.now();
  const session = openSession(channel, new AbortController().signal, began + leftMs);
  const names = hung.split(' ') as GroupName[];
  let lateMs = 0;
  const asked = session.ask(names.map((name) => fragment(name, ':', name)));
  void asked.then(() => (lateMs = performance.now() - began));
  await vi.advanceTimersByTimeAsync(60_000);
  const ended = ends.split(', ').map((end): [number, string] => {
    const [ms, ...of] = end.split(' ');
    return [Number(ms), over(of as GroupName[])];
  });
  expect(sent.slice(2)).toEqual(ended);
  // Its frame has three seconds more to come.
  expect(lateMs).toBe((ended.at(-1)?.[0] ?? 0) + 3000);
  expect(await asked).toEqual(
    new Map(names.map((id) => [id, { id, ms: 0, unknown: 'timed-out', detail: `${groups[id].seconds} s` }])),
  );
});

test('a host whose time is over is asked nothing more', async () => {
  const { sent, channel } = silentHost();
  const session = openSession(channel, AbortSignal.abort());
  const asked = session.ask([fragment('plain', 'echo one')]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await asked).toEqual(new Map([['plain', { id: 'plain', ms: 0, unknown: 'timed-out', detail: '10 s' }]]));
  expect(sent).toHaveLength(1);
});

test('a shell that has ended is asked nothing more', async () => {
  const { sent, output, channel } = silentHost();
  const session = openSession(channel, new AbortController().signal);
  output.end();
  await vi.waitFor(() => expect(session.end()).toBe('ended'));
  const asked = session.ask([fragment('plain', 'echo one')]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await asked).toBeUndefined();
  expect(sent).toHaveLength(1);
});

/** A number of its own for each shell, so that tests beside each other do not see each other's processes. */
const codeOf = (label: string): number => label.charCodeAt(0) + label.length;

const running = (name: string): string => {
  try {
    return execFileSync('pgrep', ['-f', `^sleep ${name}$`], { encoding: 'utf8' });
  } catch {
    return '';
  }
};

test('an ip that prints no JSON is told as what is missing, and is not asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-ip-'));
  symlinkSync(execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim(), join(folder, 'ip'));
  try {
    const asked = [fragment('links', 'ip -j link', 'kernel', ['ip']), fragment('other', 'echo other')];
    const { answers } = await askAll(['dash'], [asked], { before: `PATH=${folder}:$PATH\n` });
    expect(answers.get('links')).toMatchObject({
      unknown: 'missing-tool',
      detail: 'iproute2 that prints JSON (ip -j)',
    });
    expect(textOf(answers.get('other'))).toBe('other\n');
    const real = await askAll(['dash'], [asked]);
    expect(textOf(real.answers.get('links'))).toMatch(/^\[/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
