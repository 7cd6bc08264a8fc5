import { fail, follow, host } from '../../src/index.ts';
import { binary, holdsText, type ProgramFiles, programFiles, targetsOf } from '../../src/probes/index.ts';
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

const built = staticBinary(shellFile);
/** Never through a link: what stands in the place goes first, and a folder that is the host's own is let be. */
const copied = host('[ {root}/bin -ef /bin ] || cp --remove-destination "$(command -v busybox)" {root}/bin/sh');
const look = [host('ls -l {root}/bin/sh')];

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
    isBusybox: holdsText(parameters.root, shellPath, 'BusyBox v'),
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
      says: 'The tree has no shell: {root}/bin/sh is missing. All its commands are links to that file.',
      expected: 'busybox as {root}/bin/sh',
      actual: 'no file of that name',
      hints: [
        'All the links lead to /bin/sh. Which file has that name inside the tree?',
        'Copy busybox to {root}/bin/sh.',
      ],
      look: [host('ls -l {root}/bin/sh')],
      repair: [copied],
    },
    elsewhere: {
      says: 'busybox is in the tree as {root}{found}, but {root}/bin/sh is missing. All commands are links to /bin/sh.',
      expected: 'busybox as {root}/bin/sh',
      actual: 'busybox as {root}{found}',
      hints: [
        'The links lead to /bin/sh. Under which name did you copy busybox?',
        'Give the file the name bin/sh, too. ln does that without a second copy.',
      ],
      look: [host('ls -l {root}{found} {root}/bin/sh')],
      repair: [host('ln {root}{found} {root}/bin/sh', { text: 'After this the one file has both names.' })],
    },
    'still-a-link': {
      says: 'bin/sh in the tree is still one of the links, and leads to itself. No command can start.',
      expected: 'busybox as {root}/bin/sh',
      actual: 'a link to {target}',
      hints: [
        'The loop made a link for the name sh, too. Where does /bin/sh lead inside the tree?',
        'Remove the link first, then copy busybox. A copy onto a link is written to the file that the link leads to.',
      ],
      look,
      repair: [copied],
    },
    'to-the-host': {
      says: 'bin/sh in the tree is a link to {target}, a file of the host. The container cannot see files outside of the tree.',
      expected: 'busybox as {root}/bin/sh',
      actual: 'a link to {target}, a file of the host',
      hints: [
        'Inside the container "/" is {root}. Is there a file {target} in it?',
        'Remove the link, and copy busybox to its place.',
      ],
      look,
      repair: [copied],
    },
    dangling: {
      says: 'bin/sh in the tree is a link to {target}, and there is no such file in the tree. The shell cannot start.',
      expected: 'busybox as {root}/bin/sh',
      actual: 'a link that leads nowhere',
      hints: [
        'Where does the link lead, as seen from inside the tree?',
        'Remove the link, and copy busybox to its place.',
      ],
      look,
      repair: [copied],
    },
    noexec: noexecCause('{root}'),
    'wrote-through': {
      says: 'cp replaced the host’s own /bin/sh with busybox. It writes to the file that a link leads to, and on the host the link in the tree leads there.',
      expected: 'busybox as {root}/bin/sh, and the host’s shell as it was',
      actual: 'a link to {target} in the tree, and busybox as the host’s shell',
      hints: [
        'On the host a link to /bin/sh leads to the host’s own shell. Which file did cp write to?',
        'Install the host’s shell again by its package. Then remove the link in the tree, and copy busybox there.',
      ],
      look: [
        host('ls -lL /bin/sh /bin/busybox', {
          text: 'If both have the same size, /bin/sh of the host is busybox now.',
        }),
      ],
      repair: [
        host('apt-get install --reinstall -y dash', {
          text: 'Debian and Ubuntu have the shell in the package dash. Another system may have it in bash.',
        }),
        copied,
      ],
    },
    'not-executable': {
      says: 'The file {root}/bin/sh may not be started: it lacks the permission to execute.',
      expected: 'permission to execute for root',
      actual: 'permissions {mode}',
      hints: ['Is there an x among the permissions of the file?', 'Give it the permission: chmod 755 {root}/bin/sh'],
      look,
      repair: [host('chmod 755 {root}/bin/sh')],
    },
    dynamic: {
      says: 'The shell of the tree cannot start alone. It needs libraries, and {interpreter}, the program that loads them. They are not in the tree.',
      expected: 'a static busybox, which needs no other file to start',
      actual: 'a program that asks for the loader {interpreter}',
      hints: [
        'A static program contains its libraries. Is yours static?',
        'Install the static busybox (on Debian the package busybox-static), and copy that to bin/sh.',
      ],
      look: [host('file {root}/bin/sh')],
      repair: {
        copy: [copied],
        install: [
          host('apt-get install -y busybox-static', {
            text: 'Debian and Ubuntu have the static busybox in this package.',
          }),
          copied,
        ],
      },
    },
    'not-elf': {
      says: '{root}/bin/sh is not a compiled program, so the container has no shell.',
      expected: 'a copy of busybox',
      actual: 'a file of another format, for example an empty one or a script',
      hints: ['What is in the file?', 'Copy busybox over it.'],
      look: [host('file {root}/bin/sh')],
      repair: [copied],
    },
    'not-busybox': {
      says: '{root}/bin/sh is a static program, but not busybox. All commands are links to that file, and only busybox can do the work of each.',
      expected: 'a copy of busybox',
      actual: 'another program',
      hints: ['Which program did you copy? busybox names itself when it is called.', 'Copy busybox over it.'],
      look: [host('grep -c BusyBox {root}/bin/sh', { text: 'The file of busybox holds its name.' })],
      repair: [copied],
    },
    'other-machine': {
      says: 'The shell of the tree is compiled for another kind of processor, so it cannot start on this machine.',
      expected: 'a program for {machine}',
      actual: 'a program for {found}',
      hints: [
        'For which processor is this file, and which one does this machine have?',
        'Copy the busybox of this host.',
      ],
      look: [host('uname -m'), host('file {root}/bin/sh')],
      repair: [copied],
    },
  },
  judge: ({ programs, hostShell, hostBusybox, isBusybox, onHost, ...facts }) => {
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
    if (judged.status === 'passed' && !isBusybox) return fail('not-busybox');
    if (judged.status === 'passed') return app.noexec ? fail('noexec') : judged;
    // Where the host's own busybox is no static one either, a copy of it would not help.
    const needsLoader = hostBusybox.kind === 'file' && hostBusybox.elf?.interpreter !== undefined;
    return { ...judged, way: needsLoader ? 'install' : 'copy' };
  },
});
