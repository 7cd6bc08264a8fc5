import { join } from 'node:path';
import { projectFolder } from '../project-folder.ts';
import type { Bind } from '../sandbox/sandbox-options.ts';

/** Where a sandbox sees the two programs' sources. */
export const sources = '/usr/local/src/what-is-a-container';

/**
 * The parts of this machine that a sandbox must see to build the lab; it has no network and does not see this
 * project's files.
 */
export const binds: readonly Bind[] = ['munch.c', 'fork-bomb.c'].map((file) => ({
  from: join(projectFolder(), 'reference/what-is-a-container', file),
  to: `${sources}/${file}`,
  readOnly: true,
}));
