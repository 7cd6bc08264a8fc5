import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostPath, quote, word } from './quote.ts';
import { shells } from './shells.fixture.ts';

/** Any text that can be a word: a shell's argument has no NUL. */
const anyWord = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom("'", '\\', '$(id)', '`id`', '"', '\n', '!!', '*', '~', '-n'),
  )
  .map((text) => text.toWellFormed().replaceAll('\0', ''));

test.each(shells)('%s reads a quoted text back as exactly that text', (_, command) => {
  fc.assert(
    fc.property(fc.array(anyWord, { minLength: 1, maxLength: 20 }), (words) => {
      const script = `for w in ${words.map(quote).join(' ')}; do printf '%s\\0' "$w"; done`;
      const [program = '', ...options] = command;
      const output = execFileSync(program, [...options, '-s'], { input: script, encoding: 'utf8' });
      expect(output.split('\0').slice(0, -1)).toEqual(words);
    }),
    { numRuns: 60 },
  );
});

test('a word for people is quoted only where a shell would read it otherwise', () => {
  expect(word('10.200.7.1/24')).toBe('10.200.7.1/24');
  expect(word('veth host')).toBe("'veth host'");
  expect(word('')).toBe("''");
});

test('a home folder keeps its meaning for people', () => {
  expect(word('~/rootfs')).toBe('~/rootfs');
  expect(word('~/')).toBe('~/');
  expect(word('~/root fs')).toBe("~/'root fs'");
  expect(word('~root')).toBe("'~root'");
});

test.each(shells)('%s reads a path of the host as one word, below its root', (_, command) => {
  const read = (path: string): string => {
    const script = `r=/proc/1/root d='/home/a  b'; printf '%s|' ${hostPath(path)}`;
    const [program = '', ...options] = command;
    return execFileSync(program, [...options, '-s'], { input: script, encoding: 'utf8' });
  };
  expect(read("/srv/it's *")).toBe("/proc/1/root/srv/it's *|");
  expect(read('~/$(id) x')).toBe('/proc/1/root/home/a  b/$(id) x|');
  expect(read('~/')).toBe('/proc/1/root/home/a  b/|');
});
