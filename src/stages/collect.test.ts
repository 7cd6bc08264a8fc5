import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEvidence } from '../documents/files/evidence.ts';
import { checksFor, fail, pass } from '../model/check.ts';
import { HostError, UsageError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import { type Followed, follow, type Output, type Probe, probe, text } from '../model/probe.ts';
import { unknown } from '../model/unknown.ts';
import { cleanShell } from '../transports/clean-shell.ts';
import { shellProcess } from '../transports/shell-process.ts';
import { collect, type Progress } from './collect.ts';
import { judge } from './judge.ts';
import { plan } from './plan.ts';

const asking = (id: string, script: string) =>
  probe({ id, version: 1, group: 'files', tools: [], script, parse: (output) => text(output).trim() });
const first = asking('first', 'printf 7');
const check = checksFor({});
const cause = { says: '', expected: '', actual: '', hints: [''], repair: [] } as const;
const sum = check({
  id: 'sum',
  title: 'Sum',
  tasks: [1],
  points: 1,
  causes: { wrong: cause },
  needs: () => ({
    first,
    second: follow({ first }, (found) => asking(`second:${found.first}`, `echo $((${found.first} + 1))`)),
  }),
  judge: ({ second }) => (second === '8' ? pass() : fail('wrong')),
});
const labOf = (checks: Lab['checks']): Lab => ({
  id: 'sums',
  title: '',
  summary: '',
  tasks: [{ number: 1, title: '' }],
  phases: [],
  host: [],
  parameters: {},
  checks,
});
const subject = {
  student: { id: 'self', name: 'self' },
  host: 'local:',
  tool: { name: 'labcheck', version: '0' },
} as const;
const options = (more: Partial<Parameters<typeof collect>[3]> = {}) => ({
  deadlineMs: 20_000,
  signal: new AbortController().signal,
  always: [],
  progress: () => {},
  ...more,
});
const shell = ({ signal }: { signal: AbortSignal }) => shellProcess(cleanShell, { signal });

test('a follow-up is asked in a second round trip, and everything replays from the evidence', async () => {
  const chosen = plan(labOf([sum]));
  const steps: Progress[] = [];
  const always = asking('always', 'echo here');
  const evidence = await collect(
    chosen,
    subject,
    shell,
    options({ always: [always], progress: (event) => void steps.push(event) }),
  );
  expect(evidence.roundTrips).toBe(2);
  expect(evidence.failure).toBeUndefined();
  expect(Object.keys(evidence.outputs).toSorted()).toEqual(['always', 'first', 'second:7', 'vantage::']);
  expect(evidence.outputs['second:7']).toMatchObject({ round: 2, status: 0, text: '8\n' });
  expect(judge(chosen, JSON.parse(JSON.stringify(evidence)))).toMatchObject([{ status: 'passed' }]);
  expect(steps.map(({ step }) => step)).toEqual(['connecting', 'asking', 'following', 'done']);
});

/** A kernel probe, which is read as its text unless that is `torn`. */
const tableOf = (script: string): Probe<string> => {
  const parse = (output: Output) =>
    text(output).startsWith('torn') ? unknown('garbled', 'torn') : text(output).trim();
  return probe({ id: 'table', version: 1, group: 'kernel', tools: [], script, parse });
};
/** A check that wants the word `whole`. */
const reading = (question: () => Probe<string> | Followed<string>) =>
  check({
    id: 'read',
    title: '',
    tasks: [1],
    points: 1,
    causes: { wrong: cause },
    needs: () => ({ word: question() }),
    judge: ({ word }) => (word === 'whole' ? pass() : fail('wrong')),
  });
/** A lab whose second round repeats what the first one read of a table. */
const kernelLab = (script: string) => {
  const table = tableOf(script);
  return plan(labOf([reading(() => follow({ table }, (facts) => asking('next', `echo ${facts.table}`)))]));
};

test('what the kernel’s answer cannot mean is asked once more, before what follows from it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-torn-'));
  try {
    const chosen = kernelLab(`if [ -e ${folder}/seen ]; then echo whole; else mkdir ${folder}/seen; echo torn; fi`);
    const evidence = await collect(chosen, subject, shell, options());
    expect(evidence).toMatchObject({ roundTrips: 3, outputs: { table: { round: 1 }, next: { round: 2 } } });
    expect(judge(chosen, evidence)).toMatchObject([{ status: 'passed' }]);
    writeFileSync(join(folder, 'evidence.json'), JSON.stringify(evidence));
    expect(await readEvidence(join(folder, 'evidence.json'))).toEqual(evidence);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an unclear answer of the second round is asked once more, too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-torn-'));
  try {
    const script = `if [ -e ${folder}/seen ]; then echo whole; else mkdir ${folder}/seen; echo torn; fi`;
    const chosen = plan(labOf([reading(() => follow({ first }, () => tableOf(script)))]));
    const evidence = await collect(chosen, subject, shell, options());
    expect(evidence).toMatchObject({ roundTrips: 3, outputs: { table: { round: 2 } } });
    expect(judge(chosen, evidence)).toMatchObject([{ status: 'passed' }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each<[what: string, group: Probe<unknown>['group'], script: string]>([
  ['a clear answer', 'kernel', 'echo whole'],
  ['a file that cannot be read as what it should be', 'files', 'echo torn'],
  ['what may not be looked at', 'kernel', 'exit 126'],
  ['an answer that was cut', 'kernel', 'echo cut'],
])('%s is asked once', async (_, group, script) => {
  const { parse, ...table } = tableOf(script);
  const read = (output: Output) => (text(output) === 'cut\n' ? unknown('truncated', 'cut') : parse(output));
  const evidence = await collect(
    plan(labOf([reading(() => ({ ...table, group, parse: read }))])),
    subject,
    shell,
    options(),
  );
  expect(evidence.roundTrips).toBe(1);
});

test('an answer that stays unclear is asked no third time', async () => {
  const chosen = kernelLab('echo torn');
  const evidence = await collect(chosen, subject, shell, options());
  expect(evidence.roundTrips).toBe(2);
  expect(judge(chosen, evidence)).toMatchObject([{ status: 'unknown', reason: 'garbled' }]);
});

test('nothing to follow means one round trip', async () => {
  const plain = check({
    id: 'plain',
    title: '',
    tasks: [1],
    points: 1,
    causes: { wrong: cause },
    needs: () => ({ first }),
    judge: () => pass(),
  });
  expect((await collect(plan(labOf([plain])), subject, shell, options())).roundTrips).toBe(1);
});

test('bytes that are not UTF-8 survive in the evidence', async () => {
  const bytes = probe({
    id: 'bytes',
    version: 1,
    group: 'files',
    tools: [],
    script: "printf '\\377\\000'",
    parse: ({ bytes: raw }) => [...raw],
  });
  const raw = check({
    id: 'raw',
    title: '',
    tasks: [1],
    points: 1,
    causes: { wrong: cause },
    needs: () => ({ bytes }),
    judge: (facts) => (facts.bytes.join() === '255,0' ? pass() : fail('wrong')),
  });
  const chosen = plan(labOf([raw]));
  const evidence = await collect(chosen, subject, shell, options());
  expect(evidence.outputs.bytes).toMatchObject({ base64: '/wA=' });
  expect(judge(chosen, JSON.parse(JSON.stringify(evidence)))).toMatchObject([{ status: 'passed' }]);
});

test('a host that cannot be reached is evidence, not an error', async () => {
  const refuse = async (): Promise<never> => {
    throw new HostError('connection refused', 'Switch it on.');
  };
  expect((await collect(plan(labOf([sum])), subject, refuse, options())).failure).toEqual({
    reason: 'unreachable',
    detail: 'connection refused',
    cure: 'Switch it on.',
  });
});

test('a host that lets nobody in is a denial, not a host that is not there', async () => {
  const refuse = async (): Promise<never> => {
    throw new HostError('root may not log in', 'Put your key there.', 'denied');
  };
  expect((await collect(plan(labOf([sum])), subject, refuse, options())).failure).toEqual({
    reason: 'denied',
    detail: 'root may not log in',
    cure: 'Put your key there.',
  });
});

test('a shell that ends at once leaves its last words as the reason', async () => {
  const dying = ({ signal }: { signal: AbortSignal }) =>
    shellProcess(['sh', '-c', 'echo account expired >&2; exit 1'], { signal });
  expect((await collect(plan(labOf([sum])), subject, dying, options())).failure).toMatchObject({
    reason: 'unreachable',
    detail: 'account expired',
  });
});

test('what has not come by the deadline is timed out, and what had come is kept', async () => {
  const slow = asking('slow', 'sleep 30');
  const waits = check({
    id: 'waits',
    title: '',
    tasks: [1],
    points: 1,
    causes: { wrong: cause },
    needs: () => ({ slow }),
    judge: () => pass(),
  });
  const evidence = await collect(
    plan(labOf([waits])),
    subject,
    shell,
    options({ deadlineMs: 300, always: [probe({ ...first, group: 'kernel' })] }),
  );
  expect(evidence.outputs.slow).toMatchObject({ unknown: 'timed-out' });
  expect(evidence.outputs.first).toMatchObject({ text: '7' });
});

test('a flooding host is cut off, and judged unknown', async () => {
  const flooding = ({ signal }: { signal: AbortSignal }) => shellProcess(['sh', '-c', 'exec yes'], { signal });
  expect((await collect(plan(labOf([sum])), subject, flooding, options())).failure).toMatchObject({
    reason: 'truncated',
  });
});

test('the user’s own mistakes and Ctrl-C are thrown', async () => {
  const mistaken = async (): Promise<never> => {
    throw new UsageError('no such sandbox');
  };
  await expect(collect(plan(labOf([sum])), subject, mistaken, options())).rejects.toThrow('no such sandbox');
  const interrupted = new AbortController();
  const running = collect(plan(labOf([sum])), subject, shell, options({ signal: interrupted.signal }));
  interrupted.abort(new Error('interrupted'));
  await expect(running).rejects.toThrow('interrupted');
});

test('what the first round asked is not asked again', async () => {
  const again = check({
    id: 'again',
    title: '',
    tasks: [1],
    points: 1,
    causes: { wrong: cause },
    needs: () => ({ second: follow({ first }, () => first) }),
    judge: () => pass(),
  });
  const evidence = await collect(plan(labOf([again])), subject, shell, options());
  expect(evidence).toMatchObject({ roundTrips: 1, outputs: { first: { round: 1 } } });
  expect(evidence.durationMs).toBeLessThan(20_000);
  expect(evidence.failure).toBeUndefined();
});

test('a collection that was ended before it began has no result', async () => {
  const open = (): Promise<never> => Promise.reject(new HostError('too late', 'never mind'));
  const ended = collect(plan(labOf([sum])), subject, open, options({ signal: AbortSignal.abort(new Error('ended')) }));
  await expect(ended).rejects.toThrow('ended');
});
