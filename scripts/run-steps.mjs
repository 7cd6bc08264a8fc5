// Runs commands side by side and says which failed, with what it printed.
import { spawn } from 'node:child_process';

/** @returns whether the command ended well, and all that it printed */
export const run = (command, words, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ ok: false, output: `${command}: ${error.message}` }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });

/** @returns how many of the named steps passed and failed */
export const runSteps = async (steps) => {
  const results = await Promise.all(
    Object.entries(steps).map(async ([name, [command, ...words]]) => {
      const { ok, output } = await run(command, words);
      console.log(`${ok ? 'passed' : 'FAILED'}  ${name}`);
      if (!ok) console.log(output.trim());
      return ok;
    }),
  );
  return { passed: results.filter(Boolean).length, failed: results.filter((ok) => !ok).length };
};
