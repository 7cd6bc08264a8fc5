import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible } from '../languages/visible.ts';
import { host } from '../model/step.ts';
import { saidOf } from './sentences.ts';

/** Names as somebody gives them who wants the next reader to type something else. */
const pieces = [
  "'",
  '"',
  '`id`',
  '$(id)',
  '${HOME}',
  '\\',
  '\n',
  ' ',
  ';',
  '&',
  '|',
  '>',
  '*',
  '~',
  '-',
  '--',
  '#',
  '!',
  '\u202e',
  '\u200b',
  '\u001b[2J',
  'é',
  '字',
  'a',
  '/',
  '{x}',
  '\r',
  '\t',
];
const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));

/** The words that a real shell makes of a line that begins with `show`. */
const wordsOf = (line: string): string[] =>
  execFileSync('sh', ['-c', `show() { printf '%s\\0' "$@"; }; HOME=/home; ${line}`], {
    env: {},
    cwd: '/',
  })
    .toString()
    .split('\0')
    .slice(0, -1);

test('a value is one word of its line, and nothing in it is run', () => {
  fc.assert(
    fc.property(hostile, hostile, (first, second) => {
      const [step] = saidOf({ first, second }).steps([host('show {first} --at=x/{second}/y')]);
      if (step!.run === null) return;
      expect(wordsOf(step!.run)).toEqual([first.replace(/^~\//, '/home/'), `--at=x/${second}/y`]);
    }),
    { numRuns: 300 },
  );
});

test('a name that is not seen as it is, or that looks like an option, is in no line', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      const [step] = saidOf({ name }).steps([host('show {name}', { text: 'Show it.' })]);
      const isPlain = visible(name) === name && !name.startsWith('-');
      expect(step!.run === null).toBe(!isPlain);
      if (!isPlain) expect(step).toMatchObject({ place: 'elsewhere', stays: false });
      expect(step!.text).toMatch(/^Show it\./);
      expect(visible(step!.text!)).toBe(step!.text);
    }),
  );
});
