import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../model/errors.ts';

const name = '.lock';

/** Held while a process writes into a run's folder. */
export type RunLock = { readonly release: () => Promise<void> };

/**
 * Takes a run's folder for this process alone.
 *
 * @param identity names this process so that no later one is taken for it
 * @param runs whether the process of such a name still runs on this machine
 * @throws UsageError where another process works in it
 */
export const lockRun = async (
  folder: string,
  identity: string,
  runs: (identity: string) => boolean,
): Promise<RunLock> => {
  const file = join(folder, name);
  const own = `${hostname()} ${identity}`;
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, own, { flag: 'wx', mode: 0o600 });
  try {
    // A link appears with its content, or not at all.
    await link(draft, file);
    return { release: () => rm(file, { force: true }) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const seen = await readFile(file, 'utf8').catch(() => '');
  const [machine = '', ...rest] = seen.split(' ');
  const holder = rest.join(' ');
  const stale = holder === '' || (machine === hostname() && !runs(holder));
  if (!stale)
    throw new UsageError(
      `Another labcheck works in ${folder} (process ${holder.split(' ')[0]} on ${machine}).`,
      `Wait for it or stop it. Where it is not running any more, delete ${file}.`,
    );
  await remove(file, seen, `${draft}.old`);
  return lockRun(folder, identity, runs);
};

/** Removes an old lock, but never the new one of a process that was faster. */
const remove = async (file: string, seen: string, aside: string): Promise<void> => {
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== seen) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
};
