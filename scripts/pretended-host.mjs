import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ssh2 from 'ssh2';

/**
 * An ssh server of this process, on the loopback: it lets everybody in, and hangs up when it is asked for something.
 *
 * @param folder where the keys are written, and a program `ssh` that says how it is reached, in the place of the user's
 */
export const pretendedHost = async (folder) => {
  const keys = { host: newKey(), user: newKey() };
  const server = new ssh2.Server({ hostKeys: [keys.host.private] }, (client) => {
    client.on('error', () => {});
    client.on('authentication', (attempt) => attempt.accept());
    client.on('session', (accept) =>
      accept().on('exec', (acceptExec) => {
        const stream = acceptExec();
        stream.once('data', () => {
          stream.exit(1);
          stream.end();
        });
      }),
    );
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  writeFileSync(join(folder, 'key'), keys.user.private, { mode: 0o600 });
  writeFileSync(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${keys.host.public}\n`);
  const path = join(folder, 'bin');
  mkdirSync(path);
  writeFileSync(
    join(path, 'ssh'),
    `#!/bin/sh
echo 'hostname 127.0.0.1
port ${port}
user root
identityfile ${folder}/key
identityagent none
userknownhostsfile ${folder}/known_hosts'
`,
  );
  chmodSync(join(path, 'ssh'), 0o755);
  return { uri: 'ssh://root@pretended', path, close: () => server.close() };
};

/** Once in some hundred times the library makes a key that it cannot read. */
const newKey = () => {
  const key = ssh2.utils.generateKeyPairSync('ed25519');
  return ssh2.utils.parseKey(key.private) instanceof Error ? newKey() : key;
};
