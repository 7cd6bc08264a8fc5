import { join } from 'node:path';
import { projectFolder } from '../project-folder.ts';
import type { Bind } from '../sandbox/sandbox-options.ts';
import { debianTree } from './debian-tree.ts';

/** Where the steps find, on the machine that they run on, what is not of the lab. */
export type Supplies = {
  /** A Debian system as debootstrap left it, to be copied. */
  readonly debian: string;
  /** The application’s file, and that of the proxy on the host. */
  readonly app: string;
  readonly proxy: string;
};

const source = (name: string): string => join(projectFolder(), 'reference/runc', name);

/** In a sandbox, which has no network: the folders that it must see of this machine. */
export const sandboxSupplies: Supplies = {
  debian: '/srv/debian',
  app: '/usr/local/src/task7/main.py',
  proxy: '/usr/local/src/task7/proxy.py',
};

export const sandboxBinds = async (): Promise<readonly Bind[]> => [
  { from: await debianTree(), to: '/srv/debian', readOnly: true },
  { from: source('main.py'), to: sandboxSupplies.app, readOnly: true },
  { from: source('proxy.py'), to: sandboxSupplies.proxy, readOnly: true },
];
