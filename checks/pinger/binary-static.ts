import { host } from '../../src/index.ts';
import { staticBinary } from '../resources/static-binary.ts';
import { appInRootfs } from './app-file.ts';
import { binaryPresent } from './binary-present.ts';
import { compiled } from './compiled.ts';
import { check } from './parameters.ts';

export const binaryStatic = check({
  id: 'binary-static',
  title: 'The app is a static binary',
  tasks: [2],
  points: 1,
  after: [binaryPresent],
  ...staticBinary(appInRootfs),
  causes: {
    dynamic: {
      says: 'The app is a dynamic program: to start, it needs {interpreter} and other files, its libraries. A static program has all that inside.',
      expected: 'a static binary, which needs no other file to start',
      actual: 'a binary that asks for the loader {interpreter}',
      hints: [
        'The app can be built in two ways, static and dynamic. Which one did you copy?',
        'Compile the app as a static program (gcc -static), and copy that file.',
      ],
      look: [host('file {rootfs}{app}')],
      repair: compiled,
    },
    'not-elf': {
      says: 'The app’s file is not a compiled program, so it cannot be the app.',
      expected: 'a compiled program (an ELF file)',
      actual: 'a file of another format, for example a script',
      hints: ['What kind of file is it?', 'Copy the compiled static program, not its source or a script.'],
      look: [host('file {rootfs}{app}')],
      repair: compiled,
    },
    'other-machine': {
      says: 'The app is compiled for another kind of processor, so it cannot be started here.',
      expected: 'a program for {machine}',
      actual: 'a program for {found}',
      hints: [
        'On which machine did you compile it, and which kind of machine is this one?',
        'Compile it on this host, or for {machine}.',
      ],
      look: [host('uname -m'), host('file {rootfs}{app}')],
      repair: compiled,
    },
  },
});
