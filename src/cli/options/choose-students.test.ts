import { expect, test } from 'vitest';
import type { Course } from '../../documents/course.ts';
import { chooseStudents } from './choose-students.ts';

const course = {
  file: 'course.yaml',
  students: [
    { id: 'alice', name: 'Alice Nguyễn', group: 'A' },
    { id: 'bob', name: 'Bob', group: 'B' },
    { id: 'carol', name: 'Sam', group: 'A' },
    { id: 'dave', name: 'Sam', group: undefined },
  ],
} as unknown as Course;
const ids = (choice: Parameters<typeof chooseStudents>[1]): string[] =>
  chooseStudents(course, choice).map(({ id }) => id);

test('all, some by id, some by group, and both, in the order of the course', () => {
  expect(ids({})).toEqual(['alice', 'bob', 'carol', 'dave']);
  expect(ids({ students: ['dave', 'alice', 'dave'] })).toEqual(['alice', 'dave']);
  expect(ids({ group: ['A'] })).toEqual(['alice', 'carol']);
  expect(ids({ group: ['A'], students: ['dave', 'carol'] })).toEqual(['alice', 'carol', 'dave']);
});

test('a student by name, whatever its case and however its letters are encoded', () => {
  expect(ids({ students: ['Alice Nguyễn'.normalize('NFD')] })).toEqual(['alice']);
  expect(ids({ students: ['bob'] })).toEqual(['bob']);
  expect(ids({ students: ['BOB'] })).toEqual(['bob']);
  expect(() => ids({ students: ['sam'] })).toThrow(
    expect.objectContaining({
      message: 'course.yaml has 2 students of the name "sam".',
      cure: 'Name one by id: --student carol or --student dave',
    }),
  );
});

test('a student or a group that there is not', () => {
  expect(() => ids({ students: ['crol'] })).toThrow('course.yaml has no student "crol". Did you mean "carol"?');
  expect(() => ids({ group: ['a', 'C'] })).toThrow('course.yaml has no group "a". Did you mean "A"?');
  expect(() => ids({ students: ['alice,bob'] })).toThrow(
    expect.objectContaining({
      message: 'course.yaml has no student "alice,bob".',
      cure: 'Name several one by one: --student alice --student bob',
    }),
  );
  expect(() => ids({ group: ['A, B'] })).toThrow(
    expect.objectContaining({ cure: 'Name several one by one: --group A --group B' }),
  );
  const none = { ...course, students: [course.students[3]!] };
  expect(() => chooseStudents(none, { group: ['A'] })).toThrow('course.yaml has no group "A".');
});
