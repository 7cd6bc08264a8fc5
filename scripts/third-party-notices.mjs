import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The licences of all packages that the program is bundled from; they ask to be passed on with it. */
export const thirdPartyNotices = async (project, { outputs }) => {
  const folders = new Set();
  const add = async (folder) => {
    if (folders.has(folder)) return;
    folders.add(folder);
    // A package may hold copies of those that it depends on.
    const { dependencies = {} } = await manifestOf(folder);
    for (const name of Object.keys(dependencies)) await add(installed(name, folder));
  };
  for (const { inputs } of Object.values(outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const [folder] = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
      if (folder !== undefined && bytesInOutput > 0) await add(join(project, folder));
    }
  const notices = await Promise.all([...folders].map(notice));
  return `The program is bundled from these packages.\n\n${notices.toSorted().join('\n')}`;
};

const manifestOf = async (folder) => JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));

/** The folder of a package as node looks for it from another one. */
const installed = (name, from) => {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return folder;
  if (from === dirname(from)) throw new Error(`The package ${name} is not installed.`);
  return installed(name, dirname(from));
};

const notice = async (folder) => {
  const { name, version, license, author } = await manifestOf(folder);
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) =>
      !file.includes('node_modules/') && /(^|\/)(3rd-party-)?(licen[cs]es?|copying|notice)(\.(md|txt))?$/i.test(file),
  );
  // Some authors name their licence in package.json alone.
  if (files.length === 0) {
    if (typeof license !== 'string' || author === undefined)
      throw new Error(`The package ${name} is bundled, but names neither its licence nor its author.`);
    const by = typeof author === 'string' ? author : author.name;
    return `## ${name} ${version}\n\nLicence: ${license}\nAuthor: ${by}\n`;
  }
  const texts = await Promise.all(files.toSorted().map((file) => readFile(join(folder, file), 'utf8')));
  return `## ${name} ${version}\n\n${texts.map((text) => `${text.trim()}\n`).join('\n')}`;
};
