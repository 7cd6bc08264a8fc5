import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { LabcheckError } from '../../src/index.ts';
import { lastWords } from '../last-words.ts';
import { openMonitor } from './monitor.ts';

/** A running emulator, and the machine in it. */
export type Emulator = {
  /** Where this machine reaches the other one's port 22. */
  readonly port: number;
  /** Keeps the machine's whole state under a name. */
  readonly save: (name: string) => Promise<void>;
  /** Brings it back: memory, disk and devices. */
  readonly load: (name: string) => Promise<void>;
  /** The machine's console output, for a message. */
  readonly console: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Without hardware help: where this machine is a virtual one itself, /dev/kvm may open and the guest still not run. */
const machine = ['-M', 'q35', '-accel', 'tcg,thread=multi,tb-size=256', '-cpu', 'max', '-m', '512', '-smp', '1'];
const bare = ['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'];
const kernelLine = 'console=ttyS0 net.ifnames=0 quiet panic=-1 mitigations=off';

/**
 * Starts one on copies of an image's disk and on the disk of this run. Its network leads nowhere but to this machine's
 * loopback, port 22. It dies with this process, however that dies.
 *
 * @param image the folder of the image
 * @param folder an empty folder for what it writes
 */
export const startEmulator = async (
  image: string,
  { folder, runDisk, signal }: { readonly folder: string; readonly runDisk: string; readonly signal: AbortSignal },
): Promise<Emulator> => {
  const overlay = join(folder, 'disk.qcow2');
  const socket = join(folder, 'monitor');
  const log = join(folder, 'console.log');
  await execa('qemu-img', ['create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', join(image, 'disk.img'), overlay]);
  const words = [
    ...['--pdeathsig', 'KILL', '--', 'qemu-system-x86_64', ...machine, ...bare],
    ...['-serial', `file:${log}`, '-qmp', `unix:${socket},server=on,wait=off`],
    ...['-kernel', join(image, 'kernel'), '-initrd', join(image, 'initrd.gz'), '-append', kernelLine],
    ...['-drive', `id=root,file=${overlay},if=none,format=qcow2,cache=unsafe`, '-device', 'virtio-blk-pci,drive=root'],
    ...['-drive', `id=run,file=${runDisk},if=none,format=raw,readonly=on`, '-device', 'virtio-blk-pci,drive=run'],
    ...['-netdev', 'user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:0-:22'],
    ...['-device', 'virtio-net-pci,netdev=net,romfile='],
  ];
  const child = spawn('setpriv', words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const gone = once(child, 'close');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  const over = new AbortController();
  child.once('close', () =>
    over.abort(new LabcheckError(`The emulator ended: ${lastWords(complaint) ?? 'without a word'}`)),
  );
  try {
    const monitor = await openMonitor(socket, AbortSignal.any([signal, over.signal]));
    const deed = async (line: string): Promise<void> => {
      const said = await monitor.command(line);
      if (said) throw new LabcheckError(`The emulator could not ${line}: ${said}`);
    };
    const port = portOf(await monitor.command('info usernet'));
    return {
      port,
      save: (name) => deed(`savevm ${name}`),
      load: (name) => deed(`loadvm ${name}`),
      console: async () => (await readFile(log, 'utf8').catch(() => '')).slice(-2000),
      stop: async () => {
        monitor.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

//   TCP[HOST_FORWARD]  14       127.0.0.1 39487       10.0.2.15    22     0     0
const portOf = (network: string): number => {
  const [, port] = /HOST_FORWARD\]\s+\d+\s+127\.0\.0\.1\s+(\d+)\s/.exec(network) ?? [];
  if (!port) throw new LabcheckError(`The emulator does not say on which port it listens: ${network}`);
  return Number(port);
};
