import { expect, test } from 'vitest';
import { hostIdentity, namespaceNames } from './host-identity.ts';
import { runScript } from './run-script.fixture.ts';

/** The identity of this machine, in a mount namespace where something else stands for /etc/os-release. */
const identityWith = (make: string) => {
  const output = runScript(hostIdentity, [
    ...['timeout', '5', 'unshare', '--mount', 'sh', '-c'],
    `set -e; mount -t tmpfs none /mnt; ${make}; mount --bind /mnt/file /etc/os-release
export h=/proc/self u=0 r=; exec sh "$@"`,
    'sh',
  ]);
  expect(output.status).toBe(0);
  return hostIdentity.parse(output);
};

test.skipIf(process.getuid?.() !== 0).each([
  ['has the name of the distribution', `echo 'PRETTY_NAME="Tiny Linux 1"' >/mnt/file`, 'Tiny Linux 1'],
  ['has a name without quotation marks', 'echo PRETTY_NAME=Tiny >/mnt/file', 'Tiny'],
  ['has no such line', 'echo ID=tiny >/mnt/file', null],
  ['is empty', ': >/mnt/file', null],
  ['is a pipe that nobody writes to', 'mkfifo /mnt/file', null],
])('the host’s namespaces are found where os-release %s', (_, make, os) => {
  const identity = identityWith(make);
  expect(identity).toMatchObject({ os, uid: 0 });
  const { namespaces } = identity as Extract<typeof identity, { readonly namespaces: unknown }>;
  expect(namespaceNames.filter((name) => !namespaces[name])).toEqual([]);
});
