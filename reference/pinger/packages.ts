import { osFamily } from '../os-family.ts';
import { shellWord } from '../shell-word.ts';
import { labPackages } from './package-contents.ts';

/**
 * Where the packages of the root come from: a small repository made of this machine's programs (no network needed),
 * the repositories of a Fedora-like machine, or Debian's own way to fill a root.
 */
export const packageWays = ['small-rpms', 'dnf', 'debootstrap'] as const;
export type PackageWay = (typeof packageWays)[number];

/** The way of a plain machine, from its /etc/os-release: the one that its own repositories are made for. */
export const ownWay = (osRelease: string): PackageWay => (osFamily(osRelease) === 'fedora' ? 'dnf' : 'debootstrap');

/** The shell that fills the root by one of the ways; `repository` is the folder of the small RPMs as the host sees it. */
export const installPackages = (way: PackageWay, rootfs: string, repository: string): string => {
  const root = shellWord(rootfs);
  const packages = labPackages.join(' ');
  switch (way) {
    case 'small-rpms':
      return `dnf -y install --installroot=${root} --releasever=1 --nogpgcheck \\
  --setopt=reposdir=/dev/null --repofrompath=small,${shellWord(`file://${repository}`)} --repo=small \\
  ${packages}`;
    case 'dnf':
      // dnf 5 looks for repositories in the new root, unless told; dnf 4 does not know the option.
      return `. /etc/os-release
case $(dnf --version) in dnf5*) own=--use-host-config ;; *) own= ;; esac
dnf -y install $own --installroot=${root} --releasever="\${VERSION_ID%%.*}" \\
  --setopt=install_weak_deps=False --setopt=tsflags=nodocs ${packages}`;
    case 'debootstrap':
      // The same programs by Debian's names. Distribution files first, as any other may name a vendor's repository.
      return `. /etc/os-release
mirror=$(cat /etc/apt/sources.list.d/"$ID".sources /etc/apt/apt-mirrors.txt /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
  sed 's/#.*//' | grep -o 'https\\?://[^] ]*' | head -n 1) || :
debootstrap --variant=minbase --include=passwd,bash,net-tools,iproute2,curl,vim-tiny,iputils-ping \\
  "$VERSION_CODENAME" ${root} "$mirror"`;
  }
};
