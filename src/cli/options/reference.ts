import { packageSources } from '../../model/reference.ts';
import { oneOf, text, toggle, value } from './option.ts';

/** The place of a reference, and the tools that it needs. */
export const withDeps = toggle('--with-deps', 'install the packages of the system that are missing');
export const sandbox = text('--name <name>', 'the sandbox (default: named like the lab)');
export const machine = text('--host <uri>', 'local: stands for this machine itself');
export const packages = value(
  '--packages <source>',
  `where the packages of its root come from: ${packageSources.join(', ')}`,
  oneOf(packageSources),
  { choices: packageSources },
);
