import { expect, test } from 'vitest';
import { type GroupName, type Probe, probe, text } from '../model/probe.ts';
import { groupsOf, round } from './compose.ts';

const asking = (group: GroupName, script = 'true'): Probe<string> =>
  probe({ id: group, version: 1, group, tools: [], script, parse: text });

test('only groups with a probe are asked, kernel reads first, whatever the order of the probes', () => {
  expect(groupsOf([asking('slow'), asking('kernel')])).toEqual(['kernel', 'slow']);
  expect(groupsOf([asking('files')])).toEqual(['files']);
});

test('a round that no shell could be handed as one argument is refused before it is sent', () => {
  expect(() => round('1', [asking('kernel', `# ${'x'.repeat(120_000)}`)])).toThrow(RangeError);
  expect(() => round('1', [asking('kernel', `# ${'x'.repeat(100_000)}`)])).not.toThrow();
});
