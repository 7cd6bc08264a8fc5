import { execFileSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../reference/project-folder.ts';

/** A clone of the project as it is now, changes included, so that npm can build and pack it while other tests run. */
export const copyProject = (name: string): string => {
  const copy = mkdtempSync(join(tmpdir(), `labcheck-${name}-`));
  const git = (...words: readonly string[]): Buffer =>
    execFileSync('git', ['-c', 'user.name=alice', '-c', 'user.email=alice@example.org', ...words], { cwd: copy });
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: projectFolder(),
    maxBuffer: 10_000_000,
  });
  execFileSync('xargs', ['-0', 'cp', '--parents', '-t', copy], { cwd: projectFolder(), input: files });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'The project as it is now');
  return copy;
};

/** Lends a copy the packages of the project itself. */
export const lendPackages = (copy: string): void =>
  symlinkSync(join(projectFolder(), 'node_modules'), join(copy, 'node_modules'));
