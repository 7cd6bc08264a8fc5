// Leaves out of the packed package.json what only this folder needs. npm would warn of its `prepare` at every install,
// and would name packages that nobody has to install. --restore brings it back after the packing.
import { existsSync } from 'node:fs';
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const project = new URL('..', import.meta.url).pathname;
const manifest = join(project, 'package.json');
const whole = join(project, 'node_modules/.package.json.whole');

if (process.argv.includes('--restore')) {
  if (existsSync(whole)) await rename(whole, manifest);
} else {
  await copyFile(manifest, whole);
  const {
    scripts: _scripts,
    devDependencies: _packages,
    allowScripts: _allowed,
    ...packed
  } = JSON.parse(await readFile(manifest, 'utf8'));
  await writeFile(manifest, `${JSON.stringify(packed, null, 2)}\n`);
}
