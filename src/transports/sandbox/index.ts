import { HostError, UsageError } from '../../model/errors.ts';
import { nearest } from '../../model/nearest.ts';
import { someOf } from '../../model/some-of.ts';
import type { ChannelTransport } from '../../model/transport.ts';
import { cleanShell } from '../clean-shell.ts';
import { plainUri } from '../plain-uri.ts';
import { shellProcess } from '../shell-process.ts';
import { enterArgv, findSandbox, isSandboxRunning, listSandboxes, type RunningSandbox } from './registry.ts';

/** A disposable host on this machine, which only root may enter. */
export const sandbox: ChannelTransport = {
  kind: 'channel',
  scheme: 'sandbox',
  summary: 'a disposable host on this machine, made by demo or reference',
  example: 'sandbox:NAME',
  uri: (uri) => {
    nameOf(uri);
    return plainUri(uri, uri);
  },
  labOf: async (uri) => findSandbox(nameOf(uri))?.lab,
  open: async (uri, options) => shellProcess([...enterArgv(running(nameOf(uri))), ...cleanShell], options),
};

/** The cure where labcheck itself must be root; the command line adds the line to type. */
export const asRoot = 'Run labcheck again with sudo.';

const nameOf = (uri: string): string => {
  const name = uri.slice('sandbox:'.length);
  if (/^[a-z0-9-]{1,32}$/.test(name)) return name;
  throw new UsageError(`"${name}" cannot name a sandbox.`, 'Use 1 to 32 small letters, digits and hyphens.');
};

/** More names than these would hide the sentence that they stand in. */
const mostNamed = 5;

const running = (name: string): RunningSandbox => {
  if (process.getuid?.() !== 0) throw new HostError('a sandbox can be entered only by root.', asRoot);
  const found = findSandbox(name);
  if (found) return found;
  const names = listSandboxes()
    .filter(isSandboxRunning)
    .map((record) => record.name);
  const others = names.length > 0 ? `Running: ${someOf(names, mostNamed)}.` : 'None is running.';
  throw new HostError(
    `no sandbox "${name}" is running.${nearest(name, names)} ${others}`,
    `Make it: labcheck reference up --lab LAB --name ${name}`,
  );
};
