import { createHash } from 'node:crypto';
import type { Lab } from '../model/lab.ts';

/**
 * Names a version of a lab: equal where its checks ask the same, judge by the same code and are worth the same. Two runs
 * of different versions cannot be put together.
 */
export const labDigest = (lab: Lab): string => {
  const checks = lab.checks.map(({ id, points, bonus, partial, phase, tasks, after, causes, notes, needs, judge }) => [
    ...[id, points, bonus, partial, phase ?? null, tasks, after.map((check) => check.id), causes, notes],
    ...[String(needs), String(judge)],
  ]);
  const text = JSON.stringify([lab.id, lab.phases, Object.keys(lab.parameters), checks]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
};
