import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LabcheckError } from '../src/index.ts';

/** The folder of labcheck's own package.json: the same from the sources and from the bundle in dist/. */
export const projectFolder = (): string => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'labcheck')
      return folder;
    if (folder === dirname(folder)) throw new LabcheckError('labcheck cannot find its own files.', 'Install it again.');
  }
};
