import { expect, test } from 'vitest';
import type { Attempt } from '../model/gradebook.ts';
import { gradebookOf } from './gradebook-of.ts';

const attempt = (lab: string, id: string, points: number | null, day: number, possible = 20): Attempt => ({
  lab: { id: lab, title: lab },
  student: { id, name: id.toUpperCase() },
  group: `G${day}`,
  email: null,
  total: { points, possible, scale: null, waitsFor: points === null ? 'review' : null },
  collectedAt: `2026-03-0${day}T12:00:00Z`,
});
const rules = { take: 'best', weights: {}, scale: 100 } as const;
const rows = (...about: Parameters<typeof gradebookOf>) =>
  gradebookOf(...about).students.map(({ student, marks, total }) => [student.id, ...marks, total]);

const attempts = [
  ...[attempt('pinger', 'alice', 20, 2), attempt('pinger', 'alice', 10, 3), attempt('runc', 'alice', 5, 1, 10)],
  ...[attempt('pinger', 'bob', 15, 1), attempt('pinger', 'bob', null, 2), attempt('runc', 'bob', 0, 1, 10)],
  attempt('pinger', 'carol', 13, 1),
];

test('the best of each lab, by weights; not known while a lab is missing', () => {
  const weights = { pinger: 3 };
  expect(rows(attempts, [], { ...rules, weights })).toEqual([
    ['alice', 100, 50, 87.5],
    ['bob', 75, 0, 56.25],
    ['carol', 65, null, null],
  ]);
});

test('the last of each lab, whatever the order of the runs; a review is no mark, and never zero', () => {
  expect(rows(attempts.toReversed(), [{ id: 'alice', name: 'A' }], { ...rules, take: 'last', scale: 10 })).toEqual([
    ['alice', 5, 5, 5],
    ['carol', 6.5, null, null],
    ['bob', null, 0, null],
  ]);
});

test('a lab may have a name that every object answers to', () => {
  expect(gradebookOf([attempt('constructor', 'alice', 20, 1)], [], rules).labs[0]?.weight).toBe(1);
});

test('a lab of weight 0 is shown and does not count', () => {
  expect(rows(attempts, [], { ...rules, weights: { runc: 0 } }).at(-1)).toEqual(['carol', 65, null, 65]);
});

test('group and name are those of the newest run; who was chosen is there without an attempt', () => {
  const { students } = gradebookOf(attempts, [{ id: 'zoe', name: 'Zoe' }], rules);
  expect(students.map(({ student, group }) => [student.id, group])).toEqual([
    ['zoe', null],
    ['alice', 'G3'],
    ['bob', 'G2'],
    ['carol', 'G1'],
  ]);
});
