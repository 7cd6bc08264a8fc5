import { createHash } from 'node:crypto';
import { buildOnce } from '../build-once.ts';
import { shellWord } from '../shell-word.ts';
import { thisMachine } from '../this-machine.ts';

/** The programs that the application and the lab's own commands need inside. */
const packages = ['python3', 'uvicorn', 'iproute2', 'iputils-ping', 'curl'];

/** Half of the tree: what nothing in the lab reads. */
const ballast = ['var/cache/apt/*', 'var/lib/apt/lists/*', 'usr/share/doc', 'usr/share/locale', 'usr/share/man'];

/** Shell that fills a folder with a Debian system, from the machine's own mirror: the first that its sources name. */
const bootstrap = (folder: string): string => `set -e
. /etc/os-release
mirror=$(cat /etc/apt/sources.list.d/"$ID".sources /etc/apt/apt-mirrors.txt /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
  sed 's/#.*//' | grep -o 'https\\?://[^] ]*' | head -n 1) || :
debootstrap --variant=minbase --include=${packages.join(',')} "$VERSION_CODENAME" ${folder} "$mirror"`;

const fetch = (folder: string): string => `${bootstrap(folder)}
cd ${folder}
rm -rf ${ballast.join(' ')}`;

/**
 * A folder with the Debian system of the lab, 134 MB: fetched once (45 s, from a Debian mirror), in a mount namespace of
 * its own, and kept.
 */
export const debianTree = (): Promise<string> => {
  const key = createHash('sha256').update(fetch('')).digest('hex').slice(0, 16);
  return buildOnce('debian-tree', key, async (folder) => {
    const script = shellWord(fetch(shellWord(folder)));
    await thisMachine.run(`unshare --mount --pid --fork --kill-child --mount-proc bash -c ${script}`, {
      timeoutMs: 600_000,
    });
  });
};
