import { expect, test } from 'vitest';
import { cannotTell, checksFor, pass } from '../model/check.ts';
import { OverTime } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import { follow, type Needs, probe } from '../model/probe.ts';
import { factsOf } from '../stages/facts.ts';
import { grade } from '../stages/grade.ts';
import { judge } from '../stages/judge.ts';
import { plan } from '../stages/plan.ts';
import { tinyEvidence } from '../stages/tiny-lab.fixture.ts';
import { timeBudget } from './time-budget.ts';

const forever = (): boolean => /^(?:a+)+$/.test(`${'a'.repeat(60)}b`);
const busy = (milliseconds: number): string => {
  const { user, system } = process.cpuUsage();
  const spent = (): number => {
    const now = process.cpuUsage();
    return (now.user + now.system - user - system) / 1000;
  };
  while (spent() < milliseconds);
  return 'done';
};

test('work within the budget gives its result, and its own error', () => {
  const guard = timeBudget(1000);
  expect(guard(() => 7)).toBe(7);
  expect(guard(() => guard(() => [7]))).toEqual([7]);
  expect(() =>
    guard(() => {
      throw new RangeError('its own');
    }),
  ).toThrow(new RangeError('its own'));
});

test('a pattern that backtracks and a loop are ended, and nothing is begun after', () => {
  for (const work of [
    forever,
    (): never => {
      for (;;);
    },
  ]) {
    const guard = timeBudget(200);
    const before = performance.now();
    expect(() => guard(work)).toThrow(OverTime);
    expect(performance.now() - before).toBeLessThan(5000);
    let begun = false;
    expect(() => guard(() => (begun = true))).toThrow('reading the answers of this host took longer than 0.2 s');
    expect(begun).toBe(false);
  }
});

test('the budget is one for all work of a host', () => {
  const guard = timeBudget(500);
  expect(guard(() => busy(20))).toBe('done');
  expect(() => {
    for (let more = 0; more < 20; more++) guard(() => busy(50));
  }).toThrow(OverTime);
  expect(timeBudget(500)(() => busy(20))).toBe('done');
});

test('a check that has no end takes its own verdict and those behind it, and none before', () => {
  const check = checksFor({});
  const one = (id: string, holds: () => boolean) =>
    check({
      ...{ id, title: id, tasks: [1], points: 1, needs: () => ({}), causes: {} },
      judge: () => (holds() ? pass() : cannotTell('nothing')),
    });
  const lab: Lab = {
    ...{ id: 'tiny', title: 'Tiny', summary: '', tasks: [], phases: [], host: [], parameters: {} },
    checks: [one('before', () => true), one('endless', forever), one('behind', () => true)],
  };
  const facts = factsOf({ outputs: {} }, timeBudget(200));
  expect(judge(plan(lab), { outputs: {} }, facts)).toMatchObject([
    { check: 'before', status: 'passed' },
    { check: 'endless', status: 'unknown', reason: 'garbled' },
    { check: 'behind', status: 'unknown', reason: 'garbled' },
  ]);
});

test('answers that take too long are no reason to lose the report: what was judged before them stays', () => {
  const first = probe({ id: 'first', version: 1, group: 'kernel', tools: [], script: ':', parse: () => 'first' });
  const endless = probe({ id: 'endless', version: 1, group: 'kernel', tools: [], script: ':', parse: forever });
  const one = (id: string, needs: Needs) =>
    checksFor({})({ ...{ id, title: id, tasks: [1], points: 1, causes: {} }, needs: () => needs, judge: () => pass() });
  const lab: Lab = {
    ...{ id: 'tiny', title: 'Tiny', summary: '', tasks: [], phases: [], host: [], parameters: {} },
    checks: [
      one('before', { first }),
      one('endless', { endless }),
      one('behind', { more: follow({ first }, () => endless) }),
    ],
  };
  const output = { version: 1, round: 1, ms: 1, status: 0, text: 'x' };
  const evidence = { ...tinyEvidence(), lab: 'tiny', parameters: {}, outputs: { first: output, endless: output } };
  const facts = factsOf(evidence, timeBudget(200));
  const options = { hints: 'none', trust: 'graded', host: { kernel: null, os: null }, judgedAt: new Date(0) } as const;
  const { report } = grade(plan(lab), evidence, { ...options, tool: { name: 'labcheck', version: '1' } }, facts);
  expect(report.checks.map(({ status }) => status)).toEqual(['passed', 'unknown', 'unknown']);
  expect(facts.of(follow({ first }, () => endless))).toMatchObject({ unknown: 'garbled' });
});
