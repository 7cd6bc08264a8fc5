// npm run test:linear: reading four times as much takes at most six times as long, whatever a host repeats.
import { spawnSync } from 'node:child_process';

const vitest = new URL('../node_modules/.bin/vitest', import.meta.url).pathname;
const { status } = spawnSync(vitest, ['run', 'checks/linear-parsers.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, LINEAR: '1' },
});
process.exitCode = status ?? 1;
