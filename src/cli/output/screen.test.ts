import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Output, World } from '../world.ts';
import { screenOf } from './screen.ts';

const stream = (isTTY: boolean, columns?: number): Output =>
  Object.assign(new PassThrough(), { isTTY, ...(columns === undefined ? {} : { columns }) });

test.each<[name: string, tty: boolean, env: World['env'], wanted: boolean | undefined, colour: boolean]>([
  ['a terminal', true, {}, undefined, true],
  ['a pipe', false, {}, undefined, false],
  ['NO_COLOR', true, { NO_COLOR: '1' }, undefined, false],
  ['an empty NO_COLOR', true, { NO_COLOR: '' }, undefined, true],
  ['FORCE_COLOR', false, { FORCE_COLOR: '1' }, undefined, true],
  ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, undefined, false],
  ['NO_COLOR before FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, undefined, false],
  ['--no-color before FORCE_COLOR', true, { FORCE_COLOR: '1' }, false, false],
  ['a dumb terminal', true, { TERM: 'dumb' }, undefined, false],
])('%s', (_, tty, env, wanted, colour) => {
  expect(screenOf(stream(tty), env, wanted)).toEqual({ colour, columns: 80 });
});

test('the width is the terminal’s, where it knows it', () => {
  expect(screenOf(stream(true, 133), {}).columns).toBe(133);
  expect(screenOf(stream(true, 0), {}).columns).toBe(80);
});
