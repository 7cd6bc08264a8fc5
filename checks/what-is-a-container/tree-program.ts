import { type Causes, fail, follow, host, pass } from '../../src/index.ts';
import { type Binary, binary, type HostIdentity, hostIdentity } from '../../src/probes/index.ts';
import { staticBinary } from '../resources/static-binary.ts';
import type { WhatIsAContainer } from './parameters.ts';
import { likeliest, type TryFacts, treesOf, tryNeeds } from './subject.ts';

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
  const file = `{rootfs}/{${name}}`;
  const compiled = staticBinary<WhatIsAContainer>(() => binary('/', '/'));
  const compile = `Compile ${source} of the lab’s repository with gcc -static, as ${file}.`;
  const make = [
    host(`gcc -static -o ${file} ~/what-is-a-container/${source}`, {
      text: 'This is the lab’s repository in your home folder. Name its own folder, if you have it elsewhere.',
    }),
  ];
  const look = [host(`ls -l ${file}; file ${file}`)];
  return {
    needs: (parameters: WhatIsAContainer) => ({ ...inTree(parameters, parameters[name]), host: hostIdentity }),
    causes: {
      absent: {
        says: `The program {${name}} is not in the root file system, so the container cannot run it.`,
        expected: `the compiled program as ${file}`,
        actual: 'no such file',
        hints: [
          'Where did you put the program after compiling it? The container sees only the files in its root file system.',
          compile,
        ],
        look: [host('ls {rootfs}')],
        repair: make,
      },
      glued: {
        says: 'The program lies beside the root file system, as {found}, so the container does not see it.',
        expected: `the program as ${file}`,
        actual: 'the file {found}, without a slash between the folder and the program',
        hints: [
          'Read the path letter by letter. Is there a slash between the folder and the name of the program?',
          `Move the file {found} to ${file}.`,
        ],
        look: [host('ls -l {found}')],
        repair: [host(`mv -nT {found} ${file}`)],
      },
      elsewhere: {
        says: 'The program lies deeper in the root file system, as {rootfs}{found}. The task looks for it at the top.',
        expected: `the program as ${file}`,
        actual: 'a file at {rootfs}{found}',
        hints: [
          `In which folder of the container does the program lie? The task starts it as ./{${name}} from "/".`,
          `Move the file {rootfs}{found} to ${file}.`,
        ],
        look: [host('ls -l {rootfs}{found}')],
        repair: [host(`mv -nT {rootfs}{found} ${file}`)],
      },
      'not-a-file': {
        says: `${file} is not an ordinary file, so it cannot be started as a program.`,
        expected: 'a compiled program',
        actual: 'a folder, a pipe, or a link whose target is not in the root file system',
        hints: [
          `Which kind of file is ${file}? The target of a link is looked for inside of the container.`,
          `Move it away. ${compile}`,
        ],
        look: [host(`ls -ld ${file}`)],
        repair: [host(`mv -T --backup=numbered ${file} ${file}.old`), ...make],
      },
      'no-permission': {
        says: `The program ${file} cannot be started: the permission x is missing.`,
        expected: 'permission to execute, for example mode 755',
        actual: 'mode {mode}',
        hints: [
          `Which permissions does the file have? ls -l shows an x where it may be executed.`,
          `Give the file ${file} the permission to execute.`,
        ],
        look,
        repair: [host(`chmod 755 ${file}`)],
      },
      'not-elf': {
        says: `${file} is not a compiled program, so the kernel cannot start it.`,
        expected: 'a compiled program (an ELF file)',
        actual: 'a file of another format, for example the source',
        hints: ['Did you copy the source, or the file that the compiler wrote?', compile],
        look,
        repair: make,
      },
      dynamic: {
        says: `The program ${file} needs other files to start: {interpreter} and libraries. The small root file system does not have them.`,
        expected: 'a static program, which needs no other file to start',
        actual: 'a program that needs {interpreter}',
        hints: [
          'Did you compile it with -static? Without that, a program starts only where its libraries are.',
          compile,
        ],
        look,
        repair: make,
      },
      'other-machine': {
        says: 'The program is made for another kind of processor, {found}, so it does not start on this host.',
        expected: 'a program for {machine}',
        actual: 'a program for {found}',
        hints: ['On which machine did you compile it? uname -m names the processor of this host.', compile],
        look: [host('uname -m'), ...look],
        repair: make,
      },
    } satisfies Causes,
    judge: (facts: ProgramFacts, parameters: WhatIsAContainer) => {
      const { own, glued, host: machine } = facts;
      const { treePath: rootfs = parameters.rootfs } = likeliest(facts, parameters);
      if (!own || own.kind === 'absent') {
        if (glued?.kind === 'file') return fail('glued', { rootfs, found: glued.path });
        const [found] = own?.elsewhere ?? [];
        return found === undefined ? fail('absent', { rootfs }) : fail('elsewhere', { rootfs, found });
      }
      if (own.kind !== 'file') return fail('not-a-file', { rootfs });
      const judged = compiled.judge({ app: own, host: machine });
      if (judged.status === 'failed') return { ...judged, found: { rootfs, ...judged.found } };
      return (own.mode & executeBits) === 0
        ? fail('no-permission', { rootfs, mode: own.mode.toString(8).padStart(3, '0') })
        : pass();
    },
  };
};

type ProgramFacts = TryFacts & {
  readonly own: Binary | undefined;
  readonly glued: Binary | undefined;
  readonly host: HostIdentity;
};
