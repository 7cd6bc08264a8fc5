import type { BuildStep } from '../build-step.ts';
import { openTerminal, terminalOf, typeInto } from '../pinger/isolated-shell.ts';
import { shellWord } from '../shell-word.ts';
import { packDebianTree } from './pack-debian-tree.ts';

/** The names of one contedor lab. */
export type ContedorParameters = { readonly rootfs: string; readonly hostname: string };

/** The name of the terminal that the container's shell was started in. */
export const terminalName = 'contedor';
export const terminal = terminalOf(terminalName);

/** A path as one word of sh, in which `~/` keeps its meaning. */
const pathWord = (path: string): string => (path.startsWith('~/') ? `~/${shellWord(path.slice(2))}` : shellWord(path));

/** The steps that only make files. */
export const files = ['archive', 'unpack'];

/** The lab, done as its text says. Only the download is packed on the spot. */
export const steps = ({ rootfs, hostname }: ContedorParameters): BuildStep[] => {
  const root = pathWord(rootfs);
  const type = (line: string, expected: string): string => typeInto(terminalName, line, expected);
  const proc = 'mount -t proc proc /proc';
  return [
    {
      id: 'archive',
      title: 'pack a small Debian system, in the place of the download',
      tasks: [1],
      run: `cd ~\n${packDebianTree}`,
    },
    {
      id: 'unpack',
      title: 'unpack the root file system',
      tasks: [1],
      run: `cd ~
tar xfz rootfs.tar.gz
[ rootfs -ef ${root} ] || { mkdir -p "$(dirname ${root})"; mv rootfs ${root}; }`,
    },
    {
      id: 'chroot',
      title: 'lock a process into it, which still sees all others',
      tasks: [2],
      run: `chroot ${root} /bin/bash -c '${proc}; [ $$ != 1 ] && [ -d /proc/$$ ] && [ -d /proc/1 ]; seen=$?; umount /proc; exit $seen'`,
    },
    {
      id: 'unshare',
      title: 'start the shell with namespaces of its own',
      tasks: [3],
      run: `${openTerminal(terminalName, `unshare -m -i -n -p -u -f chroot ${root} /bin/bash`)}
${type('echo $$ is my number', '^1 is my number$')}`,
    },
    {
      id: 'proc',
      title: 'mount a procfs inside',
      tasks: [4],
      run: type(`${proc}; ls -d /proc/1 && echo mounted`, '^mounted$'),
    },
    {
      id: 'hostname',
      title: 'give the container its name',
      tasks: [5],
      run: type(`hostname ${shellWord(hostname)}; echo called $(hostname)`, `^called ${hostname}$`),
    },
  ];
};
