import { expect, test } from 'vitest';
import { imageStores } from './image-stores.ts';

const id = (letter: string): string => letter.repeat(64);
const parse = (...said: string[]) =>
  imageStores.parse({ status: 0, bytes: Buffer.from(said.map((line) => `${line}\n`).join('')) });

test('each image of a docker has its own names, and each container its image', () => {
  const repositories = {
    'pinger-base': { 'pinger-base:latest': `sha256:${id('a')}` },
    busybox: { 'busybox:latest': `sha256:${id('b')}`, 'busybox:1.36': `sha256:${id('b')}` },
  };
  const folder = '/proc/1/root/var/lib/docker/containers';
  expect(
    parse(
      '@docker /var/lib/docker',
      JSON.stringify({ Repositories: repositories }),
      `${folder}/${id('c')}/config.v2.json:"Image":"sha256:${id('a')}"`,
      // A folder that somebody else made there.
      `${folder}/backup of mine/config.v2.json:"Image":"sha256:${id('b')}"`,
    ),
  ).toEqual([
    {
      engine: 'docker',
      path: '/var/lib/docker',
      images: [
        { id: `sha256:${id('a')}`, names: ['pinger-base:latest'] },
        { id: `sha256:${id('b')}`, names: ['busybox:latest', 'busybox:1.36'] },
      ],
      containers: [{ id: id('c'), image: `sha256:${id('a')}` }],
    },
  ]);
});

test.each([
  ['localhost/pinger-base:latest', 'pinger-base:latest'],
  ['docker.io/library/busybox:latest', 'busybox:latest'],
  ['registry.example/localhost/pinger-base:latest', 'registry.example/localhost/pinger-base:latest'],
  ['@docker /var/lib/docker', '@docker /var/lib/docker'],
])('an image of podman that is named %s is called %s', (name, called) => {
  expect(parse('@podman /s', JSON.stringify([{ id: id('a'), names: [name] }]), '')).toMatchObject([
    { engine: 'podman', images: [{ id: `sha256:${id('a')}`, names: [called] }] },
  ]);
});

test('a store of which only the beginning was read is not judged', () => {
  const begun = `[{"id":"${id('a')}","names":["`;
  const store = (length: number): string => `${begun.padEnd(length - 4, 'x')}"]}]`;
  expect(parse('@podman /s', store(149_999), '')).toMatchObject([{ path: '/s' }]);
  expect(parse('@podman /s', store(150_000), '')).toEqual({
    unknown: 'truncated',
    detail: '150000 bytes of one store',
  });
});
