import { expect, test } from 'vitest';
import type { SavedOutput } from '../model/evidence.ts';
import { type UnknownReason, unknownReasons } from '../model/unknown.ts';
import { judge } from './judge.ts';
import { plan } from './plan.ts';
import { tinyEvidence, tinyLab } from './tiny-lab.fixture.ts';

const verdicts = (words: Parameters<typeof tinyEvidence>[0] = {}) =>
  Object.fromEntries(judge(plan(tinyLab), tinyEvidence(words)).map(({ check, ...verdict }) => [check, verdict]));
const unseen = (reason: UnknownReason): SavedOutput => ({
  version: 2,
  round: 1,
  ms: 0,
  unknown: reason,
  detail: 'seen',
});

test('what holds passes', () => {
  expect(Object.values(verdicts()).map(({ status }) => status)).toEqual([
    'passed',
    'passed',
    'passed',
    'passed',
    'passed',
  ]);
});

test('a failure that follows from another is blocked by its root, however far', () => {
  const { ground, wall, roof, paint } = verdicts({ ground: 'no', wall: 'no', roof: 'no' });
  expect(ground).toMatchObject({ status: 'failed', cause: 'wrong', found: { word: 'no' } });
  expect(wall).toEqual({ status: 'blocked', by: 'ground' });
  expect(roof).toEqual({ status: 'blocked', by: 'ground' });
  expect(paint?.status).toBe('passed');
});

test('a pass is never taken away by what it comes after', () => {
  expect(verdicts({ ground: 'no' })).toMatchObject({
    ground: { status: 'failed' },
    wall: { status: 'passed' },
    roof: { status: 'passed' },
  });
});

test('a failure behind a pass is its own root, whatever lies further back', () => {
  expect(verdicts({ ground: 'no', roof: 'no' }).roof).toMatchObject({ status: 'failed', cause: 'wrong' });
});

test('a failure that rests on an unknown is unknown, and names what it rests on', () => {
  const { wall, roof } = verdicts({ ground: unseen('denied'), wall: 'no', roof: 'no' });
  expect(wall).toEqual({ status: 'unknown', reason: 'rests-on-unknown', detail: 'ground', by: 'ground' });
  expect(roof).toEqual({ status: 'unknown', reason: 'rests-on-unknown', detail: 'ground', by: 'ground' });
});

test('what cannot be told before another check passes is blocked by the root of its failure, and unknown without one', () => {
  const garden = (words: Parameters<typeof tinyEvidence>[0]) => verdicts({ garden: 'dark', ...words }).garden;
  expect(garden({ wall: 'no' })).toEqual({ status: 'blocked', by: 'wall' });
  expect(garden({ ground: 'no', wall: 'no' })).toEqual({ status: 'blocked', by: 'ground' });
  for (const wall of ['yes', unseen('denied')])
    expect(garden({ wall })).toEqual({ status: 'unknown', reason: 'undecided', detail: 'the light' });
});

test.each(unknownReasons)('what could not be seen for %s never fails', (reason) => {
  expect(verdicts({ ground: unseen(reason) }).ground).toEqual({ status: 'unknown', reason, detail: 'seen' });
});

test('a probe that was not collected, or in another version, is not collected', () => {
  expect(verdicts({ ground: undefined }).ground).toMatchObject({ status: 'unknown', reason: 'not-collected' });
  expect(verdicts({ ground: { version: 1, round: 1, ms: 0, status: 0, text: 'yes' } }).ground).toMatchObject({
    status: 'unknown',
    reason: 'not-collected',
  });
});

test('an answer that does not parse is garbled, and a judge that throws is a defect', () => {
  expect(verdicts({ ground: 'unreadable', paint: 'defect' })).toMatchObject({
    ground: { status: 'unknown', reason: 'garbled' },
    paint: { status: 'unknown', reason: 'defect', detail: 'a slip of the lab’s author' },
  });
});

test('a tolerated unknown reaches the judge', () => {
  expect(verdicts({ garden: unseen('missing-tool') }).garden).toMatchObject({
    status: 'failed',
    found: { word: 'missing-tool' },
  });
});

test('a follow-up is judged from its first fact: not asked, asked, and not to be told', () => {
  expect(verdicts({ wall: 'ask', more: 'yes' }).roof).toMatchObject({ status: 'passed', note: 'asked' });
  expect(verdicts({ wall: 'ask', more: 'no' }).roof?.status).toBe('blocked');
  expect(verdicts({ wall: 'ask' }).roof).toMatchObject({ status: 'unknown', reason: 'not-collected' });
  expect(verdicts({ wall: unseen('timed-out') }).roof).toMatchObject({ status: 'unknown', reason: 'timed-out' });
});

test('a host that was never reached is unknown in everything, for the same reason', () => {
  const evidence = {
    ...tinyEvidence(),
    outputs: {},
    failure: { reason: 'unreachable', detail: 'no route', cure: 'Switch it on.' } as const,
  };
  for (const verdict of judge(plan(tinyLab), evidence).filter(({ check }) => check !== 'garden'))
    expect(verdict).toMatchObject({ status: 'unknown', reason: 'unreachable', detail: 'no route' });
});
