import { fail, pass } from '../../src/index.ts';
import { hostIdentity } from '../../src/probes/index.ts';
import { appInRootfs } from './app-file.ts';
import { binaryPresent } from './binary-present.ts';
import { check } from './parameters.ts';

export const binaryStatic = check({
  id: 'binary-static',
  title: 'The app is a static binary',
  tasks: [2],
  points: 1,
  after: [binaryPresent],
  needs: (parameters) => ({ app: appInRootfs(parameters), host: hostIdentity }),
  causes: {
    dynamic: {
      says: 'The app is dynamically linked: it starts only where {interpreter} and its libraries are.',
      expected: 'a static binary, which needs no other file to start',
      actual: 'a binary that asks for the loader {interpreter}',
      hints: [
        'Two builds of the app exist, one static and one not. Which one did you copy? Try: file {rootfs}{app}',
        'Build it statically and copy that file. With the app’s Makefile, "make install" copies the dynamic one.',
      ],
      command: 'make static',
    },
    'not-elf': {
      says: 'The app’s file is not a compiled program.',
      expected: 'a compiled program (an ELF file)',
      actual: 'a file of another format, for example a script',
      hints: [
        'What is the file? Try: file {rootfs}{app}',
        'Copy the compiled static binary, not its source or a script.',
      ],
      command: 'file {rootfs}{app}',
    },
    'other-machine': {
      says: 'The app is compiled for another kind of machine.',
      expected: 'a program for {machine}',
      actual: 'a program for {found}',
      hints: ['On which machine did you compile it? Try here: uname -m', 'Compile it on this host, or for {machine}.'],
    },
  },
  judge: ({ app, host }) => {
    if (app.kind !== 'file' || !app.elf || app.elf.type === 'other') return fail('not-elf');
    const { machine, interpreter } = app.elf;
    // A 64-bit kernel also starts the 32-bit programs of its own family.
    const family = host.machine === 'x86_64' ? ['x86_64', 'i686'] : [host.machine];
    if (host.machine !== null && !family.includes(machine))
      return fail('other-machine', { machine: host.machine, found: machine });
    return interpreter === undefined ? pass() : fail('dynamic', { interpreter });
  },
});
