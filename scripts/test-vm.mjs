// npm run test:vm [-- LAB…]: proves labs on a virtual machine with cgroup v2 and a kernel of its own, over ssh.
// Needs root, and some minutes; the image is made once. Its last line counts: N passed, N failed, N skipped.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The longest that a run may take, its image included; milliseconds. */
const mostMs = 60 * 60_000;

const project = new URL('..', import.meta.url).pathname;
process.chdir(project);
const stopped = new AbortController();
// Not once: npm hands a Ctrl-C on that this process has had from the terminal already.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => stopped.abort(new Error(`stopped by ${signal}`)));
setTimeout(() => stopped.abort(new Error(`stopped after ${mostMs / 60_000} minutes`)), mostMs).unref();

const counts = { passed: 0, failed: 0, skipped: 0 };
// Within the project, so that packages are found from there.
const folder = await mkdtemp(join(project, 'node_modules/.vm-'));
try {
  await build({
    entryPoints: ['reference/vm/test-vm.ts'],
    outfile: join(folder, 'test-vm.mjs'),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const { testVm } = await import(join(folder, 'test-vm.mjs'));
  await testVm(process.argv.slice(2), { say: console.log, signal: stopped.signal, counts });
} catch (error) {
  counts.failed = Math.max(counts.failed, 1);
  const known = stopped.signal.aborted || 'cure' in error;
  console.error(known ? [error.message, error.cure].filter(Boolean).join('\n') : error);
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);
