import { lines, type Pid, type Probe, probe } from '../model/probe.ts';

/** The view and the files of one process. */
export type ProcessDetail = {
  /** The PID namespace that the procfs at its /proc shows, by inode number; undefined where /proc shows no process 1. */
  readonly procOf: number | undefined;
  /** Whether a file system of type proc is mounted at its /proc. */
  readonly procMounted: boolean;
  /** Inode numbers of the sockets that it holds open. */
  readonly sockets: readonly number[];
};

/** One process, by its PID on the host: its /proc, its sockets. */
export const processDetail = (pid: Pid): Probe<ProcessDetail> =>
  probe<ProcessDetail>({
    id: `process-detail:${pid}`,
    version: 2,
    group: 'kernel',
    tools: ['stat', 'grep'],
    script: `cd /proc/${pid} || exit 0
grep ' /proc [^-]* - proc ' mountinfo
stat -L -c '%n %F %i' root/proc/1/ns/pid fd/*; exit 0`,
    parse: (output) => {
      const all = lines(output);
      // root/proc/1/ns/pid regular empty file 4026532283
      const procOf = Number(
        all
          .find((line) => line.startsWith('root/proc/1/ns/pid '))
          ?.split(' ')
          .at(-1),
      );
      return {
        procOf: procOf > 0 ? procOf : undefined,
        procMounted: all.some((line) => line.includes(' - proc ')),
        sockets: all.flatMap((line) => /^fd\/\d+ socket (\d+)$/.exec(line)?.[1] ?? []).map(Number),
      };
    },
  });
