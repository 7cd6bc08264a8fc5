import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { width, wrap } from './wrap.ts';

test('later lines begin under the text', () => {
  expect(wrap('hint  ', 'In which namespace is each end?', 22)).toEqual([
    'hint  In which',
    '      namespace is',
    '      each end?',
  ]);
});

test('where the lead takes most of the screen, the text goes below it', () => {
  expect(wrap('Task 1   failed  ', 'In which namespace?', 21)).toEqual([
    'Task 1   failed  In',
    '     which namespace?',
  ]);
  expect(wrap('Task 1   failed  ', 'Namespaces?', 20)).toEqual(['Task 1   failed', '     Namespaces?']);
});

test('a path is not broken, and spaces within a line stay', () => {
  expect(wrap('', 'see /opt/rootfs-pinger/usr/local/bin now', 12)).toEqual([
    'see',
    '/opt/rootfs-pinger/usr/local/bin',
    'now',
  ]);
  expect(wrap('', 'a  b', 12)).toEqual(['a  b']);
});

test('wide letters take two columns, marks none', () => {
  expect([width('漢字'), width('e\u0301'), width('čeština'), width('😀')]).toEqual([4, 1, 7, 2]);
});

test('no line is longer than the screen unless it is one word, and no word is lost', () => {
  const text = fc.array(fc.stringMatching(/^[a-zč漢]{0,12}$/), { maxLength: 20 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.nat(30), text, fc.integer({ min: 1, max: 60 }), (indent, words, columns) => {
      const lines = wrap(' '.repeat(indent), words, columns);
      for (const line of lines) if (line.trim().includes(' ')) expect(width(line)).toBeLessThanOrEqual(columns);
      expect(lines.join(' ').split(/ +/).filter(Boolean)).toEqual(words.split(/ +/).filter(Boolean));
    }),
  );
});
