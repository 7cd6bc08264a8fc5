import { expect, test } from 'vitest';
import type { Verdict } from '../../src/index.ts';
import { assessPair } from './assess-pair.ts';

const mutant = (id: string, ...killedBy: (readonly [string, string])[]) => ({ id, story: '', break: ':', killedBy });
const pair = { first: mutant('low', ['floor', 'wet']), second: mutant('high', ['roof', 'open']) };
const passed = (check: string): Verdict => ({ check, status: 'passed', found: {} });
const failed = (check: string, cause: string): Verdict => ({ check, status: 'failed', cause, found: {}, share: 0 });
const blocked = (check: string, by: string): Verdict => ({ check, status: 'blocked', by });
const outcome = (...verdicts: Verdict[]) => assessPair(pair, verdicts).outcome;

test('both are named for their own cause, or one is blocked by the other', () => {
  expect(outcome(failed('floor', 'wet'), failed('roof', 'open'))).toBe('killed');
  expect(outcome(failed('floor', 'wet'), blocked('roof', 'floor'), blocked('door', 'floor'))).toBe('killed');
  expect(outcome(blocked('floor', 'roof'), failed('roof', 'open'))).toBe('killed');
});

test('a check that is blamed for the consequence of another is a fault', () => {
  expect(outcome(failed('floor', 'wet'), failed('roof', 'open'), failed('door', 'stuck'))).toBe('over-blamed');
  expect(outcome(failed('floor', 'wet'), failed('roof', 'leaking'))).toBe('other-cause');
  expect(outcome(failed('floor', 'wet'), blocked('roof', 'floor'), failed('door', 'stuck'))).toBe('over-blamed');
});

test('what was done last must be seen; what came before may have been taken away by it', () => {
  expect(outcome(failed('floor', 'wet'), passed('roof'))).toBe('other-cause');
  expect(outcome(passed('floor'), failed('roof', 'open'))).toBe('apart');
  expect(outcome(passed('floor'), passed('roof'))).toBe('survived');
  expect(outcome(passed('floor'), failed('roof', 'open'), failed('door', 'stuck'))).toBe('other-cause');
});

test('one that is another mistake beside the other is named for that', () => {
  const together = [{ of: ['high'], with: ['low'], why: '', instead: [['door', 'stuck']] }] as const;
  expect(assessPair(pair, [failed('floor', 'wet'), failed('door', 'stuck')], together).outcome).toBe('killed');
  expect(assessPair(pair, [failed('floor', 'wet'), failed('roof', 'open')], together).outcome).toBe('other-cause');
});

test('nothing may be unknown', () => {
  const unseen: Verdict = { check: 'door', status: 'unknown', reason: 'undecided', detail: 'light' };
  expect(outcome(failed('floor', 'wet'), failed('roof', 'open'), unseen)).toBe('unknown');
  expect(outcome(passed('floor'), failed('roof', 'open'), unseen)).toBe('unknown');
});
