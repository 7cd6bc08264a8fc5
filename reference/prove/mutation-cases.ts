import { references } from '../references.ts';
import { casesOf } from './cases.ts';
import { imaginedHosts, imprint } from './imagined-hosts.ts';
import { lintLab } from './lint-lab.ts';
import { imaginedImprints, recordings } from './recordings.ts';
import { replay } from './replay.ts';

/** One thing that mutation testing can ask again and again within one process: it says what is wrong. */
export type MutationCase = { readonly id: string; readonly run: () => readonly string[] };

/** Every recording of every lab, each lab's lint, and the hosts that nobody built. */
export const mutationCases = async (): Promise<MutationCase[]> => {
  const ofLabs = references.map(async (reference): Promise<MutationCase[]> => {
    const { lab } = reference;
    const saved = await recordings(lab.id);
    const cases = casesOf(reference);
    const imprints = await imaginedImprints(lab.id);
    return [
      { id: `${lab.id} lint`, run: () => lintLab(reference) },
      ...cases.map((one) => ({
        id: `${lab.id} ${one.id}`,
        run: () => replay(lab, one, saved.get(one.id)!),
      })),
      ...imaginedHosts(lab, cases, saved).map(({ id, make }) => ({
        id: `${lab.id} ${id}`,
        run: () => (imprint(make()) === imprints[id] ? [] : ['something else is made of it']),
      })),
    ];
  });
  return (await Promise.all(ofLabs)).flat();
};
