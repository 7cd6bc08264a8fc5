import type { Report, Step } from '../../src/index.ts';
import type { Hands } from './hands.ts';

/** How a host was healed by typing what its reports say, or where that got stuck. */
export type Healing = {
  readonly outcome: 'healed' | 'stuck';
  /** How many repairs were typed. */
  readonly repairs: number;
  /** How many repairs no line can do; the reference did them. */
  readonly solved: number;
  /** Checks whose repair cost points. */
  readonly costly: readonly string[];
  /** One sentence, where it got stuck. */
  readonly says: string | undefined;
};

export type HealOptions = {
  readonly hands: Hands;
  /** Grades the host, at the hint level `full`. */
  readonly grade: () => Promise<Report>;
  /** Does by the reference what a check asks; false where it cannot. */
  readonly solve: (check: string) => Promise<boolean>;
  readonly mostRepairs: number;
};

/**
 * Heals a host as a student would who knows nothing: types the repair of the next step, grades again, until nothing is
 * left to do, the same repair comes twice, or too many were typed. The report's JSON is all that is read.
 */
export const heal = async ({ hands, grade, solve, mostRepairs }: HealOptions): Promise<Healing> => {
  const seen = new Set<string>();
  const costly: string[] = [];
  let [repairs, solved, last, before] = [0, 0, '', 0];
  for (;;) {
    const report = JSON.parse(JSON.stringify(await grade())) as Report;
    const earned = report.grade.earned + report.grade.bonus;
    if (last && earned < before) costly.push(last);
    before = earned;
    const end = (outcome: Healing['outcome'], says?: string): Healing => ({ outcome, repairs, solved, costly, says });
    const next = report.next ?? report.checks.find(({ status }) => status === 'failed');
    if (!next) return end('healed');
    const check = 'check' in next ? next.check : next.id;
    last = check;
    const key = JSON.stringify([check, next.repair]);
    if (next.repair.length === 0) return end('stuck', `${check}: no repair (${next.says})`);
    if (seen.has(key)) return end('stuck', `${check}: the same repair comes twice (${linesOf(next.repair)})`);
    if (repairs + solved >= mostRepairs) return end('stuck', `${check}: more than ${mostRepairs} repairs`);
    seen.add(key);
    if (next.repair.some(({ run }) => run === null)) {
      if (!(await solve(check))) return end('stuck', `${check}: no line, and the reference does not solve it`);
      solved += 1;
      continue;
    }
    for (const step of next.repair) {
      const refused = await hands.type({ ...step, run: step.run! });
      if (refused !== undefined) return end('stuck', `${check}: ${refused}`);
    }
    repairs += 1;
  }
};

const linesOf = (steps: readonly Step[]): string => steps.map(({ run, text }) => run ?? text).join('; ');
