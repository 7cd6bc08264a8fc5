import { expect, test } from 'vitest';
import { samples } from './sample-reports.fixture.ts';
import { waitsText } from './waits-text.ts';

const { checks } = samples.find(({ name }) => name === 'mixed')!.report;
const blocked = checks.find(({ status }) => status === 'blocked')!;

test('a blocked check waits for a task, and names the check', () => {
  expect(waitsText(blocked, checks)).toBe('waits for task 5 (veth-pair)');
});

test('a check that the report does not hold is named alone', () => {
  expect(waitsText({ ...blocked, blockedBy: 'elsewhere' }, checks)).toBe('waits for elsewhere');
});
