import { expect, test } from 'vitest';
import { runcContainers } from './runc-container.ts';

const read = (said: string) => runcContainers('test').parse({ status: 0, bytes: Buffer.from(said) });

test('only what runc would take for a container’s name is one', () => {
  // runc: "invalid container ID format"; the folders are the host’s, so anything may be called like that.
  expect(read('@name test\n@name task7-container.old\n@name two words\n@name \u001b[2Jx\n@name x\u001b[0m\n')).toEqual({
    names: ['test', 'task7-container.old'],
    container: undefined,
  });
});

// Labels are free text of whoever made the container; where there are none libcontainer writes null.
test.each([
  ['"labels":["org.example=1","bundle=/root/b"]', '/root/b'],
  ['"labels":["org.example=1"]', undefined],
  ['"labels":null', undefined],
  ['"namespaces":[]', undefined],
])('a state with %s names the bundle %s', (member, bundle) => {
  const state = `{"id":"test","init_process_pid":208,"config":{"rootfs":"/root/b/rootfs",${member}}}`;
  expect(read(`@name test\n@store /run/runc\n@pid 208\n@ns net 4026532281\n@state${state}`)).toEqual({
    names: ['test'],
    container: {
      status: 'running',
      pid: 208,
      store: '/run/runc',
      bundle,
      rootfs: '/root/b/rootfs',
      namespaces: { net: 4_026_532_281 },
    },
  });
});
