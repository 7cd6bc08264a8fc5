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
 * changed that file or its samples holds it. Values whose digest is not the recorded one are left out, as then that code is not in any commit.
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

/** Unpacks the sources of a commit, and asks them. */
const valuesAt = async (commit: string, lab: string, id: string): Promise<FactValues> => {
  const folder = join(projectFolder(), 'node_modules/.cache', `labcheck-${commit}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const sources = git('archive', commit, '--', '.', ':!fixtures', ':!reports');
    execFileSync('tar', ['-x', '-C', folder], { input: sources });
    await build({
      stdin: { contents: questionOf(join(recordingsFolder(lab), `${id}.json`), lab, id), resolveDir: folder },
      outfile: join(folder, 'question.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    });
    return JSON.parse(
      execFileSync(process.execPath, [join(folder, 'question.mjs')], { encoding: 'utf8' }),
    ) as FactValues;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const questionOf = (file: string, lab: string, id: string): string => `
import { readEvidence } from './src/documents/evidence.ts';
import { casesOf } from './reference/prove/cases.ts';
import { factsToday } from './reference/prove/replay.ts';
import { references } from './reference/references.ts';
const reference = references.find((one) => one.lab.id === ${JSON.stringify(lab)});
const one = casesOf(reference).find((each) => each.id === ${JSON.stringify(id)});
const evidence = await readEvidence(${JSON.stringify(file)});
process.stdout.write(JSON.stringify(factsToday(reference.lab, one, evidence)));
`;
