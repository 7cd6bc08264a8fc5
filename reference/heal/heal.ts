import { setTimeout as pause } from 'node:timers/promises';
import type { Report, Step } from '../../src/index.ts';
import type { Hands } from './hands.ts';

/** How a host was healed by typing what its reports say, or where that got stuck. */
export type Healing = {
  readonly outcome: 'healed' | 'stuck';
  /** How many repairs were typed. */
  readonly repairs: number;
  /** How many repairs no line can do; the reference did them. */
  readonly solved: number;
  /** How many repairs of both kinds led to full required marks; null where they were not reached. */
  readonly required: number | null;
  /** Checks whose repair cost points. */
  readonly costly: readonly string[];
  /** One sentence, where it got stuck. */
  readonly says: string | undefined;
  /** The fewest repairs in any order that was tried, this one among them. */
  readonly best?: number;
};

export type HealOptions = {
  readonly hands: Hands;
  /** Grades the host, at the hint level `full`. */
  readonly grade: () => Promise<Report>;
  /** Does by the reference what a check asks; returns why it could not, where it could not. */
  readonly solve: (check: string) => Promise<string | undefined>;
  readonly mostRepairs: number;
  /** Chooses the repair to make now; that of `next` unless said, then of a bonus. */
  readonly choose?: (report: Report) => Choice | undefined;
  /** Whether it ends with the required points. */
  readonly requiredOnly?: boolean;
};

/** A check to repair. */
export type Choice = Pick<Report['checks'][number], 'id' | 'repair' | 'says'>;

/** A service needs a moment before it answers; a person needs longer to ask for a grade. */
const settling = 1500;

/**
 * Heals a host as a student would who knows nothing: types the repair of the next step, grades again, until nothing is
 * left to do, the same repair comes twice, or too many were typed. The report's JSON is all that is read.
 */
export const heal = async (options: HealOptions): Promise<Healing> => {
  const { grade, mostRepairs, choose = nextOf, requiredOnly = false } = options;
  const seen = new Set<string>();
  const costly: string[] = [];
  let [repairs, solved, last, before] = [0, 0, '', 0];
  let required: number | null = null;
  for (;;) {
    const report = JSON.parse(JSON.stringify(await grade())) as Report;
    const earned = report.grade.earned + report.grade.bonus;
    if (last && earned < before) costly.push(last);
    before = earned;
    if (report.grade.earned >= report.grade.possible) required ??= repairs + solved;
    const end = (outcome: Healing['outcome'], says?: string): Healing => ({
      ...{ outcome, repairs, solved, required, costly, says },
    });
    const next = requiredOnly && required !== null ? undefined : choose(report);
    if (!next) return end('healed');
    last = next.id;
    const key = JSON.stringify([next.id, next.repair]);
    if (next.repair.length === 0) return end('stuck', `${next.id}: no repair (${next.says})`);
    if (seen.has(key)) return end('stuck', `${next.id}: the same repair comes twice (${linesOf(next.repair)})`);
    if (repairs + solved >= mostRepairs) return end('stuck', `${next.id}: more than ${mostRepairs} repairs`);
    seen.add(key);
    const made = await make(next, options);
    if (made.refused !== undefined) return end('stuck', `${next.id}: ${made.refused}`);
    if (made.solved) solved += 1;
    else repairs += 1;
    await pause(settling);
  }
};

/** The check that the report names, or a bonus where only those are left. */
const nextOf = ({ next, checks }: Report): Choice | undefined =>
  next ? { id: next.check, ...next } : checks.find(({ status }) => status === 'failed');

/** Makes the steps of a repair in their order: types its lines, and lets the reference do what its words ask. */
const make = async (
  { id, repair }: Choice,
  { hands, solve }: HealOptions,
): Promise<{ readonly refused?: string; readonly solved: boolean }> => {
  let solved = false;
  for (const step of repair) {
    if (step.run !== null && !needsInternet(step.run)) {
      const refused = await hands.type({ ...step, run: step.run });
      if (refused !== undefined) return { refused, solved };
    } else if (!solved) {
      const refused = await solve(id);
      if (refused !== undefined) return { refused, solved };
      solved = true;
    }
  }
  return { solved };
};

/** A sandbox has no way out, so the reference does what such a line asks, from files of this machine. */
const needsInternet = (line: string): boolean =>
  /(?<![/\w])(?:debootstrap|apt|apt-get|wget|git clone|(?:docker|podman) pull|skopeo copy)(?=\s)|\bpip3? install\b/.test(
    line,
  );

const linesOf = (steps: readonly Step[]): string => steps.map(({ run, text }) => run ?? text).join('; ');
