import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { nearest } from '../model/nearest.ts';
import { type NameOf, type Path, type Problem, pathText } from './position.ts';

/** A JSON Schema, draft 2020-12, as data. A `description` completes the sentence "allowed is …". */
export type Schema = Readonly<Record<string, unknown>>;

const compiled = new Map<string, ValidateFunction>();

/**
 * The problems of a value, by its schema.
 *
 * @param nameOf the name of a value, where its path is not the best name
 * @param every false stops at the first problem: a large file of a stranger must not cost a sentence for each of its
 * values
 */
export const schemaProblems = async (
  schema: Schema,
  value: unknown,
  { every, nameOf = pathText }: { every: boolean; nameOf?: NameOf },
): Promise<Problem[]> => {
  const key = `${String(schema['$id'])} ${every}`;
  let validate = compiled.get(key);
  if (!validate) {
    const { compileSchema } = await import('./schema-compiler.ts');
    compiled.set(key, (validate = await compileSchema(schema, every)));
  }
  if (validate(value)) return [];
  // A choice says what is allowed in one sentence; what each of its branches lacked would only confuse.
  return (validate.errors ?? [])
    .filter(({ schemaPath }) => !/\/(?:one|any)Of\//.test(schemaPath))
    .map((error) => problem(error, value, nameOf));
};

const problem = (error: ErrorObject, root: unknown, nameOf: NameOf): Problem => {
  const path = pathOf(error.instancePath, root);
  const subject = nameOf(path);
  if (error.keyword === 'required')
    return { path, says: `${subject} lacks "${String(error.params['missingProperty'])}".` };
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params['additionalProperty']);
    const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
    const choice = known.length > 0 ? ` Allowed: ${known.join(', ')}.` : '';
    return {
      path: [...path, name],
      atKey: true,
      says: `${subject} has an unknown key ${shown(name)}.${nearest(name, known)}${choice}`,
    };
  }
  const quotes = typeof error.data === 'number' && error.schema === 'string' ? ' Write it in quotes.' : '';
  return { path, says: `${subject} is ${shown(error.data)}: ${allowed(error)}.${quotes}` };
};

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  array: 'a list',
  object: 'a mapping',
  boolean: 'true or false',
};

const allowed = ({ keyword, params, schema, parentSchema }: ErrorObject): string => {
  if (keyword === 'enum') return `allowed are ${(schema as unknown[]).join(', ')}`;
  const description = parentSchema?.['description'];
  if (typeof description === 'string') return `allowed is ${description}`;
  if (keyword === 'anyOf' || keyword === 'oneOf') return 'it has none of the shapes that are allowed';
  if (keyword === 'type')
    return `allowed is ${[schema]
      .flat()
      .map((name) => typeNames[String(name)] ?? String(name))
      .join(' or ')}`;
  return `it does not hold to "${keyword}" (${Object.values(params).join(', ')})`;
};

/** A value as an error names it; long ones are cut. */
export const shown = (value: unknown): string => {
  if (value === null || value === undefined) return 'empty';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a mapping';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};

/** A JSON pointer as a path: a step into a list becomes a number. */
const pathOf = (pointer: string, root: unknown): Path => {
  let at = root;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(at) ? Number(name) : name;
      at = (at as Record<string | number, unknown>)[step];
      return step;
    });
};
