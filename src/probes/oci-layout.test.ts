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

test('a blob whose content is another is damage, and an index that leads nowhere or around is no image', () => {
  expect(parsed(`${nested}${hashes('abc')}${digest('e')}  ${digest('d')}\n`)).toMatchObject({ kind: 'damaged' });
  expect(parsed('layout\n@oci-layout {}\n@index.json {"manifests":[]}\n')).toEqual({ kind: 'empty' });
  const around = `layout\n@index.json {"manifests":[${descriptor('a', 'index.v1+json')}]}\n${blob('a', `{"manifests":[${descriptor('a', 'index.v1+json')}]}`)}`;
  expect(parsed(around + hashes('a'))).toEqual({ kind: 'empty' });
});

test.each(['', '{', 'null', '3'])('an index.json that says %j is damaged', (json) => {
  expect(parsed(`layout\n@index.json ${json}\n`)).toEqual({ kind: 'damaged', what: 'index.json' });
});

test('what is not a layout says so', () => {
  expect(parsed('absent\n')).toEqual({ kind: 'absent' });
  expect(parsed('other-format\n')).toEqual({ kind: 'other-format' });
  expect(() => parsed('')).toThrow('no kind of folder');
});
