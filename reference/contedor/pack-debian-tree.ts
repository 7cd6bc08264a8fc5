/** Programs of a small Debian-like system: what the lab types into its shell. */
const programs = ['bash', 'cat', 'hostname', 'id', 'ls', 'mount', 'ps', 'readlink', 'sleep', 'top', 'umount', 'uname'];

/**
 * Shell that packs a small Debian-like root file system, of this machine's own programs and their libraries, as
 * rootfs.tar.gz in the current folder: the lab's download, without a network.
 */
export const packDebianTree = `tree=$(mktemp -d)
(
  umask 022
  mkdir -p "$tree"/rootfs
  cd "$tree"/rootfs
  mkdir -p dev etc home proc root run srv sys tmp usr/bin usr/lib usr/lib64 usr/sbin var
  chmod 755 .; chmod 1777 tmp; chmod 700 root
  for folder in bin lib lib64 sbin; do ln -s usr/$folder $folder; done
  for node in 'null 3' 'zero 5' 'random 8' 'urandom 9'; do mknod -m 666 dev/\${node% *} c 1 \${node#* }; done
  for program in ${programs.join(' ')}; do cp -L "$(command -v $program)" usr/bin/; done
  ln -s bash usr/bin/sh
  ldd usr/bin/bash usr/bin/ps usr/bin/ls usr/bin/mount usr/bin/top | grep -o '/[^ :]*\\.so[^ ]*' | sort -u | while read -r library; do
    mkdir -p ".$(dirname "$library")"
    cp -L "$library" ".$library"
  done
  cat /etc/debian_version >etc/debian_version 2>/dev/null || echo 12.0 >etc/debian_version
  printf 'PRETTY_NAME="Debian, small"\\nID=debian\\n' >etc/os-release
  printf 'root:x:0:0:root:/root:/bin/bash\\n' >etc/passwd
  printf 'root:x:0:\\n' >etc/group
  echo debian >etc/hostname
)
tar -czf rootfs.tar.gz -C "$tree" rootfs
rm -r "$tree"`;
