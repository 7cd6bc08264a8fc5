import { lines, probe } from '../model/probe.ts';
import { namesFolder } from './network.ts';

/** A network namespace that has a name under /run/netns, by its inode number. */
export type NetworkName = { readonly name: string; readonly inode: number };

/**
 * All named network namespaces, from the host's mount table: names there are escaped by the kernel
 * (proc_pid_mountinfo(5)).
 */
export const networkNames = probe<NetworkName[]>({
  id: 'network-names',
  version: 1,
  group: 'kernel',
  tools: ['grep'],
  script: `grep ' - nsfs ' $h/mountinfo; exit 0`,
  parse: (output) => lines(output).flatMap((line) => readName(line) ?? []),
});

// 441 27 0:4 net:[4026532281] /run/netns/pinger rw shared:226 - nsfs nsfs rw
const readName = (line: string): NetworkName | undefined => {
  const [, , , root = '', mountPoint = ''] = line.split(' ');
  const inode = /^net:\[(\d+)\]$/.exec(root)?.[1];
  const name = unescaped(mountPoint).replace(/^\/var(?=\/run\/)/, '');
  if (inode === undefined || !name.startsWith(`${namesFolder}/`)) return undefined;
  return { name: name.slice(namesFolder.length + 1), inode: Number(inode) };
};

const unescaped = (path: string): string =>
  path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
