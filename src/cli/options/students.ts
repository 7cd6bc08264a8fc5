import { UsageError } from '../../model/errors.ts';
import type { Shard } from '../../stages/shard.ts';
import { type Reader, several, text, toggle, value } from './option.ts';

/** `2/5`: the second of five parts. */
const partOf: Reader<Shard> = (typed, name) => {
  const [, index = 0, parts = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(typed) ?? []).map(Number);
  if (index >= 1 && index <= parts) return { index, count: parts };
  throw new UsageError(`${name} cannot be "${typed}".`, `Write for example ${name} 2/5 for the second of five parts.`);
};

/** The students of a run. */
export const student = several('--student <id>', 'grade this student of the course file, by id or name (repeatable)');
export const all = toggle('--all', 'grade the whole class');
export const group = several('--group <name>', 'grade this group of the class (repeatable)');
export const shard = value('--shard <i/n>', 'grade only the i-th of n parts of the class', partOf);
export const course = text('--course <file>', 'the course file (default: the nearest course.yaml, here or above)');
