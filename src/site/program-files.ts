import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { LabcheckError } from '../model/errors.ts';

/** The files of the program that a site is made of. */
export type ProgramFiles = {
  readonly page: string;
  readonly offline: string;
  /** Parts of the program by their file name, each the text of a function. */
  readonly parts: ReadonlyMap<string, string>;
};

const here = dirname(fileURLToPath(import.meta.url));

/**
 * The files that judge one lab in a browser.
 *
 * @throws LabcheckError where this is not the built program
 */
export const programFiles = async (lab: string): Promise<ProgramFiles> => {
  if (!existsSync(join(here, 'site.json')))
    throw new LabcheckError('A site can be made by the built program only.', 'Build it: npm run build');
  const { page, offline, parts } = JSON.parse(await readFile(join(here, 'site.json'), 'utf8')) as {
    readonly page: string;
    readonly offline: string;
    readonly parts: Readonly<Record<string, { readonly lab: string | null; readonly imports: readonly string[] }>>;
  };
  const texts = new Map<string, string>();
  for (const file of await readdir(here)) {
    // Such a file is an expression: functions by the names of the parts.
    if (!/^[\w.-]+\.js$/.test(file) || file === 'labcheck.js') continue;
    const functions = new Script(await readFile(join(here, file), 'latin1')).runInThisContext() as Record<
      string,
      () => void
    >;
    for (const [name, part] of Object.entries(functions)) texts.set(name.slice('./'.length), part.toString());
  }
  const needed = new Set<string>();
  const add = (name: string): void => {
    const part = parts[name];
    if (!part || needed.has(name) || (part.lab ?? lab) !== lab) return;
    needed.add(name);
    for (const next of part.imports) add(next);
  };
  add('worker.js');
  return { page, offline, parts: new Map([...needed].map((name) => [name, texts.get(name)!])) };
};

/** The lab sheet of a lab, in Markdown. @throws LabcheckError where it is not there */
export const labSheet = async (lab: string): Promise<string> => {
  for (let folder = here; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'checks', lab, 'README.md');
    if (existsSync(file)) return readFile(file, 'utf8');
  }
  throw new LabcheckError(`The sheet of the lab ${lab} is not there.`, 'Install labcheck again.');
};
