import { archive, cgroup } from './build.ts';
import { sources } from './supplies.ts';

const tree = `cd ~; [ -f fish.tar ] || { ${archive}
}`;
const compiled = (source: string, program: string): string =>
  `gcc -O1 -static -o ~/rootfs/${program} ${sources}/${source}`;

/** What no line of a report can do: a download, a compiler's work, the other tasks. On any host, half-built ones too. */
export const solve: Readonly<Record<string, string>> = {
  'rootfs-tree': tree,
  'munch-static': compiled('munch.c', 'munch'),
  'bomb-static': compiled('fork-bomb.c', 'fb'),
  // There is no registry to copy from.
  'oci-image':
    'cd; rm -rf busybox; gzip -kf fish.tar; skopeo --insecure-policy copy -q tarball:fish.tar.gz oci:busybox:latest',
  'cleaned-up': `${tree}
mkdir -p ~/rootfs
[ -e ~/rootfs/bin/sh ] || tar -xf ~/fish.tar -C ~/rootfs
[ -e ~/rootfs/fb ] || ${compiled('fork-bomb.c', 'fb')}
for folder in /sys/fs/cgroup/*/${cgroup}; do
  [ -d "$folder" ] || continue
  while [ -s "$folder/cgroup.procs" ]; do
    for pid in $(cat "$folder/cgroup.procs"); do kill -9 "$pid" || :; done
    sleep .05
  done
  rmdir "$folder"
done`,
};
