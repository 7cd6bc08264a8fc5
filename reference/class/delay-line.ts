import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { LabcheckError } from '../../src/index.ts';
import { findSandbox } from '../../src/transports/sandbox/registry.ts';
import { projectFolder } from '../project-folder.ts';
import type { ClassHost, SimulatedClass } from './create-class.ts';

/** A second way to a host of a class, on which every packet takes its time. */
export type DelayLine = {
  readonly uri: `ssh://${string}`;
  readonly address: string;
  readonly destroy: () => Promise<void>;
};

const [near, far] = ['10.98.0.1', '10.98.0.2'];

/**
 * Lays a cable with a delay from the grader's place to a host; one to a class, and it dies with this process.
 *
 * @param milliseconds each way, so that a round trip takes twice as long
 */
export const layDelayLine = async (
  { network, sshFolder }: SimulatedClass,
  host: ClassHost,
  milliseconds: number,
): Promise<DelayLine> => {
  const init = findSandbox(host.sandbox.name)?.init.pid;
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-delay-'));
  const program = join(folder, 'delay-line');
  try {
    await execa('gcc', ['-O2', '-o', program, join(projectFolder(), 'reference/class/delay-line.c')]);
    const child = spawn(program, [network.file, 'slow', `/proc/${init}/ns/net`, 'eth1', String(milliseconds)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'exit');
    const up = await Promise.race([once(child.stdout, 'data').then(() => true), gone.then(() => false)]);
    if (!up) throw new LabcheckError('The delay line could not be laid.', 'Is there a /dev/net/tun?');
    await execa('nsenter', [
      `--net=${network.file}`,
      'sh',
      '-c',
      `ip addr add ${near}/24 dev slow && ip link set slow up`,
    ]);
    await host.sandbox.run(`ip addr add ${far}/24 dev eth1 && ip link set eth1 up`);
    const known = join(sshFolder, 'known_hosts');
    const line = readFileSync(known, 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`${host.address} `));
    appendFileSync(known, `${line?.replace(host.address, far)}\n`);
    const destroy = async (): Promise<void> => {
      child.kill('SIGKILL');
      await gone;
    };
    return { uri: `ssh://root@${far}`, address: far, destroy };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
