import { afterEach, expect, test } from 'vitest';
import { openTerminal, type Terminal } from './terminal.ts';

const open: Terminal[] = [];
const terminal = (): Terminal => {
  const one = openTerminal([], 'bash --norc');
  open.push(one);
  return one;
};
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

test('a line is typed into a shell that has a terminal of its own', async () => {
  const one = terminal();
  expect(await one.type('cd /usr && tty && pwd', 20_000)).toBe(true);
  expect(one.screen()).toMatch(/\/dev\/pts\/\d+\s+\/usr/);
});

test('a shell that a line opens takes the next lines', async () => {
  const one = terminal();
  expect(await one.type('unshare --uts bash --norc', 20_000)).toBe(true);
  expect(await one.type('hostname labcheck-inner && hostname', 20_000)).toBe(true);
  expect(one.screen()).toContain('labcheck-inner');
});

test('a line that serves does not end', async () => {
  expect(await terminal().type('sleep 60', 1000)).toBe(false);
});

test('a terminal whose shell was left does not wait', async () => {
  const one = terminal();
  expect(await one.type('exit', 20_000)).toBe(false);
});
