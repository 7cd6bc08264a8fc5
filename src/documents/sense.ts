import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import type { Journal } from './journal.ts';
import { type Path, type Problem, pathText } from './position.ts';

/** Values that have the right shape and cannot be: files may come from strangers, and a date decides about a deadline. */
export const evidenceSense = ({ collectedAt }: Evidence): Problem[] => times([['collectedAt'], collectedAt]);

export const journalSense = ({ startedAt, requests }: Journal): Problem[] => [
  ...times([['startedAt'], startedAt]),
  ...twice(requests.map(({ student: { id } }, index) => [['requests', index, 'student', 'id'], id])),
];

export const reportSense = ({ collectedAt, judgedAt, grade, decided, checks }: Report): Problem[] => [
  ...times([['collectedAt'], collectedAt], [['judgedAt'], judgedAt]),
  ...twice(checks.map(({ id }, index) => [['checks', index, 'id'], id])),
  ...checks.flatMap(({ earned, decision, points }, index) => [
    ...atMost(['checks', index, 'earned'], earned, points),
    ...(decision ? atMost(['checks', index, 'decision', 'earned'], decision.earned, points) : []),
  ]),
  ...atMost(['grade', 'earned'], grade.earned, grade.possible),
  ...(decided ? atMost(['decided', 'earned'], decided.earned, decided.possible) : []),
];

type Named = readonly [path: Path, value: string];

/** 2026-02-30 looks like a date. */
const times = (...all: readonly Named[]): Problem[] =>
  all.flatMap(([path, value]) => {
    const date = new Date(value);
    const isOne = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === value.slice(0, 19);
    return isOne ? [] : [{ path, says: `${pathText(path)} is "${value}": there is no such time.` }];
  });

const twice = (all: readonly Named[]): Problem[] => {
  const seen = new Set<string>();
  return all.flatMap(([path, value]) => {
    const isTwice = seen.has(value);
    seen.add(value);
    return isTwice ? [{ path, says: `${pathText(path)} is "${value}", which is there twice.` }] : [];
  });
};

const atMost = (path: Path, value: number, most: number): Problem[] =>
  value <= most ? [] : [{ path, says: `${pathText(path)} is ${value}, more than the ${most} that it is worth.` }];
