import type { Verdict } from '../../src/index.ts';
import type { LabReference } from '../lab-reference.ts';
import { assessMutant, assessNotBegun, assessSolution, type Finding } from './assess.ts';

/** One host to build and grade. */
export type Case = {
  readonly id: string;
  readonly kind: 'not-begun' | 'reference' | 'variant' | 'mutant';
  readonly story: string;
  /** Shell that is run after the reference was built; undefined where nothing is built at all. */
  readonly script: string | undefined;
  /** A second act, which is done where the first one was. */
  readonly behind?: string;
  readonly set: Readonly<Record<string, string>>;
  /** The phases to grade; none for all. */
  readonly phases: readonly string[];
  readonly assess: (verdicts: readonly Verdict[]) => Finding;
  /** The reason why its repair costs points for a while; unless said, it must cost none. */
  readonly costs?: string;
};

/** Every case of a lab's proof: nothing begun, the reference, each variant, each mutant. */
export const casesOf = ({
  variants,
  mutants,
  phases: ofReference = [],
}: Pick<LabReference, 'variants' | 'mutants' | 'phases'>): Case[] => [
  {
    id: 'not-begun',
    kind: 'not-begun',
    story: 'Nothing was begun.',
    script: undefined,
    set: {},
    phases: [],
    assess: assessNotBegun,
  },
  {
    id: 'reference',
    kind: 'reference',
    story: 'The lab was done right.',
    script: '',
    set: {},
    phases: ofReference,
    assess: (verdicts) => assessSolution(verdicts),
  },
  ...variants.map(
    ({ id, story, build, set = {}, without, phases = ofReference }): Case => ({
      id,
      kind: 'variant',
      story,
      script: build,
      set,
      phases,
      assess: (verdicts) => assessSolution(verdicts, without),
    }),
  ),
  ...mutants.map(
    (mutant): Case => ({
      id: mutant.id,
      kind: 'mutant',
      story: mutant.story,
      script: mutant.break,
      set: {},
      phases: mutant.phases ?? ofReference,
      assess: (verdicts) => assessMutant(mutant, verdicts),
      ...(mutant.costs === undefined ? {} : { costs: mutant.costs }),
    }),
  ),
];
