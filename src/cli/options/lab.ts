import { UsageError } from '../../model/errors.ts';
import { hintLevels } from '../../model/report.ts';
import { count, type Option, oneOf, several, text, value } from './option.ts';

/** The lab, its parameters, and the part of it that is graded. */
export const lab = text('--lab <name>', 'the lab to grade; labcheck list names them');
export const skip = several('--skip <check>', 'omit a check (repeatable)');
export const only = several('--only <check>', 'grade only this check (repeatable)');
export const phase = several('--phase <name>', 'grade only this phase of the lab (repeatable)');
export const hints = value(
  '--hints <level>',
  `how much the report gives away: ${hintLevels.join(', ')}`,
  oneOf(hintLevels),
  {
    choices: hintLevels,
  },
);

const words = several('--set <key=value>', 'set a parameter of the lab, such as x=7 (repeatable)');
/** Parameters by name; the last value of a name counts. */
export const set: Option<typeof words.flags, Readonly<Record<string, string>>> = {
  ...words,
  read: (typed) =>
    Object.fromEntries(
      (words.read(typed) ?? []).map((word) => {
        const [, name, given] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
        if (name === undefined || given === undefined)
          throw new UsageError(`--set "${word}" is not of the form key=value.`, 'Write for example --set x=7');
        return [name, given];
      }),
    ),
};

const numbers = several('--task <n>', 'grade only the checks of this task of the lab sheet (repeatable)');
export const task: Option<typeof numbers.flags, readonly number[] | undefined> = {
  ...numbers,
  read: (typed) => numbers.read(typed)?.map((number) => count(0, 999)(number, '--task')),
};
