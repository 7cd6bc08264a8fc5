import { fail, follow } from '../../src/index.ts';
import { binary, type ProgramFiles, programFiles, targetsOf } from '../../src/probes/index.ts';
import { noexecCause } from '../resources/startable.ts';
import { staticBinary } from '../resources/static-binary.ts';
import { check, type Minimal } from './parameters.ts';
import { tree } from './tree.ts';

/** The shell of the tree, as seen from inside. */
export const shellPath = '/bin/sh';

/** The shell’s file within the tree. */
const shellFile = ({ root }: Minimal) =>
  binary(root, shellPath, ['/bin/busybox', '/busybox', '/usr/bin/sh', '/sbin/sh']);

/** The link in the place of the shell, if there is one. */
const shellLink = ({ files }: ProgramFiles) =>
  ['bin/sh', 'usr/bin/sh'].map((path) => files.get(path)).find((file) => file?.kind === 'link');
/** A target that means the shell itself, as the links of the other commands have. */
const itself = /(?:^|\/)sh$/;

const built = staticBinary('{root}/bin/sh', shellFile);
const copy = 'rm -f {root}/bin/sh; cp /bin/busybox {root}/bin/sh';

export const shellStatic = check({
  id: 'shell-static',
  title: 'The shell in the tree is a static busybox',
  tasks: [3],
  points: 1,
  phase: 'tree',
  after: [tree],
  needs: (parameters) => ({
    ...built.needs(parameters),
    programs: programFiles(parameters.root),
    hostShell: binary('/', '/bin/sh'),
    hostBusybox: binary('/', '/bin/busybox'),
    onHost: follow(
      { programs: programFiles(parameters.root) },
      ({ programs }) => {
        const target = shellLink(programs)?.target;
        return target?.startsWith('/') ? binary('/', target) : undefined;
      },
      [],
      [{ ...targetsOf(parameters.root, ['bin/sh', 'usr/bin/sh']), ask: (path) => binary('/', `/${path}`) }],
    ),
  }),
  causes: {
    absent: {
      says: 'There is no shell in the tree: {root}/bin/sh is missing.',
      expected: 'busybox as {root}/bin/sh',
      actual: 'no file of that name',
      hints: [
        'All the links lead to /bin/sh. What stands there, inside of the tree?',
        'Copy busybox to bin/sh in the tree.',
      ],
      command: 'cp /bin/busybox {root}/bin/sh',
    },
    elsewhere: {
      says: 'There is no {root}/bin/sh, but busybox was copied to {root}{found}.',
      expected: 'busybox as {root}/bin/sh',
      actual: 'busybox as {root}{found}',
      hints: ['The links lead to /bin/sh. By which name did you copy busybox?', 'Move the file to bin/sh.'],
      command: 'mv {root}{found} {root}/bin/sh',
    },
    'still-a-link': {
      says: 'bin/sh in the tree is still one of the links: it leads to itself.',
      expected: 'busybox as {root}/bin/sh',
      actual: 'a link to {target}',
      hints: [
        'The loop has made a link of the name sh, too. Inside of the tree /bin/sh leads to /bin/sh. What must be done before the copy?',
        'Remove the link first; cp writes through a link to whatever it leads to on the host.',
      ],
      command: copy,
    },
    'to-the-host': {
      says: 'bin/sh in the tree is a link to the host’s {target}, which is not in the tree.',
      expected: 'busybox as {root}/bin/sh',
      actual: 'a link to {target}, a file of the host',
      hints: [
        'Inside of the container "/" is {root}. Which file is {target} there?',
        'Remove the link, and copy busybox to its place.',
      ],
      command: copy,
    },
    dangling: {
      says: 'bin/sh in the tree is a link to {target}, and no such file is in the tree.',
      expected: 'busybox as {root}/bin/sh',
      actual: 'a link that leads nowhere',
      hints: ['Where does the link lead? Try: ls -l {root}/bin/sh', 'Remove the link, and copy busybox to its place.'],
      command: copy,
    },
    noexec: noexecCause('{root}'),
    'wrote-through': {
      says: 'The copy went through the link and replaced the host’s own /bin/sh by busybox.',
      expected: 'busybox as {root}/bin/sh, and the host’s shell as it was',
      actual: 'a link to {target} in the tree, and busybox as the host’s shell',
      hints: [
        'On the host the link in the tree leads to the host’s own shell, and cp writes to where a link leads. First repair the host: which package brings its /bin/sh?',
        'Install the host’s shell again (on Debian: apt-get install --reinstall dash). Then remove the link in the tree, and copy busybox.',
      ],
      command: copy,
    },
    'not-executable': {
      says: 'The shell in the tree may not be executed.',
      expected: 'permission to execute for root',
      actual: 'permissions {mode}',
      hints: ['Look at its permissions: ls -l {root}/bin/sh', 'Add the permission to execute.'],
      command: 'chmod 755 {root}/bin/sh',
    },
    ...built.causes,
    dynamic: {
      says: 'The shell is dynamically linked: it starts only where {interpreter} and its libraries are.',
      expected: 'a static busybox, which needs no other file to start',
      actual: 'a program that asks for the loader {interpreter}',
      hints: [
        'There are static and dynamic builds of busybox, and no library is in the tree. Which one is yours? Try: file {root}/bin/sh',
        'Install the static build (on Debian: the package busybox-static), or download it from the project, and copy that.',
      ],
      command: copy,
    },
    'not-elf': {
      says: 'The file bin/sh in the tree is not a compiled program.',
      expected: 'a copy of busybox',
      actual: 'a file of another format, for example an empty one or a script',
      hints: ['What is the file? Try: file {root}/bin/sh', 'Copy busybox over it.'],
      command: copy,
    },
    'other-machine': {
      says: 'The shell in the tree is compiled for another kind of machine.',
      expected: 'a program for {machine}',
      actual: 'a program for {found}',
      hints: ['Which build of busybox did you download? This machine is: uname -m', 'Take the busybox of this host.'],
      command: copy,
    },
  },
  judge: ({ programs, hostShell, hostBusybox, onHost, ...facts }) => {
    const { app } = facts;
    const link = shellLink(programs);
    if (app.kind !== 'file') {
      const [found] = app.elsewhere;
      if (link?.target !== undefined) {
        // Where the host’s shell is busybox itself, as on Alpine, cp refuses to copy a file onto itself: nothing was
        // replaced.
        const copied =
          hostShell.kind === 'file' &&
          hostBusybox.kind === 'file' &&
          hostShell.size === hostBusybox.size &&
          hostShell.identity !== hostBusybox.identity;
        const { target } = link;
        if (!itself.test(target)) return fail(onHost?.kind === 'file' ? 'to-the-host' : 'dangling', { target });
        return fail(copied ? 'wrote-through' : 'still-a-link', { target });
      }
      return found === undefined ? fail('absent') : fail('elsewhere', { found });
    }
    if ((app.mode & 0o100) === 0) return fail('not-executable', { mode: app.mode.toString(8) });
    const judged = built.judge(facts);
    return judged.status === 'passed' && app.noexec ? fail('noexec') : judged;
  },
});
