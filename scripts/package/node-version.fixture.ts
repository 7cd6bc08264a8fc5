import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOnce } from '../../reference/build-once.ts';

/** The folder with the program `node` of an exact version. npm fetches it once; from then on no network is needed. */
export const nodeVersion = (version: string): Promise<string> =>
  buildOnce('node', `${version}-${process.arch}`, async (folder) => {
    const name = `node-${process.platform}-${process.arch}`;
    const fetched = mkdtempSync(join(tmpdir(), 'labcheck-node-'));
    try {
      execFileSync('npm', ['install', '--ignore-scripts', '--prefix', fetched, `${name}@${version}`], {
        stdio: 'pipe',
      });
      copyFileSync(join(fetched, 'node_modules', name, 'bin/node'), join(folder, 'node'));
    } finally {
      rmSync(fetched, { recursive: true });
    }
  });
