import { Writable } from 'node:stream';
import { temporaryFolder } from '../documents/files/temporary-folder.fixture.ts';
import { compositionOf } from './composition.fixture.ts';
import type { Composition } from './composition.ts';
import { runCli } from './run-cli.ts';
import { tinyLab } from './tiny-lab.fixture.ts';
import type { World } from './world.ts';

/** The result of one command line. */
export type Outcome = { readonly code: number; readonly out: string; readonly err: string };

const capture = (): { stream: Writable; text: () => string } => {
  const parts: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      parts.push(chunk.toString());
      done();
    },
  });
  return { stream, text: () => parts.join('') };
};

/** Runs one command line in this process, with its streams captured. */
export const labcheck = async (
  argv: readonly string[],
  composition: Composition = compositionOf([tinyLab]),
  world: Partial<World> = {},
): Promise<Outcome> => {
  const [out, err] = [capture(), capture()];
  const whole: World = {
    stdout: out.stream,
    stderr: err.stream,
    env: {},
    interrupted: new AbortController().signal,
    ...world,
  };
  const code = await runCli(argv, composition, whole);
  return { code, out: out.text(), err: err.text() };
};

/** A new empty folder, made the current one. */
export const enterFolder = (): string => {
  const folder = temporaryFolder();
  process.chdir(folder);
  return folder;
};
