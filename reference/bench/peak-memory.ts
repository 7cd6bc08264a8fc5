import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The cost of a program: milliseconds, peak megabytes; its exit code and all its output. */
export type Cost = {
  readonly ms: number;
  readonly megabytes: number;
  readonly code: number | null;
  readonly said: string;
};

/**
 * How often the process is looked at; its highest use is kept by the kernel (VmHWM, proc_pid_status(5)).
 * Milliseconds.
 */
const everyMs = 50;

/** Runs a program to its end. The command before it must not fork. */
export const costOf = ([command = '', ...words]: readonly string[], input = ''): Promise<Cost> =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(command, words, { stdio: 'pipe' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    let megabytes = 0;
    const timer = setInterval(() => {
      megabytes = Math.max(megabytes, highest(child.pid));
    }, everyMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(timer);
      resolve({ ms: performance.now() - startedAt, megabytes, code, said });
    });
  });

const highest = (pid: number | undefined): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};
