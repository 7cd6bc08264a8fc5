import { expect, test } from 'vitest';
import { registryTag } from './registry-tag.ts';

const id = `sha256:${'9'.repeat(64)}`;

test.each([
  [`200\n"config":{"mediaType":"x","digest":"${id}","size":409}`, { kind: 'present', config: id }],
  ['200\n', { kind: 'present', config: undefined }],
  ['404\n', { kind: 'absent' }],
  ['401\n', { unknown: 'denied', detail: 'the registry r.example asks for a login' }],
  ['403\n', { unknown: 'denied', detail: 'the registry r.example asks for a login' }],
  ['502\n', { unknown: 'unreachable', detail: 'the registry r.example (HTTP status 502)' }],
  ['000\n', { unknown: 'unreachable', detail: 'the registry r.example' }],
  ['\n', { unknown: 'unreachable', detail: 'the registry r.example (HTTP status none)' }],
])('%j', (said, expected) => {
  const { parse } = registryTag('r.example', 'alice/pinger-base', 'latest');
  expect(parse({ status: 0, bytes: Buffer.from(said) })).toEqual(expected);
});
