import { type Causes, fail, follow, pass } from '../../src/index.ts';
import { type Binary, binary, type HostIdentity, hostIdentity } from '../../src/probes/index.ts';
import { staticBinary } from '../resources/static-binary.ts';
import type { WhatIsAContainer } from './parameters.ts';
import { likeliest, treesOf, tryNeeds } from './subject.ts';

/** Where else in the tree a program is put. */
const folders = ['bin', 'usr/bin', 'usr/local/bin', 'sbin', 'root', 'home', 'tmp'];

/** Any of the three execute bits lets root start a file (capabilities(7), CAP_DAC_OVERRIDE). */
const executeBits = 0o111;

/** The program at the top of the root file system. */
export const inTree = (parameters: WhatIsAContainer, program: string) => {
  const needs = tryNeeds(parameters);
  const places = folders.map((folder) => `/${folder}/${program}`);
  return {
    ...needs,
    own: follow(
      needs,
      (facts) => {
        const { treePath } = likeliest(facts, parameters);
        return treePath === undefined ? undefined : binary(treePath, `/${program}`, places);
      },
      [],
      [{ ...treesOf(needs), ask: (path) => binary(`/${path}`, `/${program}`, places) }],
    ),
    // The file that a copy makes where the slash behind the folder's name was forgotten.
    glued: follow(
      needs,
      (facts) => {
        const { treePath } = likeliest(facts, parameters);
        return treePath === undefined ? undefined : binary('/', `${treePath}${program}`);
      },
      [],
      [{ ...treesOf(needs), ask: (path) => binary('/', `/${path}${program}`) }],
    ),
  };
};

/**
 * A static program at the top of the root file system, that may be executed.
 *
 * @param name the parameter that holds its name
 * @param source its source in the lab's repository
 */
export const programInTree = (name: 'munch' | 'bomb', source: string) => {
  const compile = `gcc -static -o {rootfs}/{${name}} ${source}`;
  const compiled = staticBinary<WhatIsAContainer>(`{rootfs}/{${name}}`, () => binary('/', '/'));
  return {
    needs: (parameters: WhatIsAContainer) => ({ ...inTree(parameters, parameters[name]), host: hostIdentity }),
    causes: {
      absent: {
        says: `The root file system has no program {${name}}.`,
        expected: `the compiled program at {rootfs}/{${name}}`,
        actual: 'no such file',
        hints: [
          'The container sees only what lies in its root file system. Where did you put the program after compiling it?',
          'Compile it, and put it at the top of the root file system.',
        ],
        command: compile,
      },
      glued: {
        says: `The program lies beside the root file system, as {found}.`,
        expected: `the program at {rootfs}/{${name}}`,
        actual: 'a file whose name begins with that of the folder',
        hints: [
          'Read the path letter by letter: the old text forgets a slash between the folder and the name.',
          'Move the file into the root file system.',
        ],
        command: `mv {found} {rootfs}/{${name}}`,
      },
      elsewhere: {
        says: `The program is not at the top of the root file system, but at {found} in it.`,
        expected: `the program at {rootfs}/{${name}}`,
        actual: 'a file at {rootfs}{found}',
        hints: [
          `The task starts it as ./{${name}} from the top folder. Where is it inside?`,
          'Move it to the top of the root file system.',
        ],
        command: `mv {rootfs}{found} {rootfs}/{${name}}`,
      },
      'not-a-file': {
        says: `{${name}} in the root file system is no regular file.`,
        expected: 'a compiled program',
        actual: 'a folder, a special file, or a link that leads nowhere inside',
        hints: [
          `What is it? Try: ls -ld {rootfs}/{${name}}. A link’s target is looked up inside of the container.`,
          'Remove it, and compile the program to that place.',
        ],
        command: compile,
      },
      'no-permission': {
        says: `The program {rootfs}/{${name}} may not be executed.`,
        expected: 'execute permission, for example mode 755',
        actual: 'mode {mode}',
        hints: [
          `Which permissions has the file? Look for an x: ls -l {rootfs}/{${name}}`,
          'Give the file execute permission.',
        ],
        command: `chmod 755 {rootfs}/{${name}}`,
      },
      'not-elf': {
        says: `{${name}} in the root file system is not a compiled program.`,
        expected: 'a compiled program (an ELF file)',
        actual: 'a file of another format, for example its source',
        hints: [
          `What is the file? Try: file {rootfs}/{${name}}`,
          'Compile the source, and put what the compiler writes there.',
        ],
        command: compile,
      },
      dynamic: {
        says: 'The program is dynamically linked: it starts only where {interpreter} and its libraries are.',
        expected: 'a static program, which needs no other file to start',
        actual: 'a program that asks for the loader {interpreter}',
        hints: [
          '"No such file or directory" for a file that is there means that its loader is not. The root file system is small: has it that loader?',
          'Compile it again, with -static.',
        ],
        command: compile,
      },
      'other-machine': {
        says: 'The program is compiled for another kind of machine.',
        expected: 'a program for {machine}',
        actual: 'a program for {found}',
        hints: ['On which machine did you compile it? Try here: uname -m', 'Compile it on this host.'],
        command: compile,
      },
    } satisfies Causes,
    judge: (
      {
        own,
        glued,
        host,
      }: { readonly own: Binary | undefined; readonly glued: Binary | undefined; readonly host: HostIdentity },
      _: WhatIsAContainer,
    ) => {
      if (!own || own.kind === 'absent') {
        if (glued?.kind === 'file') return fail('glued', { found: glued.path });
        const [found] = own?.elsewhere ?? [];
        return found === undefined ? fail('absent') : fail('elsewhere', { found });
      }
      if (own.kind !== 'file') return fail('not-a-file');
      const judged = compiled.judge({ app: own, host });
      if (judged.status === 'failed') return judged;
      return (own.mode & executeBits) === 0
        ? fail('no-permission', { mode: own.mode.toString(8).padStart(3, '0') })
        : pass();
    },
  };
};
