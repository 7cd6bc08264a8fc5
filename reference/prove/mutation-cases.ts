import { references } from '../references.ts';
import { casesOf } from './cases.ts';
import { lintLab } from './lint.ts';
import { recordings } from './recordings.ts';
import { replay } from './replay.ts';

/** One thing that mutation testing can ask again and again within one process: it says what is wrong. */
export type MutationCase = { readonly id: string; readonly run: () => readonly string[] };

/** Every recording of every lab, and each lab's lint. */
export const mutationCases = async (): Promise<MutationCase[]> => {
  const ofLabs = references.map(async (reference): Promise<MutationCase[]> => {
    const { lab } = reference;
    const saved = await recordings(lab.id);
    return [
      { id: `${lab.id} lint`, run: () => lintLab(reference) },
      ...casesOf(reference).map((one) => ({
        id: `${lab.id} ${one.id}`,
        run: () => replay(lab, one, saved.get(one.id)!),
      })),
    ];
  });
  return (await Promise.all(ofLabs)).flat();
};
