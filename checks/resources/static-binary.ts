import { type Causes, elsewhere, fail, host, type Probe, pass } from '../../src/index.ts';
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
      says: 'The app is a dynamic program: to start, it needs {interpreter} and other files, its libraries. A static program has all that inside.',
      expected: 'a static binary, which needs no other file to start',
      actual: 'a binary that asks for the loader {interpreter}',
      hints: [
        'The app can be built in two ways, static and dynamic. Which one did you copy?',
        'Build the app as a static program, and copy that file. (In the app’s Makefile, "make install" copies the other one.)',
      ],
      look: [host(`file ${file}`)],
      repair: [elsewhere(`Build the app as a static program, and copy it to ${file}.`)],
    },
    'not-elf': {
      says: 'The app’s file is not a compiled program, so it cannot be the app.',
      expected: 'a compiled program (an ELF file)',
      actual: 'a file of another format, for example a script',
      hints: ['What kind of file is it?', 'Copy the compiled static program, not its source or a script.'],
      look: [host(`file ${file}`)],
      repair: [elsewhere(`Build the app as a static program, and copy it to ${file}.`)],
    },
    'other-machine': {
      says: 'The app is compiled for another kind of processor, so it cannot be started here.',
      expected: 'a program for {machine}',
      actual: 'a program for {found}',
      hints: [
        'On which machine did you compile it, and which kind of machine is this one?',
        'Compile it on this host, or for {machine}.',
      ],
      look: [host('uname -m'), host(`file ${file}`)],
      repair: [elsewhere(`Build the app on this host as a static program, and copy it to ${file}.`)],
    },
  } satisfies Causes,
  judge: ({ app, host: own }: { readonly app: Binary; readonly host: HostIdentity }) => {
    if (app.kind !== 'file' || !app.elf || app.elf.type === 'other') return fail('not-elf');
    const { machine, interpreter } = app.elf;
    if (own.machine !== null && !runsOn(own, machine))
      return fail('other-machine', { machine: own.machine, found: machine });
    return interpreter === undefined ? pass() : fail('dynamic', { interpreter });
  },
});
