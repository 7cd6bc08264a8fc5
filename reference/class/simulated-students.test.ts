import { expect, test } from 'vitest';
import { pinger } from '../../checks/pinger/lab.ts';
import { pingerReference } from '../pinger/reference.ts';
import { simulatedStudents, standTogether } from './simulated-students.ts';

const mutant = (id: string) => pingerReference.mutants.find((one) => one.id === id)!;

test('a class is always the same, and its students are not', () => {
  const students = simulatedStudents(pingerReference, 200);
  expect(simulatedStudents(pingerReference, 200)).toEqual(students);
  expect(new Set(students.map(({ id }) => id)).size).toBe(200);
  expect(students.slice(0, 4).map(({ id, name }) => [id, name])).toEqual([
    ['alice', 'Alice'],
    ['bob', 'Bob'],
    ['carol', 'Carol'],
    ['student-004', 'Student 004'],
  ]);
  const [alice, bob, carol] = students;
  expect([alice?.mistakes, bob?.mistakes?.length, carol?.mistakes]).toEqual([[], 3, undefined]);
  const mixes = new Set(students.map(({ mistakes }) => mistakes?.map(({ id }) => id).join()));
  expect(mixes.size).toBeGreaterThan(50);
  const made = students.flatMap(({ mistakes = [] }) => mistakes.map(({ id }) => id));
  expect(new Set(made).size).toBeGreaterThan(40);
});

test('no mistake of a student hides another', () => {
  for (const { mistakes = [] } of simulatedStudents(pingerReference, 200).slice(2))
    for (const [index, one] of mistakes.entries())
      for (const other of mistakes.slice(index + 1)) expect(standTogether(pinger, one, other)).toBe(true);
  expect(standTogether(pinger, mutant('pair-missing'), mutant('container-address-without-prefix'))).toBe(false);
  expect(standTogether(pinger, mutant('package-forgotten'), mutant('binary-not-executable'))).toBe(false);
  expect(standTogether(pinger, mutant('uts-forgotten'), mutant('container-address-without-prefix'))).toBe(true);
});
