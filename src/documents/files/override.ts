import type { Decision } from '../../model/report.ts';
import { overrideSchema } from '../override-schema.ts';
import { parseYaml } from '../parse-yaml.ts';
import { type Path, type Problem, pathText } from '../position.ts';
import { placed, refusal } from '../refusal.ts';
import { schemaProblems } from '../schema-problems.ts';
import { readText } from './read-text.ts';

/** One decision and where the file holds it. */
export type OverrideEntry = Decision & { readonly student: string; readonly check: string; readonly path: Path };

const limits = {
  mostBytes: 1_000_000,
  cure: 'Correct the file. A decision is written: - { student: alice, check: veth-pair, earned: 1, reason: seen in class, author: Jan }',
};

/**
 * Reads a file of decisions (YAML, of which JSON is a part): every problem is told at once, with its line and column.
 *
 * @param inspect finds what only the caller can know, such as students and checks that do not exist
 * @throws UsageError where the file cannot be used
 */
export const readOverride = async (
  file: string,
  inspect: (entry: OverrideEntry) => readonly Problem[],
): Promise<OverrideEntry[]> => {
  const { value, where, problems } = parseYaml(file, await readText(file, limits), limits.cure);
  const ofShape = await schemaProblems(overrideSchema, value, { every: true });
  const entries = ofShape.length > 0 ? [] : entriesOf(value);
  const all = [...problems, ...placed([...ofShape, ...repeated(entries), ...entries.flatMap(inspect)], where)];
  if (all.length > 0) throw refusal(file, all, limits.cure);
  return entries;
};

const entriesOf = (value: unknown): OverrideEntry[] =>
  (value as { decisions: Omit<OverrideEntry, 'path'>[] }).decisions.map((entry, index) => ({
    ...entry,
    path: ['decisions', index],
  }));

const repeated = (entries: readonly OverrideEntry[]): Problem[] =>
  entries.flatMap(({ student, check, path }, index) =>
    entries.findIndex((other) => other.student === student && other.check === check) < index
      ? [{ path, says: `${pathText(path)} decides ${check} of ${student} again.` }]
      : [],
  );
