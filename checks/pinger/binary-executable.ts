import { fail, host, pass } from '../../src/index.ts';
import { noexecCause } from '../resources/startable.ts';
import { appInRootfs } from './app-file.ts';
import { binaryPresent } from './binary-present.ts';
import { check } from './parameters.ts';

/** Any of the three execute bits lets root start a file (capabilities(7), CAP_DAC_OVERRIDE). */
const executeBits = 0o111;

export const binaryExecutable = check({
  id: 'binary-executable',
  title: 'The app may be executed',
  tasks: [2],
  points: 1,
  after: [binaryPresent],
  needs: (parameters) => ({ app: appInRootfs(parameters) }),
  causes: {
    'no-permission': {
      says: 'The file {rootfs}{app} has no execute permission, so Linux refuses to start it.',
      expected: 'execute permission, for example mode 755',
      actual: 'mode {mode}',
      hints: [
        'The letters rwx say who may read, write and execute a file. Does your file show an x?',
        'Give the file execute permission.',
      ],
      look: [host('ls -l {rootfs}{app}')],
      repair: [host('chmod 755 {rootfs}{app}')],
    },
    noexec: noexecCause('{rootfs}'),
  },
  judge: ({ app }) => {
    if (app.kind === 'file' && (app.mode & executeBits) !== 0) return app.noexec ? fail('noexec') : pass();
    return fail('no-permission', { mode: app.kind === 'file' ? app.mode.toString(8).padStart(3, '0') : 'none' });
  },
});
