import { afterEach } from 'vitest';
import { createSandbox } from './create-sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import type { SandboxOptions } from './sandbox-options.ts';

const made: Sandbox[] = [];
let count = 0;

/** A name that no other test of this machine uses now. */
export const freshName = (): string => `test-${process.pid}-${count++}`;

/** A sandbox that goes away after the test. */
export const madeSandbox = async (options: Partial<SandboxOptions> = {}): Promise<Sandbox> => {
  const sandbox = await createSandbox({ name: freshName(), lifetime: 'owner', ...options });
  made.push(sandbox);
  return sandbox;
};

afterEach(async () => {
  await Promise.all(made.splice(0).map((sandbox) => sandbox.destroy()));
});
