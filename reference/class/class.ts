import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../machine.ts';
import { createSandbox } from '../sandbox/create.ts';
import { createLayer, type Layer } from '../sandbox/layer.ts';
import type { Bind } from '../sandbox/options.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { makeHostKey } from './host-key.ts';
import { installSshd, startSshd } from './sshd.ts';
import { addressOf, createWorld, plugIn, type World } from './world.ts';

/** A host of a simulated class: a sandbox that is reached over ssh. */
export type ClassHost = { readonly sandbox: Sandbox; readonly address: string; readonly uri: `ssh://${string}` };

export type SimulatedClass = {
  readonly world: World;
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
  /** The files of the grader lie in it while the class lives. */
  readonly folder: string;
  readonly binds?: readonly Bind[];
  /** Makes what all hosts have, once. */
  readonly prepare?: (machine: Machine) => Promise<void>;
};

/**
 * A class whose hosts share their files as one layer, on a network where nothing else is. All of it dies with this
 * process, however that dies; only the files of the grader would then stay.
 */
export const createClass = async (options: ClassOptions): Promise<SimulatedClass> => {
  const { name, folder, binds = [], prepare = async () => {} } = options;
  const sshFolder = join(folder, 'ssh');
  const authorized = makeClientFiles(sshFolder);
  const world = await createWorld();
  const hosts: Sandbox[] = [];
  let layer: Layer | undefined;
  const destroy = async (): Promise<void> => {
    await Promise.allSettled(hosts.map((sandbox) => sandbox.destroy()));
    await layer?.destroy();
    await world.destroy();
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
    world,
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
        boot: { outside: plugIn(world, index), inside },
      });
      hosts.push(sandbox);
      return { sandbox, address, uri: `ssh://root@${address}` };
    },
  };
};

const config = `Host *
  IdentityFile ~/.ssh/key
  IdentitiesOnly yes
  IdentityAgent none
  UserKnownHostsFile ~/.ssh/known_hosts
`;

/** The grader's key, and its configuration; returns the line that lets it in. */
const makeClientFiles = (folder: string): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'labcheck', '-f', key]);
  writeFileSync(join(folder, 'config'), config, { mode: 0o600 });
  writeFileSync(join(folder, 'known_hosts'), '', { mode: 0o600 });
  return readFileSync(`${key}.pub`, 'utf8').trim();
};
