import { lines, type Probe, probe } from '../model/probe.ts';
import { quote } from '../shell/quote.ts';

/** The programs that install packages, the system's own first where a machine has several. */
export const packageManagers = ['apt-get', 'dnf', 'zypper', 'apk', 'pacman'] as const;
export type PackageManager = (typeof packageManagers)[number];

/** The conditions for grading a host. */
export type HostReadiness = {
  /** The grader's user id there: 0, or sudo could not be had. */
  readonly uid: number;
  /** Seconds since 1970 on the host's own clock. */
  readonly clock: number;
  /** Of the commands that were asked for, those that the host does not have. */
  readonly missing: readonly string[];
  /** How packages are installed there, where that is known. */
  readonly manager: PackageManager | undefined;
};

/** The grader's user id, the host's clock, and which of some commands are not on its PATH. It starts none of them. */
export const hostReadiness = (commands: readonly string[]): Probe<HostReadiness> =>
  probe<HostReadiness>({
    id: `host-readiness:${commands.join(' ')}`,
    version: 1,
    group: 'kernel',
    tools: ['date'],
    script: `echo $u; date +%s; for c in ${commands.map(quote).join(' ')}; do command -v $c >/dev/null || echo $c; done${commands.includes('ip') ? "; ip -j -V >/dev/null || echo 'ip -j'" : ''}
for c in ${packageManagers.join(' ')}; do command -v $c >/dev/null && echo "@manager $c" && break; done; exit 0`,
    // 0
    // 1795320000
    // curl
    // @manager apt-get
    parse: (output) => {
      const [uid, clock, ...missing] = lines(output);
      if (!/^\d+$/.test(uid ?? '') || !/^\d+$/.test(clock ?? '')) throw new Error('no user id or no time');
      return {
        uid: Number(uid),
        clock: Number(clock),
        missing: missingOf(missing, commands),
        manager: packageManagers.find((name) => missing.includes(`@manager ${name}`)),
      };
    },
  });

/** Names that were asked for; an ip that is there but prints no JSON stands for the package that has one which does. */
const missingOf = (said: readonly string[], commands: readonly string[]): string[] => [
  ...said.filter((name) => commands.includes(name)),
  ...(said.includes('ip -j') && !said.includes('ip') ? ['iproute2 that prints JSON (ip -j)'] : []),
];
