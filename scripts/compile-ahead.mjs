// Uses a program for what students and teachers do most, and keeps what V8 made of it beside it: what a function that
// ran was compiled to is part of that. It asks nothing of this machine: the host is a pretended one, the rest evidence.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pretendedHost } from './pretended-host.mjs';

const program = process.argv[2];
const { start, scripts, compiledFile, sealOf } = createRequire(import.meta.url)(program);
const evidence = (name) => new URL(`../fixtures/evidence/${name}.json`, import.meta.url).pathname;

const folder = mkdtempSync(join(tmpdir(), 'labcheck-compile-'));
const host = await pretendedHost(folder);
try {
  process.chdir(folder);
  // Where ssh is looked for, and nothing else.
  process.env.PATH = host.path;
  delete process.env.SSH_AUTH_SOCK;
  const students = ['reference', 'app-on-the-host', 'container-prefix-too-wide'].map(
    (id) => `  - { id: ${id}, name: Student, host: "evidence:${evidence(`pinger/${id}`)}" }\n`,
  );
  writeFileSync(
    'course.yaml',
    `course: Compiling
lab: pinger
students:
  - { id: asked, name: Student, host: "${host.uri}", set: { x: 7 } }
${students.join('')}`,
  );
  const labs = ['minimal', 'contedor', 'what-is-a-container', 'runc'];
  for (const words of [
    ['--student', 'asked', '--no-save'],
    ['--student', 'reference', '--report', 'json'],
    ['--student', 'app-on-the-host', '--hints', 'full'],
    ['--all'],
    ...labs.map((lab) => ['judge', evidence(`${lab}/reference`)]),
    ['--help'],
  ]) {
    process.argv = [process.execPath, program, ...words];
    await start().ended;
  }
  for (const [file, script] of scripts) {
    const compiled = script.createCachedData();
    writeFileSync(compiledFile(file), Buffer.concat([compiled, sealOf(readFileSync(file), compiled)]));
  }
} finally {
  host.close();
  process.chdir('/');
  rmSync(folder, { recursive: true });
}
process.exit(0);
