import { LabcheckError } from '../../src/index.ts';
import type { RunningSandbox } from '../../src/transports/sandbox/registry.ts';
import { enterArgv, findSandbox } from '../../src/transports/sandbox/registry.ts';
import { assertRoot } from '../assert-root.ts';
import type { Machine } from '../machine.ts';
import { runScript } from '../run-script.ts';
import { destroySandbox } from './destroy-sandbox.ts';

/** A disposable simulated host on this machine. */
export type Sandbox = Machine & {
  readonly uri: `sandbox:${string}`;
  /** Ends it; leaves no process, namespace, mount, cgroup or file of it. A second call does nothing. */
  readonly destroy: () => Promise<void>;
};

export const sandboxOf = (record: RunningSandbox): Sandbox => ({
  name: record.name,
  uri: `sandbox:${record.name}`,
  run: (script, options) => runScript(`sandbox ${record.name}`, enterArgv(record), script, options),
  destroy: async () => {
    await destroySandbox(record.name);
  },
});

/** The running sandbox of that name, whoever made it. Throws a LabcheckError where there is none. */
export const openSandbox = (name: string): Sandbox => {
  assertRoot('Entering a sandbox');
  const record = findSandbox(name);
  if (record) return sandboxOf(record);
  throw new LabcheckError(`There is no running sandbox "${name}" on this machine.`, 'labcheck reference up makes one.');
};
