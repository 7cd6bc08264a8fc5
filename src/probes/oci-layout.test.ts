import { expect, test } from 'vitest';
import { ociLayout } from './oci-layout.ts';

const digest = (letter: string): string => letter.repeat(64);
const parsed = (text: string) => ociLayout('/x').parse({ status: 0, bytes: new TextEncoder().encode(text) });
const blob = (letter: string, content: string): string => `@${digest(letter)} ${content}\n`;
const descriptor = (letter: string, kind: string) =>
  `{"mediaType":"application/vnd.oci.image.${kind}","digest":"sha256:${digest(letter)}","size":2}`;

/** An index that leads to an index of one platform, as a copy of all platforms has it. */
const nested = `layout
@oci-layout {"imageLayoutVersion":"1.0.0"}
@index.json {"schemaVersion":2,"manifests":[${descriptor('a', 'index.v1+json')}]}
${blob('a', `{"schemaVersion":2,"manifests":[${descriptor('b', 'manifest.v1+json')}]}`)}${blob(
  'b',
  `{"config":${descriptor('c', 'config.v1+json')},"layers":[${descriptor('d', 'layer.v1.tar+gzip')}]}`,
)}`;
const hashes = (letters: string): string =>
  [...letters].map((letter) => `${digest(letter)}  ${digest(letter)}\n`).join('');

test('an index may lead to another, and every digest on the way must be there', () => {
  expect(parsed(nested + hashes('abcd'))).toEqual({ kind: 'whole', layers: 1 });
  for (const gone of 'abcd')
    expect(parsed(nested + hashes('abcd'.replace(gone, '')))).toEqual({
      kind: 'damaged',
      what: `sha256:${digest(gone)}`,
    });
});

test('an index and manifests may have the line ends of Windows', () => {
  expect(parsed(nested.replaceAll('{', '{\r') + hashes('abcd'))).toEqual({ kind: 'whole', layers: 1 });
});

test('a blob whose content is another is damage, and an index that leads nowhere or around is no image', () => {
  expect(parsed(`${nested}${hashes('abc')}${digest('e')}  ${digest('d')}\n`)).toMatchObject({ kind: 'damaged' });
  for (const index of ['{"manifests":[]}', '{"schemaVersion":2}'])
    expect(parsed(`layout\n@oci-layout {}\n@index.json ${index}\n`)).toEqual({ kind: 'empty' });
  const around = `layout\n@index.json {"manifests":[${descriptor('a', 'index.v1+json')}]}\n${blob('a', `{"manifests":[${descriptor('a', 'index.v1+json')}]}`)}`;
  expect(parsed(around + hashes('a'))).toEqual({ kind: 'empty' });
});

test.each(['', '{', 'null', '3'])('an index.json that says %j is damaged', (json) => {
  expect(parsed(`layout\n@index.json ${json}\n`)).toEqual({ kind: 'damaged', what: 'index.json' });
});

test('neither what stands in a blob nor its name speaks for another', () => {
  const claim = `${digest('d')}  ${digest('d')}`;
  const damaged = { kind: 'damaged', what: `sha256:${digest('d')}` };
  expect(parsed(nested + blob('e', claim) + hashes('abce'))).toEqual(damaged);
  // An empty file whose name has a line break in it.
  expect(parsed(`${nested}@x\n${claim} \n${hashes('abc')}`)).toEqual(damaged);
  const stray = 'x@index.json {}';
  expect(parsed(`${nested}@${stray} \n${hashes('abcd')}${digest('e')}  ${stray}\n`)).toMatchObject({ kind: 'whole' });
});

test('what is not a layout says so', () => {
  for (const kind of ['absent', 'not-a-directory', 'other-format']) expect(parsed(`${kind}\n`)).toEqual({ kind });
  expect(() => parsed('')).toThrow('no kind of folder');
});
