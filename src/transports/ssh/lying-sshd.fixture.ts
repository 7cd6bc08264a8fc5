import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthContext, ServerChannel } from 'ssh2';
import { loadSsh2 } from './library.ts';
import { makeKey, temporaryFolder } from './sshd.fixture.ts';

/** An ssh server in a student's hands: it lets in whom it likes, and answers as it likes. */
export type LyingSshd = {
  readonly port: number;
  readonly configFile: string;
  readonly commands: readonly string[];
  readonly stop: () => Promise<void>;
};

export type Lies = {
  /** Left out: everybody is let in. */
  readonly onAuth?: (context: AuthContext) => void;
  /** Undefined: the request for a shell is not answered at all. */
  readonly onShell?: ((shell: ServerChannel) => void) | undefined;
};

export const lyingSshd = async ({ onAuth = (context) => context.accept(), onShell }: Lies): Promise<LyingSshd> => {
  const { Server } = await loadSsh2();
  const folder = temporaryFolder();
  const hostKey = makeKey(join(folder, 'host'));
  makeKey(join(folder, 'key'));
  const commands: string[] = [];
  const clients = new Set<{ end: () => unknown }>();
  const server = new Server({ hostKeys: [readFileSync(join(folder, 'host'))] }, (client) => {
    clients.add(client);
    client
      .on('error', () => {})
      .on('close', () => clients.delete(client))
      .on('authentication', onAuth)
      .on('session', (accept) => {
        accept().on('exec', (acceptExec, _, { command }) => {
          commands.push(command);
          if (onShell) onShell(acceptExec());
        });
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const configFile = join(folder, 'config');
  writeFileSync(join(folder, 'known'), `[127.0.0.1]:${port} ${hostKey}\n`);
  writeFileSync(
    configFile,
    `IdentityFile ${join(folder, 'key')}\nIdentityAgent none\nUserKnownHostsFile ${join(folder, 'known')}\n`,
  );
  return {
    port,
    configFile,
    commands,
    stop: async () => {
      for (const client of clients) client.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      rmSync(folder, { recursive: true });
    },
  };
};
