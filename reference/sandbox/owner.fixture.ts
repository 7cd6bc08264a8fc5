// A program that makes a sandbox: node owner.mjs NAME LIFETIME. It says the sandbox's network namespace.
import { spawn } from 'node:child_process';
import { createSandbox } from './create-sandbox.ts';

const [name = '', lifetime] = process.argv.slice(2);
const sandbox = await createSandbox({ name, lifetime: lifetime === 'persistent' ? lifetime : 'owner' });
if (lifetime !== 'persistent') {
  // Another child, which would keep the sandbox alive if it had inherited the owner's end of the pipe.
  const bystander = spawn('sleep', ['20'], { stdio: 'ignore', detached: true });
  process.stdout.write(`${bystander.pid} `);
  void sandbox.run('sleep 1000', { timeoutMs: 2_000_000 });
}
process.stdout.write(`${(await sandbox.run('setsid sleep 1000 >/dev/null 2>&1 & readlink /proc/1/ns/net')).stdout}\n`);
