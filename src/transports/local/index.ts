import { execFile } from 'node:child_process';
import type { ChannelTransport } from '../../model/transport.ts';
import { cleanShell, underSudo } from '../clean-shell.ts';
import { plainUri } from '../plain-uri.ts';
import { shellProcess } from '../shell-process.ts';

/**
 * This machine: as root directly, else under `sudo -n` where that needs no password, else with what the login may
 * see.
 */
export const local: ChannelTransport = {
  kind: 'channel',
  scheme: 'local',
  summary: 'this machine',
  example: 'local:',
  uri: (uri) => plainUri(uri, undefined),
  open: async (_, options) => {
    const root = process.getuid?.() === 0 || !(await sudoWorks());
    return shellProcess(root ? cleanShell : underSudo, options);
  },
};

/** Whether sudo runs that very command, with an empty script: it may allow others only. */
const sudoWorks = (): Promise<boolean> =>
  new Promise((resolve) => {
    const [command = '', ...words] = underSudo;
    execFile(command, words, { timeout: 5000 }, (error) => resolve(error === null)).stdin?.end();
  });
