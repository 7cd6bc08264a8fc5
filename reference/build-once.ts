import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isRunning } from '../src/transports/process-identity.ts';
import { assertRoot } from './assert-root.ts';

const cacheFolder = '/var/cache/labcheck';

const running = new Map<string, Promise<string>>();

/**
 * The folder `NAME-KEY` of the cache, built by `build` where it is not there yet. It is built under another name and
 * renamed when it is whole, so nobody ever uses half of one; where two build it at once, the first to end wins.
 */
export const buildOnce = (name: string, key: string, build: (folder: string) => Promise<void>): Promise<string> => {
  const folder = join(cacheFolder, `${name}-${key}`);
  const known = running.get(folder) ?? buildOrFind(folder, name, build);
  running.set(folder, known);
  known.catch(() => running.delete(folder));
  return known;
};

const buildOrFind = async (folder: string, name: string, build: (folder: string) => Promise<void>): Promise<string> => {
  if (existsSync(folder)) return folder;
  assertRoot(`Building ${name}`);
  const self = identify('self');
  const draft = join(cacheFolder, `.${name}.${self?.pid}.${self?.startTime}.${randomBytes(4).toString('hex')}`);
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  removeAbandoned();
  try {
    await build(draft);
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
};

/** Drafts of builders that were killed. */
const removeAbandoned = (): void => {
  for (const file of readdirSync(cacheFolder)) {
    const [, pid, startTime] = /^\..*\.(\d+)\.(\d+)\.[0-9a-f]+$/.exec(file) ?? [];
    if (!pid || isRunning({ pid: Number(pid), startTime: Number(startTime) })) continue;
    rmSync(join(cacheFolder, file), { recursive: true, force: true });
  }
};
