import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectFolder } from '../project-folder.ts';
import { digest, type FactValues } from './fact-values.ts';
import { recordingsFolder } from './recordings.ts';
import type { FactDigests } from './replay.ts';

/**
 * The facts of a recorded case as the code read them that wrote the lab's `facts.json`: the commit that last
 * changed that file or its samples holds it. Values whose digest is not the recorded one are left out, as then that
 * code is not in any commit.
 */
export const factsBefore = async (lab: string, id: string, recorded: FactDigests): Promise<FactValues> => {
  const values = await valuesAt(commitOf(recordingsFolder(lab), 'facts.json', 'samples.json'), lab, id);
  return Object.fromEntries(Object.entries(values).filter(([probe, value]) => digest(value) === recorded[probe]));
};

const git = (...words: string[]): Buffer => execFileSync('git', words, { cwd: projectFolder(), maxBuffer: 2 ** 28 });

const commitOf = (folder: string, ...files: string[]): string =>
  git('log', '-1', '--format=%H', '--', ...files.map((file) => join(folder, file)))
    .toString()
    .trim();

type Question = { readonly ask: (lab: string, id: string, file: string) => Promise<FactValues> };

const questions = new Map<string, Promise<Question>>();

/** The facts as the sources of a commit read them, which are bundled once. */
const valuesAt = async (commit: string, lab: string, id: string): Promise<FactValues> => {
  const question = questions.get(commit) ?? bundledAt(commit);
  questions.set(commit, question);
  return (await question).ask(lab, id, join(recordingsFolder(lab), `${id}.json`));
};

const bundledAt = async (commit: string): Promise<Question> => {
  const folder = join(projectFolder(), 'node_modules/.cache', `labcheck-${commit}-${process.pid}`);
  const outfile = join(folder, 'question.mjs');
  mkdirSync(folder, { recursive: true });
  try {
    const sources = git('archive', commit, '--', '.', ':!fixtures', ':!reports');
    execFileSync('tar', ['-x', '-C', folder], { input: sources });
    await build({
      stdin: { contents: question, resolveDir: folder },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    });
    return (await import(outfile)) as Question;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const needed: readonly (readonly [string, string])[] = [
  ['readEvidence', './src/documents/files/evidence.ts'],
  ['casesOf', './reference/prove/cases.ts'],
  ['factsToday', './reference/prove/replay.ts'],
  ['references', './reference/references.ts'],
];

const question = `${needed.map(([name, file]) => `import { ${name} } from ${JSON.stringify(file)};`).join('\n')}
export const ask = async (lab, id, file) => {
  const reference = references.find((one) => one.lab.id === lab);
  return factsToday(reference.lab, casesOf(reference).find((one) => one.id === id), await readEvidence(file));
};
`;
