import { createHash } from 'node:crypto';
import { buildOnce } from '../build-once.ts';
import { shellWord } from '../shell-word.ts';
import { thisMachine } from '../this-machine.ts';
import { initrdInit, machineInit, modules } from './boot-scripts.ts';

/** The programs that the labs run inside; their programs are compiled, and their trees filled, outside. */
const packages = [
  ...['openssh-server', 'kmod', 'procps', 'iproute2', 'iputils-ping', 'curl', 'hostname', 'busybox-static'],
  ...[
    'runc',
    'cgroup-tools',
    'nftables',
    'iptables',
    'python3',
    'dbus',
    'systemd-container',
    'cpio',
    'bzip2',
    'pbzip2',
  ],
];

/** How large the machine's disk is; what nobody writes takes no room. */
const diskSize = '3G';

const sshd = `PermitRootLogin prohibit-password
PasswordAuthentication no
UseDNS no
PrintLastLog no
`;

/**
 * Shell that makes, in the folder it is in: `kernel`, `initrd.gz` and `disk.img`. All comes from the machine's own
 * mirror,
 * the first that its sources name; nothing is installed on the machine.
 */
const build = `set -e -o pipefail
exec >&2
. /etc/os-release
mirror=$(cat /etc/apt/sources.list.d/"$ID".sources /etc/apt/apt-mirrors.txt /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
  sed 's/#.*//' | grep -o 'https\\?://[^] ]*' | head -n 1) || :
image=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: \\(linux-image-[^ ]*\\)/\\1/p' | head -n 1)
[ "$image" ] || { apt-get -q update; image=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: \\(linux-image-[^ ]*\\)/\\1/p' | head -n 1); }
[ "$image" ] || { echo 'the mirror has no linux-image-cloud-amd64' >&2; exit 1; }
apt-get -q -o APT::Sandbox::User=root download "$image" || { apt-get -q update; apt-get -q -o APT::Sandbox::User=root download "$image"; }
dpkg-deb -x "$image"_*.deb kernel-package
version=\${image#linux-image-}
debootstrap --variant=minbase --include=${packages.join(',')} "$VERSION_CODENAME" root "$mirror" || { tail -n 5 root/debootstrap/debootstrap.log; exit 1; }
rm -rf root/var/cache/apt/* root/var/lib/apt/lists/* root/usr/share/{doc,locale,man} root/etc/ssh/ssh_host_*
mkdir -p root/lib/modules; cp -a kernel-package/lib/modules/$version root/lib/modules/; chroot root depmod $version
printf '%s' ${shellWord(sshd)} >root/etc/ssh/sshd_config.d/labcheck.conf
echo vm >root/etc/hostname
printf '%s' ${shellWord(machineInit)} >root/sbin/labcheck-init; chmod 755 root/sbin/labcheck-init
mkdir -p initrd/{bin,modules,proc,sys,dev,newroot}
cp root/bin/busybox initrd/bin/
for applet in sh mount insmod switch_root sleep echo poweroff; do ln -s busybox initrd/bin/$applet; done
for module in ${modules.join(' ')}; do cp "$(find kernel-package/lib/modules -name $module.ko)" initrd/modules/; done
printf '%s' ${shellWord(initrdInit)} >initrd/init; chmod 755 initrd/init
(cd initrd; find . | cpio -o -H newc --quiet | gzip -1) >initrd.gz
mke2fs -q -t ext4 -O ^has_journal -d root disk.img ${diskSize}
cp kernel-package/boot/vmlinuz-$version kernel
rm -rf root initrd kernel-package "$image"_*.deb`;

/**
 * A folder with the machine's kernel, initrd and disk: made once, in some minutes, and kept. No key is in it.
 *
 * @throws LabcheckError where the mirror or a tool fails
 */
export const vmImage = (say: (line: string) => void, signal: AbortSignal): Promise<string> => {
  const key = createHash('sha256').update(build).digest('hex').slice(0, 16);
  return buildOnce('vm-image', key, async (folder) => {
    say('building the image of the machine, once: debootstrap takes some minutes');
    const script = shellWord(`cd ${shellWord(folder)}\n${build}`);
    await thisMachine.run(`unshare --mount --pid --fork --kill-child --mount-proc bash -c ${script}`, {
      timeoutMs: 15 * 60_000,
      signal,
    });
  });
};
