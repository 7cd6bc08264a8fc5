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
  /** Parts of the program that judge any lab, those that only this lab needs, and those that write a script. */
  readonly judge: readonly Part[];
  readonly lab: readonly Part[];
  readonly script: readonly Part[];
};

/** A part of the program: its file name, and the text of a function. */
export type Part = readonly [name: string, text: string];

/** The nearest of some paths, from the program's own folder upwards: it may run as it was built, or from its sources. */
const nearby = (...paths: readonly string[]): string | undefined => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder))
    for (const path of paths) if (existsSync(join(folder, path))) return join(folder, path);
  return undefined;
};

/**
 * The files that judge one lab in a browser.
 *
 * @throws LabcheckError where the program was not built
 */
export const programFiles = async (lab: string): Promise<ProgramFiles> => {
  const list = nearby('site.json', 'dist/site.json');
  if (list === undefined) throw new LabcheckError('A site is made of the built program.', 'Build it: npm run build');
  const here = dirname(list);
  const { page, offline, parts } = JSON.parse(await readFile(list, 'utf8')) as {
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
  const found = new Set<string>();
  /** The parts that the page's worker may ask for and that were not found before. */
  const more = (isLeftOut: (name: string) => boolean): Part[] => {
    const own: Part[] = [];
    const looked = new Set<string>();
    const look = (name: string): void => {
      const part = parts[name];
      if (!part || looked.has(name) || isLeftOut(name)) return;
      looked.add(name);
      if (!found.has(name)) own.push([name, texts.get(name)!]);
      for (const next of part.imports) look(next);
    };
    look('worker.js');
    for (const [name] of own) found.add(name);
    return own;
  };
  const isOfOtherLab = (name: string): boolean => (parts[name]!.lab ?? lab) !== lab;
  const isOfScript = (name: string): boolean => name.startsWith('own-script-');
  return {
    ...{ page, offline },
    judge: more((name) => parts[name]!.lab !== null || isOfScript(name)),
    lab: more((name) => isOfOtherLab(name) || isOfScript(name)),
    script: more(isOfOtherLab),
  };
};

/** The lab sheet of a lab, in Markdown. @throws LabcheckError where it is not there */
export const labSheet = async (lab: string): Promise<string> => {
  const file = nearby(join('checks', lab, 'README.md'));
  if (file === undefined)
    throw new LabcheckError(`The sheet of the lab ${lab} is not there.`, 'Install labcheck again.');
  return readFile(file, 'utf8');
};
