// npm run test:recordings: every recording is judged in the browser, and asked for by the check script's sweeps.
import { spawnSync } from 'node:child_process';

const vitest = new URL('../node_modules/.bin/vitest', import.meta.url).pathname;
const { status } = spawnSync(vitest, ['run', 'reference/pages/site.test.ts', 'reference/prove/sweeps.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, RECORDINGS: 'all' },
});
process.exitCode = status ?? 1;
