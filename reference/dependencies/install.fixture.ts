// A program that installs the packages of commands: node install.mjs COMMAND…
import { LabcheckError } from '../../src/index.ts';
import { installDependencies } from './install.ts';

try {
  console.log(JSON.stringify(await installDependencies(process.argv.slice(2))));
} catch (error) {
  if (!(error instanceof LabcheckError)) throw error;
  console.log(`${error.message}\n${error.cure}`);
}
