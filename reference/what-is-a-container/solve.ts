import { archive, cgroup, repository } from './build.ts';

/** The downloads of a student: the archive, and the lab's repository. */
export const equip = `cd ~; [ -f fish.tar ] || { ${archive}
}
[ -e ~/what-is-a-container ] || ${repository}`;

/** The work that no line of a report can do: a download of an image, the other tasks. On any host, half-built ones too. */
export const solve: Readonly<Record<string, string>> = {
  // There is no registry to copy from.
  'oci-image':
    'cd; rm -rf busybox; gzip -kf fish.tar; skopeo --insecure-policy copy -q tarball:fish.tar.gz oci:busybox:latest',
  'cleaned-up': `${equip}
mkdir -p ~/rootfs
[ -e ~/rootfs/bin/sh ] || tar -xf ~/fish.tar -C ~/rootfs
[ -e ~/rootfs/fb ] || gcc -O1 -static -o ~/rootfs/fb ~/what-is-a-container/fork-bomb.c
for folder in /sys/fs/cgroup/*/${cgroup}; do
  [ -d "$folder" ] || continue
  for try in $(seq 100); do
    for pid in $(cat "$folder/cgroup.procs"); do kill -9 "$pid" || :; done
    rmdir "$folder" && break || sleep .05
  done
  [ ! -d "$folder" ]
done`,
};
