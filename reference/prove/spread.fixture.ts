import type { Evidence } from '../../src/index.ts';

/** Recordings of a lab that `npm test` takes; `npm run test:recordings` takes all. */
const most = 16;
/** As often a kind of answer is seen, where it was recorded that often. */
const least = 2;

/**
 * Some of a lab's recordings: every kind of question in each round, and each encoding of its answer, and others evenly
 * between them.
 */
export const spread = <T>(all: readonly T[], evidenceOf: (one: T) => Evidence): readonly T[] => {
  if (process.env['RECORDINGS'] === 'all') return all;
  const seen = new Map<string, number>();
  const chosen = new Set<T>();
  for (const one of all) {
    const kinds = kindsOf(evidenceOf(one));
    if (kinds.every((kind) => (seen.get(kind) ?? 0) >= least)) continue;
    chosen.add(one);
    for (const kind of kinds) seen.set(kind, (seen.get(kind) ?? 0) + 1);
  }
  const others = all.filter((one) => !chosen.has(one));
  const wanted = Math.min(others.length, Math.max(0, most - chosen.size));
  for (let at = 0; at < wanted; at += 1) chosen.add(others[Math.floor((at * others.length) / wanted)]!);
  return all.filter((one) => chosen.has(one));
};

const kindsOf = ({ outputs }: Evidence): string[] =>
  Object.entries(outputs).map(
    ([id, output]) =>
      `${id.split(':')[0]} ${output.round} ${'text' in output ? 'text' : 'base64' in output ? 'bytes' : 'unknown'}`,
  );
