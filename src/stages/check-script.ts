import type { Evidence } from '../model/evidence.ts';
import { groups, type Probe } from '../model/probe.ts';
import { checkScript } from '../shell/check-script/compose.ts';
import { vantageOf } from '../shell/vantage.ts';
import type { Plan } from './plan.ts';
import { distinct, firstRound, isolatedShell, secondRound } from './rounds.ts';
import { aboutSchema } from './script-evidence.ts';
import { sweepsOf, template } from './sweeps.ts';

/** The student and the tool, as the answers will name them. */
export type ScriptSubject = Pick<Evidence, 'student' | 'tool'>;

/**
 * The script that asks a host all that a plan needs, without anybody who chooses between its rounds.
 *
 * @param always asked whatever the checks need
 */
export const scriptOf = (plan: Plan, { student, tool }: ScriptSubject, always: readonly Probe<unknown>[]): string => {
  const vantage = vantageOf(isolatedShell(plan));
  const firsts = distinct([vantage, ...always, ...firstRound(plan)]);
  const slow = secondRound(plan, {}).filter(
    ({ group, id }) => groups[group].besides && !firsts.some((one) => one.id === id),
  );
  const about = { schema: aboutSchema, tool, lab: plan.lab.id, student, parameters: plan.set };
  return checkScript(headOf(plan, tool.version), JSON.stringify(about), plan.set, {
    vantage,
    firsts,
    slow,
    sweeps: sweepsOf(plan).map((sweep) => ({ sweep, words: sweep.ask.length, ask: template(sweep) })),
  });
};

const headOf = ({ lab }: Plan, version: string): string[] => [
  `labcheck ${version}: looks at what was built on this machine for the lab "${lab.id}".`,
  '',
  '  sudo sh check.sh > evidence',
  '',
  'It reads the kernel’s tables, files and folders. Pings and requests go to the lab’s own addresses alone, and only',
  'where they lead into the container. It changes nothing, writes nothing but its answers, and ends within 80 seconds.',
  'The answers can be judged on any machine: labcheck judge evidence',
];
