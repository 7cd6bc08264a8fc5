import { type Causes, fail, type Probe, pass } from '../../src/index.ts';
import { type Binary, type HostIdentity, hostIdentity } from '../../src/probes/index.ts';
import { runsOn } from './startable.ts';

/**
 * A program that needs no other file to start, by its ELF headers.
 *
 * @param file the file's path on the host, as sentences name it
 * @param app the question for that file
 */
export const staticBinary = <P>(file: string, app: (parameters: P) => Probe<Binary>) => ({
  needs: (parameters: P) => ({ app: app(parameters), host: hostIdentity }),
  causes: {
    dynamic: {
      says: 'The app is dynamically linked: it starts only where {interpreter} and its libraries are.',
      expected: 'a static binary, which needs no other file to start',
      actual: 'a binary that asks for the loader {interpreter}',
      hints: [
        `Two builds of the app exist, one static and one not. Which one did you copy? Try: file ${file}`,
        'Build it statically and copy that file. With the app’s Makefile, "make install" copies the dynamic one.',
      ],
      command: 'make static',
    },
    'not-elf': {
      says: 'The app’s file is not a compiled program.',
      expected: 'a compiled program (an ELF file)',
      actual: 'a file of another format, for example a script',
      hints: [`What is the file? Try: file ${file}`, 'Copy the compiled static binary, not its source or a script.'],
      command: `file ${file}`,
    },
    'other-machine': {
      says: 'The app is compiled for another kind of machine.',
      expected: 'a program for {machine}',
      actual: 'a program for {found}',
      hints: ['On which machine did you compile it? Try here: uname -m', 'Compile it on this host, or for {machine}.'],
    },
  } satisfies Causes,
  judge: ({ app, host }: { readonly app: Binary; readonly host: HostIdentity }) => {
    if (app.kind !== 'file' || !app.elf || app.elf.type === 'other') return fail('not-elf');
    const { machine, interpreter } = app.elf;
    if (host.machine !== null && !runsOn(host, machine))
      return fail('other-machine', { machine: host.machine, found: machine });
    return interpreter === undefined ? pass() : fail('dynamic', { interpreter });
  },
});
