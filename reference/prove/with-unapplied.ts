import type { Evidence } from '../../src/index.ts';
import type { Proven } from './prove.ts';

/** A host's answers without its numbers, which differ from sandbox to sandbox. */
const shapeOf = ({ outputs }: Evidence): string =>
  JSON.stringify(
    Object.entries(outputs)
      .map(([id, output]) => [id.replace(/\d+/g, '#'), 'text' in output ? output.text.replace(/\d+/g, '#') : ''])
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );

/** Tells a mutant that survived from one whose break changed nothing: its host looks as the reference's does. */
export const withUnapplied = (proven: readonly Proven[]): Proven[] => {
  const reference = proven.find(({ case: one }) => one.kind === 'reference');
  const looks = reference?.evidence && shapeOf(reference.evidence);
  return proven.map((one) =>
    one.finding.outcome === 'survived' && looks !== undefined && one.evidence && shapeOf(one.evidence) === looks
      ? {
          ...one,
          finding: {
            outcome: 'changed-nothing',
            says: 'its break changed nothing that a probe sees: correct its commands',
          },
        }
      : one,
  );
};
