import { join } from 'node:path';
import { projectFolder } from '../project-folder.ts';
import type { Bind } from '../sandbox/options.ts';

/** Where a sandbox sees the two programs' sources. */
export const sources = '/usr/local/src/what-is-a-container';

/** What a sandbox must see of this machine to build the lab; the sandbox has no network, and not this machine's files of ours. */
export const binds: readonly Bind[] = ['munch.c', 'fork-bomb.c'].map((file) => ({
  from: join(projectFolder(), 'reference/what-is-a-container', file),
  to: `${sources}/${file}`,
  readOnly: true,
}));
