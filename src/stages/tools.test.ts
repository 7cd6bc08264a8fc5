import { expect, test } from 'vitest';
import { checksFor, pass } from '../model/check.ts';
import { follow, probe, tolerate } from '../model/probe.ts';
import { plan } from './plan.ts';
import { tinyLab } from './tiny-lab.fixture.ts';
import { toolsOf } from './tools.ts';

const asking = (id: string, ...tools: string[]) =>
  probe({ id, version: 1, group: 'kernel', tools, script: 'true', parse: () => id });
const check = checksFor({});
const needing = (id: string, needs: Parameters<typeof check>[0]['needs']) =>
  check({ id, title: '', tasks: [1], points: 1, causes: {}, needs, judge: () => pass() });

test('the commands of all questions, of what they follow too, each once and in order', () => {
  const checks = [
    needing('one', () => ({ a: asking('a', 'stat', 'ip'), b: tolerate(asking('b', 'curl')) })),
    needing('two', () => ({
      c: follow({ first: asking('first', 'nsenter', 'ip'), other: asking('other', 'awk') }, () => undefined, ['ping']),
    })),
  ];
  expect(toolsOf(plan({ ...tinyLab, parameters: {}, checks }))).toEqual([
    'awk',
    'curl',
    'ip',
    'nsenter',
    'ping',
    'stat',
  ]);
});
