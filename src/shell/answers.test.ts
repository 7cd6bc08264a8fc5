import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { mostInRound, probe } from '../model/probe.ts';
import { answersOf } from './answers.ts';

const mark = '0123456789abcdef0123456789abcdef';
const asked = ['a', 'b'].map((id) =>
  probe({ id, version: 1, group: 'kernel', tools: [], script: ':', parse: () => undefined }),
);
const since = (id: string, seconds = 100): string => `\n${mark} ? ${id} ${seconds}\n`;
const until = (seconds = 100, status = 0): string => `\n${mark} = ${status} ${seconds}\n`;

const read = (raw: string) => {
  const group = `\n${mark} # kernel\n${raw}\n${mark} . kernel\n`;
  return answersOf({ name: '1', codec: 'cb', body: Buffer.from(group, 'latin1').toString('base64') }, mark, asked);
};
const words = (text: string) => ({ status: 0, bytes: Buffer.from(text) });
const unframed = { unknown: 'garbled', detail: 'no answer was framed' };

test('an answer has the time that it took by the host’s clock', () => {
  const answers = read(since('a', 100.5) + until(100.75) + since('b', 100.75) + until(100.5));
  expect(answers.get('a')).toMatchObject({ ms: 250 });
  expect(answers.get('b')).toMatchObject({ ms: 0 });
});

test.each([
  [
    'a tool that is not there, by the fragment’s own word',
    'bzip2\n',
    127,
    { unknown: 'missing-tool', detail: 'bzip2' },
  ],
  ['a tool that is not there, and has no name', '', 127, { unknown: 'missing-tool', detail: 'a tool' }],
  [
    'programs that are not the host’s own',
    'something is mounted over /usr/bin/stat',
    300,
    { unknown: 'garbled', detail: 'something is mounted over /usr/bin/stat' },
  ],
])('%s', (_, said, status, why) => {
  expect(read(since('a') + said + until(100.02, status)).get('a')).toEqual({ id: 'a', ms: 20, ...why });
});

test('an answer that another ran into is not believed', () => {
  const answers = read(`${since('a')}one${since('b')}two${until()}three${until()}`);
  expect(answers.get('a')).toMatchObject(unframed);
  expect(answers.get('b')).toMatchObject(words('two'));
});

test('an id that does not decode costs no other answer', () => {
  const answers = read(`${since('%E0%A4%A')}x${until()}${since('a')}one${until()}`);
  expect(answers.get('a')).toMatchObject(words('one'));
});

test('of two answers to one probe the first counts, and nothing but its end ends it', () => {
  const answers = read(`${since('a')}one\n${mark} x 0 0\n${until()}${since('a')}two${until()}`);
  expect(answers.get('a')).toMatchObject(words(`one\n${mark} x 0 0\n`));
  expect(answers.get('b')).toMatchObject(unframed);
});

test.each([
  ['a frame that was cut', gzipSync(`\n${mark} # kernel\n`).subarray(0, -8)],
  ['a small frame that becomes larger than any round may be', gzipSync(Buffer.alloc(mostInRound + 2))],
])('%s says nothing of any probe', (_, packed) => {
  const why = { ms: 0, unknown: 'garbled', detail: 'the frame cannot be decoded' };
  expect(answersOf({ name: '1', codec: 'gb', body: packed.toString('base64') }, mark, asked)).toEqual(
    new Map(asked.map(({ id }) => [id, { id, ...why }])),
  );
});
