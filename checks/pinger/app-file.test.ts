import { expect, test } from 'vitest';
import { appInRootfs } from './app-file.ts';
import { parameters } from './subject.fixture.ts';

/** How often a path stands in the question for the app. */
const times = (place: string, app: string): number =>
  appInRootfs({ ...parameters, app })
    .script.split(/[\s;'"]+/)
    .filter((word) => word === place).length;

test('the app is looked for in all the other places, but not where it should be', () => {
  const [usual, other] = [parameters.app, '/usr/bin/pinger'];
  expect(times(other, usual)).toBe(1);
  // The app's own place is asked for by itself.
  expect(times(other, other)).toBe(times(usual, usual));
  expect(times('/opt/pinger', other)).toBe(1);
});
