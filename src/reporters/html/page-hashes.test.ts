import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { classScript } from './class-script.ts';
import { scriptHash, styleHash } from './page-hashes.ts';
import { pageStyle } from './page-style.ts';

test.each([
  ['the style', pageStyle, styleHash],
  ['the script of a class', classScript, scriptHash],
])('the policy names the hash of %s, and HTML escapes no character of it', (_, text, hash) => {
  expect(text).not.toMatch(/[<&"]/);
  expect(hash).toBe(`sha256-${createHash('sha256').update(text).digest('base64')}`);
});
