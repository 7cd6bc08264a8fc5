import { expect, test } from 'vitest';
import { ociBundle } from './oci-bundle.ts';

const parse = (said: string) => ociBundle('~/b').parse({ status: 0, bytes: Buffer.from(said) });
const config = {
  ociVersion: '1.0.2',
  process: { args: ['sh'], cwd: '/' },
  root: { path: 'rootfs' },
};
const bundle = (members: object) => parse(`config\n/root/b\n${JSON.stringify({ ...config, ...members })}\n`);

test.each(['absent', 'not-a-directory'])('a bundle that is %s', (kind) => {
  expect(parse(`${kind}\n`)).toEqual({ kind });
});

test.each(['no-config', 'not-a-file', 'too-large'])('a bundle whose config.json is %s', (kind) => {
  expect(parse(`${kind}\n/root/b\n`)).toEqual({ kind, folder: '/root/b' });
});

test('no kind of bundle is no answer', () => {
  expect(() => parse('')).toThrow('no kind of bundle');
});

test('namespaces may be left out, and may not be named twice', () => {
  expect(bundle({})).toEqual({ kind: 'valid', folder: '/root/b', config });
  expect(bundle({ linux: {} })).toMatchObject({ kind: 'valid' });
  const named = (...types: string[]) => bundle({ linux: { namespaces: types.map((type) => ({ type })) } });
  expect(named('pid', 'mount', 'network')).toMatchObject({ kind: 'valid' });
  expect(named('pid', 'mount', 'network', 'mount')).toEqual({
    kind: 'invalid',
    folder: '/root/b',
    where: '/linux/namespaces',
    rule: 'must name mount once',
  });
});
