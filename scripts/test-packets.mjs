// npm run test:packets: 2,000 random rule sets, each held against the kernel.
import { spawnSync } from 'node:child_process';

const vitest = new URL('../node_modules/.bin/vitest', import.meta.url).pathname;
const { status } = spawnSync(vitest, ['run', 'reference/packets'], {
  stdio: 'inherit',
  env: { PACKETS: '2000', ...process.env },
});
process.exitCode = status ?? 1;
