import { expect, test } from 'vitest';
import type { EngineContainer, HttpAnswer, ImageStore, Listener, Process } from '../../src/probes/index.ts';
import { causeOf, hostWith } from '../resources/pair.fixture.ts';
import { engineWith, taggedImage } from './image.ts';
import { imageImported } from './image-imported.ts';
import { imageRuns } from './image-runs.ts';
import { published } from './published.ts';
import { app, facts, otherNet, ownPid, parameters, process } from './subject.fixture.ts';

const store = (names: readonly string[], containers: ImageStore['containers'] = []): ImageStore[] => [
  { engine: 'podman', path: '/var/lib/containers/storage', images: [{ id: 'sha256:a', names }], containers },
];

test('of several other images the one of the same name and another tag is named', () => {
  const judged = (...names: string[]) =>
    imageImported.judge({ stores: store(names), packed: { kind: 'absent' } } as never, parameters);
  expect(judged('my-pinger:v1', 'pinger-base:v2')).toMatchObject({ found: { found: 'pinger-base:v2' } });
  expect(judged('fedora:40', 'my-pinger:v1')).toMatchObject({ found: { found: 'my-pinger:v1' } });
  expect(causeOf(judged('fedora:40'))).toBe('absent');
  expect(causeOf(judged('fedora:40', parameters.image))).toBe('passed');
});

const [root] = store([parameters.image]) as [ImageStore];
const user: ImageStore = {
  ...root,
  images: [{ id: 'sha256:b', names: [] }],
  path: '/home/alice/.local/share/containers/storage',
};
const empty: ImageStore = { ...root, engine: 'docker', images: [] };

test.each<[string, readonly ImageStore[], string, string]>([
  ['no engine', [], 'podman', 'root'],
  ['the only engine', [empty], 'docker', 'root'],
  ['an engine with images', [empty, root], 'podman', 'root'],
  ['a user’s own store', [empty, user], 'podman-of-a-user', 'alice'],
])('repairs are typed for the engine that the student works with: %s', (_, stores, way, owner) => {
  expect(engineWith(stores, [])).toEqual({ way, owner });
});

test('the engine that has the very image goes before others that have any', () => {
  expect(engineWith([root, user], user.images)).toEqual({ way: 'podman-of-a-user', owner: 'alice' });
});

test.each<[string, string, string | undefined, string | undefined]>([
  ['the lab’s registry and image', 'REGISTRY/alice/IMAGE', undefined, 'alice'],
  ['the student’s own name', 'REGISTRY/alice/IMAGE', 'alice', 'alice'],
  ['another student’s name', 'REGISTRY/bob/IMAGE', 'alice', undefined],
  ['another registry', 'example.com/alice/IMAGE', undefined, undefined],
  ['another image', 'REGISTRY/alice/other:latest', undefined, undefined],
  ['a folder more', 'REGISTRY/alice/more/IMAGE', undefined, undefined],
])('an image is the user’s by its name: %s', (_, name, username, user) => {
  const full = name.replace('REGISTRY', parameters.registry).replace('IMAGE', parameters.image);
  expect(taggedImage(store(['fedora:40', full]), { ...parameters, username })?.user).toBe(user);
});

const inOwn = { net: otherNet, pidNamespace: ownPid, path: parameters.app };
const sleep = { ...inOwn, path: '/usr/bin/sleep' };

test.each<[string, string, readonly Process[]]>([
  ['the app is its first process', 'passed', [process(20, inOwn)]],
  ['the app is another process of its PID namespace', 'passed', [process(20, sleep), process(21, inOwn)]],
  [
    'the app is there in a root of its own',
    'passed',
    [process(20, { ...inOwn, rootPath: '/merged', path: `/merged${parameters.app}` })],
  ],
  ['its root cannot be named', 'passed', [process(20, { ...inOwn, rootPath: undefined })]],
  ['the app runs in another root', 'other-program', [process(20, { ...inOwn, rootPath: '/merged' })]],
  ['the app has ended', 'other-program', [process(20, sleep), process(21, { ...inOwn, state: 'Z' })]],
  [
    'the app runs in another PID namespace',
    'other-program',
    [process(20, sleep), process(21, { ...inOwn, pidNamespace: 9 })],
  ],
  [
    'it shares the host’s PID namespace, where the app runs as well',
    'other-program',
    [process(20, { path: '/usr/bin/sleep' }), process(21, { path: parameters.app })],
  ],
  ['it shares the host’s PID namespace, and is the app', 'passed', [process(20, { path: parameters.app })]],
  [
    'its namespaces cannot be read, as those of the app elsewhere',
    'other-program',
    [process(20, { ...sleep, namespaces: {} }), process(21, { ...inOwn, namespaces: {} })],
  ],
  ['its first process has just ended', 'other-program', [process(21, { ...inOwn, namespaces: {} })]],
])('a container of the image, where %s: %s', (_, expected, all) => {
  const running: EngineContainer[] = [{ id: 'c1', pid: 20 }];
  const stores = store([parameters.image], [{ id: 'c1', image: 'sha256:a' }]);
  const { host, processes } = facts(all);
  expect(causeOf(imageRuns.judge({ host, processes, stores, running } as never, parameters))).toBe(expected);
});

const answer: HttpAnswer = { outcome: 'answered', status: 200, body: '{"target":"","state":""}' };
const port = parameters.publishedPort;
const [ofCopy, ofEngine] = [7, 8].map((inode): Listener => ({ address: '0.0.0.0', port, inode }));

test.each<[string, string, readonly Listener[]]>([
  ['it has the port', 'host-copy', [ofCopy!]],
  ['it has the port, and the engine has it for IPv6', 'host-copy', [ofEngine!, ofCopy!]],
  ['it has another port', 'passed', [{ ...ofCopy!, port: port + 1 }, ofEngine!]],
  ['nothing listens there, as packets are rewritten', 'passed', []],
  ['the engine has the port', 'passed', [ofEngine!]],
])('a copy of the app on the host answers only where it has the port: %s', (_, expected, listeners) => {
  const copy = { procOf: undefined, procMounted: true, sockets: [7] };
  const network = hostWith([]);
  expect(
    causeOf(
      published.judge(
        { stores: [], ...facts([app(30)]), network, answer, copy, onHost: listeners } as never,
        parameters,
      ),
    ),
  ).toBe(expected);
});
