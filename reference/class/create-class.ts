import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../machine.ts';
import { createLayer } from '../sandbox/create-layer.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Bind, Layer } from '../sandbox/sandbox-options.ts';
import { addressOf, type ClassNetwork, createClassNetwork, plugIn } from './class-network.ts';
import { makeClientFiles } from './client-files.ts';
import { makeHostKey } from './host-key.ts';
import { installSshd, startSshd } from './sshd.ts';

/** A host of a simulated class: a sandbox that is reached over ssh. */
export type ClassHost = { readonly sandbox: Sandbox; readonly address: string; readonly uri: `ssh://${string}` };

export type SimulatedClass = {
  readonly network: ClassNetwork;
  /** Holds `config`, `key` and `known_hosts`: what stands in the grader's `~/.ssh`. */
  readonly sshFolder: string;
  /**
   * Adds the host of that number and waits until it can be logged in to.
   *
   * @param boot shell that it runs before its sshd starts
   */
  readonly host: (index: number, options?: { readonly boot?: string }) => Promise<ClassHost>;
  /** Ends all of it. */
  readonly destroy: () => Promise<void>;
};

export type ClassOptions = {
  /** Begins the names of its sandboxes. */
  readonly name: string;
  readonly binds?: readonly Bind[];
  /** Makes what all hosts have, once. */
  readonly prepare?: (machine: Machine) => Promise<void>;
};

/**
 * A class whose hosts share their files as one layer, on a network where nothing else is. All of it dies with this
 * process, however that dies; the files of its grader are then removed by the next one.
 */
export const createClass = async (options: ClassOptions): Promise<SimulatedClass> => {
  const { name, binds = [], prepare = async () => {} } = options;
  const { folder: sshFolder, authorized } = makeClientFiles();
  const network = await createClassNetwork();
  const hosts: Sandbox[] = [];
  let layer: Layer | undefined;
  const destroy = async (): Promise<void> => {
    await Promise.allSettled(hosts.map((sandbox) => sandbox.destroy()));
    await layer?.destroy();
    await network.destroy();
    rmSync(sshFolder, { recursive: true, force: true });
  };
  try {
    layer = await createLayer({ name: `${name}-files`, binds }, async (machine) => {
      await machine.run(installSshd(authorized));
      await prepare(machine);
    });
  } catch (error) {
    await destroy();
    throw error;
  }
  const files = layer;
  return {
    network,
    sshFolder,
    destroy,
    host: async (index, { boot = '' } = {}) => {
      const key = makeHostKey();
      const address = addressOf(index);
      const inside = `${boot}\n${startSshd(key)}`;
      writeFileSync(join(sshFolder, 'known_hosts'), `${address} ${key.known}\n`, { flag: 'a' });
      const sandbox = await createSandbox({
        name: `${name}-${index}`,
        lifetime: 'owner',
        binds,
        layer: files,
        boot: { outside: plugIn(network, index), inside },
      });
      hosts.push(sandbox);
      return { sandbox, address, uri: `ssh://root@${address}` };
    },
  };
};
