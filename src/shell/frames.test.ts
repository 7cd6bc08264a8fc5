import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Frame, frameReader } from './frames.ts';

const mark = '0123456789abcdef0123456789abcdef';
const framed = ({ name, codec, body }: Frame): string => `<${mark} ${name} ${codec} ${body}>`;

const read = (chunks: readonly string[]): Frame[] => {
  const found: Frame[] = [];
  const reader = frameReader(mark, (frame) => found.push(frame));
  for (const chunk of chunks) reader(chunk);
  return found;
};

const frame: fc.Arbitrary<Frame> = fc.record({
  name: fc.constantFrom('1', '2', '12'),
  codec: fc.constantFrom('gb', 'cb', 'gx', 'cx'),
  body: fc.stringMatching(/^[A-Za-z0-9+/= \n]{0,300}$/),
});
/** Noise of a login shell or a flood: anything, but not the run's mark. */
const noise = fc.string().filter((text) => !text.includes(mark));

/** Cuts a text into chunks at any places. */
const chunked = (text: string, cuts: readonly number[]): string[] => {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].toSorted((a, b) => a - b);
  return places.slice(1).map((place, index) => text.slice(places[index], place));
};

test('frames are found among noise, wherever the output is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(noise, frame)), noise, fc.array(fc.nat(), { maxLength: 30 }), (parts, tail, cuts) => {
      const text = parts.map(([before, one]) => before.replaceAll('<', '(') + framed(one)).join('') + tail;
      expect(read(chunked(text, cuts))).toEqual(parts.map(([, one]) => one));
    }),
  );
});

test('a frame may lie anywhere within one that came late', () => {
  fc.assert(
    fc.property(frame, frame, fc.nat(), (large, small, place) => {
      const head = `<${mark} ${large.name} ${large.codec} `;
      const at = place % (large.body.length + 1);
      const text = `${head}${large.body.slice(0, at)}${framed(small)}\n${large.body.slice(at)}>`;
      const [first, second] = read([text]);
      expect(first).toEqual(small);
      expect(second?.body.replaceAll('\n', '')).toBe(large.body.replaceAll('\n', ''));
    }),
    { numRuns: 200 },
  );
});

test('without the mark no frame can be forged', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(noise, fc.constantFrom('<', '>', '<0123', `<${mark.slice(0, 31)}0 1 gb `, '1 gb AAAA>'))),
      (parts) => {
        expect(read(parts.filter((part) => !part.includes(mark)))).toEqual([]);
      },
    ),
  );
});

test('what has no name, codec and bytes is no frame', () => {
  for (const content of ['banner', '1 gb', ' gb AAAA', 'noise 1 gb AAAA'])
    expect(read([`<${mark} ${content}>`])).toEqual([]);
});

test('a flood of brackets is kept nowhere', () => {
  // Reading that is not linear would not end within this test's time.
  const flood = '<>><'.repeat(250_000);
  expect(read(Array.from({ length: 10 }, () => flood))).toEqual([]);
});

test('a frame that is longer than any round may be is dropped', () => {
  expect(read([`<${mark} 1 gb `, ...Array.from({ length: 20 }, () => 'A'.repeat(1_000_000)), '>'])).toEqual([]);
});
