import { UsageError } from '../model/errors.ts';
import { offsetIn } from './json-place.ts';
import { type Problem, positionOf } from './position.ts';
import { placed, refusal } from './refusal.ts';
import { type Schema, schemaProblems, shown } from './schema-problems.ts';

/** One kind of JSON file that labcheck writes and reads again. */
export type JsonKind = {
  /** The name of the file in a sentence. */
  readonly name: string;
  /** The value of its `schema`. */
  readonly id: string;
  readonly schema: Schema;
  /** Converts an older version of the file to today's, by the value of its `schema`. */
  readonly older?: Readonly<Record<string, (value: Readonly<Record<string, unknown>>) => unknown>>;
  /** Finds values that the schema allows and that cannot be. */
  readonly sense?: (value: never) => readonly Problem[];
  readonly mostBytes: number;
  /** Whether it lies in a folder that others may have filled. */
  readonly ofOthers?: true;
  readonly cure: string;
};

/**
 * The value of a JSON text, proven to hold to its schema.
 *
 * @param file its name, for errors
 * @throws UsageError where it is cut short, is of another kind or schema version, or has the wrong shape
 */
export const parseJson = async (file: string, text: string, kind: JsonKind): Promise<unknown> => {
  const value = parse(file, text, kind.cure);
  const id = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  const older = typeof id === 'string' ? kind.older?.[id] : undefined;
  if (id !== kind.id && !older) throw otherSchema(file, id, kind);
  const today = older ? older(value as Readonly<Record<string, unknown>>) : value;
  const ofShape = await schemaProblems(kind.schema, today, { every: false });
  const problems = ofShape.length > 0 ? ofShape : (kind.sense?.(today as never) ?? []);
  if (problems.length === 0) return today;
  throw refusal(
    file,
    placed(problems, (path) => positionOf(text, offsetIn(text, path))),
    kind.cure,
  );
};

const parse = (file: string, text: string, cure: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
    const { line, column } = positionOf(text, offset);
    const says = offset >= text.trimEnd().length ? 'the file ends too early: it was cut short.' : 'this is not JSON.';
    throw new UsageError(`${file}:${line}:${column}: ${says}`, cure);
  }
};

const otherSchema = (file: string, id: unknown, kind: JsonKind): UsageError => {
  const family = kind.id.replace(/(?<!\d)\d+$/, '');
  if (typeof id !== 'string' || !id.startsWith(family)) {
    const found = id === undefined ? 'it names no schema' : `its schema is ${shown(id)}`;
    return new UsageError(`${file} is not ${kind.name}: ${found}.`, kind.cure);
  }
  return new UsageError(
    `${file} is ${kind.name} of the schema ${shown(id)}; this version of labcheck reads "${kind.id}".`,
    'Use the version of labcheck that wrote it, or collect again with this one.',
  );
};
