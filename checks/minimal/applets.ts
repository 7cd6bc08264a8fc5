import { fail, follow, pass } from '../../src/index.ts';
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

const loop = 'cd {root} && for i in $(busybox --list-full); do ln -s /bin/sh $i; done';
/** Over what is there, but for the shell itself. */
const relink = 'cd {root} && for i in $(busybox --list-full); do [ $i = bin/sh ] || ln -sf /bin/sh $i; done';

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
      says: 'There are no commands in {root}: its program folders are empty.',
      expected: 'a link for each command of busybox',
      actual: 'no link at all',
      hints: [
        'busybox is many commands in one file: it looks at the name by which it is called. Each name needs a link. Which names? Try: busybox --list-full',
        'Go into {root}, and make the links in a loop there.',
      ],
      command: loop,
    },
    'wrong-target': {
      says: 'The commands are links, but to a file that is not the shell of this tree: {link} leads to {target}.',
      expected: 'links to /bin/sh, as seen from inside',
      actual: '{link} leads to {target}; {count, plural, one {one link} other {# links}} of this kind',
      hints: [
        'Inside of the container "/" is {root}. What does {target} mean there? No link may lead out of the tree.',
        'Remove these links, and make them again with the target /bin/sh.',
      ],
      command: relink,
    },
    'not-busybox': {
      says: 'Commands are there, but they are files of their own: {found} is not busybox under another name.',
      expected: 'links to /bin/sh',
      actual: '{found} is another file',
      hints: [
        'Copied programs of the host need the host’s libraries, which are not in the tree. What does ls -l {root}/{found} show?',
        'Remove the copies, and make links to /bin/sh in their places.',
      ],
      command: relink,
    },
    missing: {
      says: 'Some commands are missing: {missing}.',
      expected: 'a link for each command of busybox',
      actual: 'no {missing} in the program folders of {root}',
      hints: [
        'Was the loop interrupted, or were some folders not there yet? Which links failed? Try the loop again.',
        'Make the links again: those that exist already are only complained about.',
      ],
      command: loop,
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
