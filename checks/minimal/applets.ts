import { fail, follow, host, pass } from '../../src/index.ts';
import {
  equalFiles,
  filesNamed,
  nameOf,
  type ProgramFile,
  type ProgramFiles,
  programAt,
  programFiles,
  programsNamed,
} from '../../src/probes/index.ts';
import { check } from './parameters.ts';
import { shellPath } from './shell-static.ts';
import { tree } from './tree.ts';

/** The commands that the tasks use, or that anybody would use within a minute. */
const needed = ['cat', 'cp', 'ip', 'ls', 'mkdir', 'mount', 'mv', 'ps', 'rm', 'top'];

/** Only adds. A program folder that is itself a link may be the host's own: nothing is written through it. */
const linked = host(
  '(cd {root} && for i in $(busybox --list-full); do [ -L $(dirname $i) -o -e $i ] || ln -s /bin/sh $i; done)',
  { text: 'This makes the links that are missing.' },
);

export const applets = check({
  id: 'applets',
  title: 'The commands of busybox are links to its shell',
  tasks: [2],
  points: 1,
  phase: 'tree',
  after: [tree],
  needs: ({ root }) => ({
    programs: programFiles(root),
    equal: follow(
      { programs: programFiles(root) },
      ({ programs }) => copiesOf(programs, root),
      [],
      [{ ...filesNamed(root, needed), ask: (path) => equalFiles(root, shellPath, [path]) }],
    ),
  }),
  causes: {
    none: {
      says: 'The program folders of {root} are empty. The container would have no ls, no ps and no other command.',
      expected: 'a link for each command of busybox',
      actual: 'no link at all',
      hints: [
        'busybox holds many commands in one file. The name by which it is called chooses one. Which names does it know?',
        'Go into {root}, and make a link to /bin/sh for each name that busybox --list-full prints.',
      ],
      look: [host('busybox --list-full | head'), host('ls {root}/bin {root}/usr/bin')],
      repair: [linked],
    },
    'wrong-target': {
      says: 'Some commands are links, but not to the shell of the tree: {link} leads to {target}. Inside the container they cannot start.',
      expected: 'links to /bin/sh, as seen from inside',
      actual: '{link} leads to {target}; {count, plural, one {one link} other {# links}} of this kind',
      hints: [
        'Inside the container "/" is {root}. Which file is {target} there?',
        'Make these links again with the target /bin/sh.',
      ],
      look: [host('ls -l {root}/{link}')],
      repair: [
        host("find {root} -xdev -path '*bin/*' -type l ! -name sh -exec ln -sfn /bin/sh {} \\;", {
          text: 'Every link in the program folders, except sh, leads to /bin/sh after this.',
        }),
        linked,
      ],
    },
    'not-busybox': {
      says: 'Some commands are programs of their own, not links to the shell: {found}. A copy needs libraries that the tree lacks.',
      expected: 'links to /bin/sh',
      actual: '{found} is a different file, not the shell',
      hints: [
        'A program of the host needs the host’s libraries. Are they in the tree?',
        'Remove the copied programs, and make links to /bin/sh in their places.',
      ],
      look: [host("find {root} -xdev -path '*bin/*' -type f -exec ls -l {} +")],
      repair: [
        host("find {root} -xdev -path '*bin/*' -type f ! -name sh ! -name busybox -exec ln -sfn /bin/sh {} \\;", {
          text: 'This replaces every program in the program folders, except sh and busybox, with a link to /bin/sh.',
        }),
        linked,
      ],
    },
    missing: {
      says: 'Some commands are missing in the tree: {missing}. You will need them in the container.',
      expected: 'a link for each command of busybox',
      actual: 'no {missing} in the program folders of {root}',
      hints: [
        'Did the loop stop early, or were some folders not there yet?',
        'Run the loop again in {root}. It complains about links that are there already, and makes the others.',
      ],
      look: [host('ls {root}/bin {root}/sbin {root}/usr/bin {root}/usr/sbin')],
      repair: [linked],
    },
  },
  judge: ({ programs, equal = [] }) => {
    const shell = programAt(programs, shellPath);
    const own = [...programs.files].filter(([path]) => !/^(usr\/)?bin\/sh$/.test(path));
    if (own.length === 0) return fail('none');
    const strays = own.filter(([path, file]) => file.kind === 'link' && !leadsToShell(programs, path, file, shell));
    const [stray] = strays;
    if (stray) return fail('wrong-target', { link: stray[0], target: stray[1].target ?? '', count: strays.length });
    const names = new Set(own.map(([path]) => path.slice(path.lastIndexOf('/') + 1)));
    const missing = needed.filter((name) => !names.has(name));
    if (missing.length > 0) return fail('missing', { missing: missing.join(', ') });
    const foreign = needed.find(
      (name) =>
        shell &&
        !equal.some((path) => nameOf(path) === name) &&
        !programsNamed(programs, name).some(({ identity }) => identity === shell.identity),
    );
    return foreign === undefined ? pass() : fail('not-busybox', { found: foreign });
  },
});

/** Asks which of the needed commands are copies of the shell: files of its size. */
const copiesOf = (programs: ProgramFiles, root: string) => {
  const shell = programAt(programs, shellPath);
  const same = [...programs.files]
    .filter(([path, { kind, size }]) => kind === 'file' && size === shell?.size && needed.includes(nameOf(path)))
    .map(([path]) => path);
  return same.length === 0 ? undefined : equalFiles(root, shellPath, same);
};

/** Whether a link comes to the shell; where no shell is there yet, whether it is meant to. */
const leadsToShell = (
  programs: ProgramFiles,
  path: string,
  { target = '' }: ProgramFile,
  shell: ProgramFile | undefined,
): boolean =>
  shell ? programAt(programs, path)?.identity === shell.identity : /^(?:\/bin\/|(?:\.\.\/)*(?:bin\/)?)sh$/.test(target);
