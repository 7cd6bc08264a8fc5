import type { Machine } from '../machine.ts';
import { runScript } from '../run-script.ts';

// ssh joins its words with spaces for the shell over there, so they are quoted for it first.
const quoting = 'exec ssh "${@:1:$0}" "$(printf "%q " "${@:$0 + 1}")"';

/** A machine that is reached over ssh as root, for building in it. The grader has its own way. */
export const sshMachine = (
  name: string,
  port: number,
  { login, knownHosts }: { readonly login: string; readonly knownHosts: string },
): Machine => {
  const options = {
    BatchMode: 'yes',
    IdentitiesOnly: 'yes',
    UserKnownHostsFile: knownHosts,
    GlobalKnownHostsFile: '/dev/null',
    StrictHostKeyChecking: 'yes',
    ConnectTimeout: '20',
    LogLevel: 'ERROR',
  };
  const way = [
    ...['-F', 'none', '-T', '-i', login, '-p', String(port)],
    ...Object.entries(options).flatMap(([option, value]) => ['-o', `${option}=${value}`]),
    ...['root@127.0.0.1', '--'],
  ];
  const prefix = ['bash', '-c', quoting, String(way.length), ...way];
  return { name, run: (script, run) => runScript(name, prefix, script, run) };
};
