import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWord } from './shell-word.ts';

test('plain words stay as they are', () => {
  expect(['pinger', '10.200.7.1/24', 8080].map(shellWord)).toEqual(['pinger', '10.200.7.1/24', '8080']);
});

test('any text is one word of sh, and that text', () => {
  const text = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0'));
  fc.assert(
    fc.property(fc.array(text, { minLength: 20, maxLength: 40 }), (texts) => {
      const script = `printf '%s\\0' ${texts.map(shellWord).join(' ')}`;
      const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
      expect(read).toEqual(texts);
    }),
    { numRuns: 20 },
  );
});
