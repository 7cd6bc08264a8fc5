// npm test: everything that a machine can prove. Its last line counts: N passed, N failed, N skipped.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSteps } from './check-steps.mjs';
import { runSteps } from './run-steps.mjs';

const project = new URL('..', import.meta.url).pathname;
process.chdir(project);

const inherit = async (command, words) => {
  const child = spawn(command, words, { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');
  return code;
};

// Packages of the system that the sandboxes need; says what to do where they cannot be installed.
if ((await inherit(process.execPath, ['dist/labcheck.js', 'reference', 'deps', '--with-deps'])) !== 0) {
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

const counted = await runSteps(checkSteps);
const folder = await mkdtemp(join(tmpdir(), 'labcheck-test-'));
try {
  const results = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const code = await inherit('node_modules/.bin/vitest', ['run', ...reporters, ...process.argv.slice(2)]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
    await readFile(results, 'utf8'),
  );
  counted.passed += numPassedTests;
  // A file that cannot be loaded fails without having any failed test.
  counted.failed += Math.max(numFailedTests, numFailedTestSuites > 0 || code !== 0 ? 1 : 0);
  counted.skipped = numPendingTests + numTodoTests;
} catch (error) {
  console.error(`The tests gave no result: ${error.message}`);
  counted.failed += 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
const { passed, failed, skipped = 0 } = counted;
// A continuous-integration machine can do everything, so nothing may be left out there.
process.exitCode = failed > 0 || (skipped > 0 && process.env.CI) ? 1 : 0;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
