import { lines, probe } from '../model/probe.ts';
import type { Identity } from './processes.ts';

/** The systemd-nspawn of a host, known by what the program is: any other one may have its name. */
export type Nspawn = {
  /** The files of it among the host's programs. */
  readonly installed: readonly Identity[];
  /** The PIDs on the host of processes that run it, wherever their file is, also where that was replaced. */
  readonly running: readonly number[];
};

/** A variable that every version of it reads (systemd-nspawn(1), ENVIRONMENT), so that its name stands in the program. */
const mark = 'SYSTEMD_NSPAWN_';
const name = 'systemd-nspawn';

export const nspawnProcesses = probe<Nspawn>({
  id: 'nspawn-processes',
  version: 1,
  group: 'kernel',
  tools: ['grep', 'stat'],
  script: `for d in usr/bin usr/local/bin usr/sbin usr/local/sbin; do f=$r/$d/${name}
  [ -f "$f" ] && grep -qa ${mark} "$f" && stat -L -c 'installed %d:%i' "$f"; done
for p in /proc/[0-9]*; do read -r c <$p/comm && [ "$c" = ${name} ] && grep -qa ${mark} $p/exe && echo running \${p#/proc/}; done; exit 0`,
  parse: (output) => {
    // installed 254:131221      running 512
    const after = (tag: string): string[] =>
      lines(output).flatMap((line) => (line.startsWith(`${tag} `) ? [line.slice(tag.length + 1)] : []));
    return { installed: after('installed'), running: after('running').map(Number) };
  },
});
