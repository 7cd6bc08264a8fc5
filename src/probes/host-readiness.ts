import { lines, type Probe, probe } from '../model/probe.ts';
import { quote } from '../shell/quote.ts';

/** The conditions for grading a host. */
export type HostReadiness = {
  /** The grader's user id there: 0, or sudo could not be had. */
  readonly uid: number;
  /** Seconds since 1970 on the host's own clock. */
  readonly clock: number;
  /** Of the commands that were asked for, those that the host does not have. */
  readonly missing: readonly string[];
};

/** The grader's user id, the host's clock, and which of some commands are not on its PATH. It starts none of them. */
export const hostReadiness = (commands: readonly string[]): Probe<HostReadiness> =>
  probe<HostReadiness>({
    id: `host-readiness:${commands.join(' ')}`,
    version: 1,
    group: 'kernel',
    tools: ['date'],
    script: `echo $u; date +%s; for c in ${commands.map(quote).join(' ')}; do command -v $c >/dev/null || echo $c; done${commands.includes('ip') ? "; ip -j -V >/dev/null || echo 'ip -j'" : ''}`,
    // 0
    // 1795320000
    // curl
    parse: (output) => {
      const [uid, clock, ...missing] = lines(output);
      if (!/^\d+$/.test(uid ?? '') || !/^\d+$/.test(clock ?? '')) throw new Error('no user id or no time');
      return { uid: Number(uid), clock: Number(clock), missing: missingOf(missing, commands) };
    },
  });

/** Names that were asked for; an ip that is there but prints no JSON stands for the package that has one which does. */
const missingOf = (said: readonly string[], commands: readonly string[]): string[] => [
  ...said.filter((name) => commands.includes(name)),
  ...(said.includes('ip -j') && !said.includes('ip') ? ['iproute2 that prints JSON (ip -j)'] : []),
];
