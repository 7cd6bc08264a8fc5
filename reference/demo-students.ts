import { doAct } from './do-act.ts';
import type { LabReference } from './lab-reference.ts';
import type { Machine } from './machine.ts';
import type { Mutant } from './mutant.ts';

/** Somebody whose host the demonstration builds, and how far they got. */
export type DemoStudent = {
  readonly id: string;
  readonly name: string;
  /** Whether the whole report is printed, not only a line of the table. */
  readonly shown: boolean;
  readonly work: (machine: Machine, signal: AbortSignal) => Promise<void>;
};

/** Mutants of each lab that do not hide each other, by id. */
const classics: Readonly<Record<string, readonly string[]>> = {
  contedor: ['net-forgotten', 'name-set-on-both-sides'],
  minimal: ['links-to-busybox', 'container-address-without-prefix', 'app-image-of-the-union'],
  pinger: ['package-forgotten', 'uts-forgotten', 'container-address-without-prefix'],
  runc: ['no-masquerading', 'variable-forgotten', 'resolver-misspelt'],
  'what-is-a-container': ['ipc-shared', 'swap-still-on', 'munch-dynamic'],
};

/** Alice did everything, bob made a few classic mistakes, carol made the files and went home. */
export const studentsOf = (reference: LabReference): DemoStudent[] => {
  const mistakes = classicMistakes(reference);
  return [
    { id: 'alice', name: 'Alice', shown: true, work: (machine, signal) => reference.finish(machine, { signal }) },
    {
      id: 'bob',
      name: 'Bob',
      shown: true,
      work: async (machine, signal) => {
        await reference.finish(machine, { signal });
        for (const { break: act } of mistakes) await doAct(machine, reference, act);
      },
    },
    { id: 'carol', name: 'Carol', shown: false, work: async () => {} },
  ];
};

/** Bob's mistakes. */
export const classicMistakes = ({ lab, mutants }: LabReference): Mutant[] => {
  const chosen = classics[lab.id] ?? [];
  const found = mutants.filter(({ id }) => chosen.includes(id));
  return found.length > 0 ? found : mutants.slice(0, 1);
};
