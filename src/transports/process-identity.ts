import { readFileSync } from 'node:fs';

/** One process, never mistaken for a later one that was given the same number. */
export type ProcessIdentity = {
  readonly pid: number;
  /** Clock ticks from boot to its start: field 22 of /proc/PID/stat (proc(5)). */
  readonly startTime: number;
};

/** Numbers the boots of this machine: pids and start times repeat after one. */
export const currentBoot = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

/** The process that now has this number, or undefined where none has, or only a zombie. */
export const identify = (pid: number | 'self'): ProcessIdentity | undefined => {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  return parseStat(line);
};

/** Reads `/proc/PID/stat`: `7 (a (b) c) S 1 …`, where the name in brackets may itself hold brackets and spaces. */
export const parseStat = (line: string): ProcessIdentity | undefined => {
  const pid = Number.parseInt(line, 10);
  const [state, ...rest] = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const startTime = Number(rest[18]);
  if (!Number.isInteger(pid) || !Number.isInteger(startTime) || state === 'Z' || state === 'X') return undefined;
  return { pid, startTime };
};

/** Whether that very process still runs. */
export const isRunning = (wanted: ProcessIdentity): boolean => identify(wanted.pid)?.startTime === wanted.startTime;
