import { fail, pass } from '../../src/index.ts';
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
      says: 'The file {rootfs}{app} may not be executed.',
      expected: 'execute permission, for example mode 755',
      actual: 'mode {mode}',
      hints: [
        'Which permissions has the file? Look for an x: ls -l {rootfs}{app}',
        'Give the file execute permission.',
      ],
      command: 'chmod 755 {rootfs}{app}',
    },
    noexec: noexecCause('{rootfs}'),
  },
  judge: ({ app }) => {
    if (app.kind === 'file' && (app.mode & executeBits) !== 0) return app.noexec ? fail('noexec') : pass();
    return fail('no-permission', { mode: app.kind === 'file' ? app.mode.toString(8).padStart(3, '0') : 'none' });
  },
});
