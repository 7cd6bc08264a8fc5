import { expect, test } from 'vitest';
import { pingerReference } from '../pinger/reference.ts';
import { casesOf } from './cases.ts';
import { chosenCases } from './summary.ts';

const cases = casesOf(pingerReference);
const killers = (id: string): string[] =>
  (pingerReference.mutants.find((mutant) => mutant.id === id)?.killedBy ?? []).map(([check]) => check);
const chosen = (checks: readonly string[], ids: readonly string[]) => chosenCases(cases, killers, checks, ids);

test('with nothing named, all cases are proven', () => {
  expect(chosen([], [])).toEqual(cases);
});

test('cases named by their ids are proven, and no others', () => {
  expect(chosen([], ['different-x', 'chroot']).map(({ id }) => id)).toEqual(['chroot', 'different-x']);
});

test('of some checks, every mutant of each and every right solution is proven', () => {
  const both = chosen(['netns-exists', 'uts-isolated'], []);
  const mutants = both.filter(({ kind }) => kind === 'mutant').map(({ id }) => id);
  expect(mutants).toEqual(expect.arrayContaining(['netns-misspelt', 'uts-forgotten']));
  expect(mutants).not.toContain('different-x');
  expect(both.length - mutants.length).toBe(cases.filter(({ kind }) => kind !== 'mutant').length);
});
