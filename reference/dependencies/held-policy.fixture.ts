// A program that keeps daemons from starting until it is killed: node held-policy.mjs FILE.
import { setTimeout as sleep } from 'node:timers/promises';
import { withoutDaemonStarts } from './without-daemon-starts.ts';

await withoutDaemonStarts(() => sleep(60_000), process.argv[2]);
