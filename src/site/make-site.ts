import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Lab } from '../model/lab.ts';
import type { Report } from '../model/report.ts';
import type { SiteCourse } from '../model/site-course.ts';
import { hostIdentity } from '../probes/host-identity.ts';
import { scriptOf } from '../stages/check-script.ts';
import { plan } from '../stages/plan.ts';
import { wantedScene } from '../stages/scene.ts';
import { workerLoader } from './loader.ts';
import { firstPage, labPage } from './pages.tsx';
import { labSheet, type Part, programFiles } from './program-files.ts';

/** Each file of a site, by its path in it. */
export const siteFiles = async (course: SiteCourse, lab: Lab, tool: Report['tool']): Promise<Map<string, string>> => {
  const { page, offline, ...parts } = await programFiles(lab.id);
  const chosen = plan(lab, course.set, course.skip);
  const script = scriptOf(chosen, { student: { id: 'self', name: 'self' }, tool }, [hostIdentity]);
  const files = new Map([
    ['index.html', firstPage(course, lab)],
    [`${lab.id}/index.html`, labPage(course, lab, await labSheet(lab.id), wantedScene(chosen))],
    [`${lab.id}/check.sh`, script],
    [`${lab.id}/page.js`, page],
    [`${lab.id}/worker.js`, workerLoader],
    [`${lab.id}/lab.js`, handingOver(parts.lab)],
    ['judge.js', handingOver(parts.judge)],
    ['script.js', handingOver(parts.script)],
  ]);
  // A browser keeps these for later visits.
  const kept = [...files.keys()].map((name) => `../${name.replace(/index\.html$/, '')}`);
  const version = createHash('sha256')
    .update([...files.values()].join('\0'))
    .digest('hex')
    .slice(0, 16);
  files.set(
    `${lab.id}/offline.js`,
    `const siteFiles = ${JSON.stringify(kept)};\nconst siteVersion = ${JSON.stringify(version)};\n${offline}`,
  );
  return files;
};

/** Parts as one file: a browser fetches and unpacks one sooner than many. */
const handingOver = (parts: readonly Part[]): string =>
  `labcheckParts({\n${parts.map(([name, text]) => `${JSON.stringify(`./${name}`)}:${text},\n`).join('')}});\n`;

/** Writes a site into a folder; files that lie there under other names stay. */
export const writeSite = async (folder: string, files: ReadonlyMap<string, string>): Promise<void> => {
  for (const [name, text] of files) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
};
