import type { FactValues } from './fact-values.ts';

/** A fact of a recording, readable: where it is from, and what it is. */
export type Sample = { readonly of: string; readonly probe: string; readonly fact: unknown };

/** Two facts of a kind of probe: one where the thing is there, and one where it is not. */
export type Samples = Readonly<Record<string, { readonly there: Sample; readonly not: Sample }>>;

/**
 * Two facts for each kind of probe. The thing is there in the fact that tells most kinds of things, and not in the one
 * that tells fewest; the shorter of two that tell equally much is taken.
 */
export const samplesOf = (cases: ReadonlyMap<string, FactValues>): Samples => {
  const kinds = new Map<string, Sample[]>();
  for (const [of, facts] of [...cases].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    for (const [probe, fact] of Object.entries(facts)) {
      const kind = probe.split(':', 1)[0]!;
      kinds.set(kind, [...(kinds.get(kind) ?? []), { of, probe, fact: fact ?? null }]);
    }
  return Object.fromEntries(
    [...kinds]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, samples]) => {
        const weighed = samples.map((sample) => ({ sample, ...weightOf(sample.fact) }));
        const sorted = weighed.toSorted((a, b) => a.told - b.told || a.length - b.length);
        const most = sorted.at(-1)!.told;
        return [kind, { there: sorted.find(({ told }) => told === most)!.sample, not: sorted[0]!.sample }];
      }),
  );
};

/** The number of different things that a fact tells, whatever their number, and the length of its JSON. */
const weightOf = (fact: unknown): { readonly told: number; readonly length: number } => {
  const paths = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, `${path}[]`);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) walk(one, `${path}.${name}`);
    else if (value !== null && value !== undefined && value !== false && value !== '') paths.add(path);
  };
  walk(fact, '');
  return { told: paths.size, length: (JSON.stringify(fact) ?? '').length };
};
