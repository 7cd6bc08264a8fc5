import { visible } from '../languages/visible.ts';
import type { Answer, Answers } from '../model/answers.ts';
import { blotted } from '../model/blotted.ts';
import type { Evidence, SavedOutput } from '../model/evidence.ts';
import { bytesOf, type Facts } from './facts.ts';
import { probesOf } from './ground-of.ts';
import type { Plan } from './plan.ts';

/** The bytes of one answer that people get to see; the evidence has all of them. */
const mostBytes = 3000;

/** The raw answers behind the verdicts of a plan, made harmless. Each is told once, with the first check that rests on it. */
export const answersOf = (plan: Plan, facts: Facts, { outputs }: Pick<Evidence, 'outputs'>): Answers => {
  const told = new Set<string>();
  return Object.fromEntries(
    plan.checks.map((check) => {
      const own = probesOf(check, plan, facts).filter(({ id }) => Object.hasOwn(outputs, id) && !told.has(id));
      for (const { id } of own) told.add(id);
      return [check.id, own.map(({ id }) => answerOf(id, outputs[id]!))];
    }),
  );
};

const answerOf = (id: string, output: SavedOutput): Answer => {
  const probe = visible(id);
  if ('unknown' in output) return { probe, unknown: output.unknown, detail: visible(output.detail) };
  const bytes = bytesOf(output);
  const text = new TextDecoder().decode(bytes.slice(0, mostBytes)).replace(/\n$/, '');
  return {
    probe,
    status: output.status,
    lines:
      text === ''
        ? []
        : blotted(text)
            .split('\n')
            .map((line) => visible(line, mostBytes)),
    cut: Math.max(0, bytes.length - mostBytes),
  };
};
