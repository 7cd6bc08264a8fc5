/**
 * The layers’ folder is a file system of its own in a sandbox, as overlayfs takes no upper folder that is on overlayfs.
 * Such folders are no part of a sandbox’s layer, so they are kept in archives, with the attributes that overlayfs sets.
 */
const folder = '/dir';
const archives = '/srv/reference';
const tar = "tar --xattrs --xattrs-include='*' --one-file-system -C /";

const union = 'mount -t overlay -o lowerdir=/dir/base,upperdir=/dir/app,workdir=/dir/app.work none /dir/tmp';

/** Shell that makes the file system. */
export const makeLayersFolder = `mkdir -p ${folder}; mount -t tmpfs -o mode=755 layers ${folder}`;

/** Shell that does so on a host that is built; the service must be no program of the host. */
export const makeFolders = `${makeLayersFolder}
rm -f /usr/sbin/vsftpd`;

const programs = `${archives}/programs`;

/** Shell that keeps the host’s programs which mistakes delete or overwrite. */
export const keepPrograms = `mkdir -p ${programs}
cp -a /usr/bin/systemd-nspawn ${programs}/; cp -L /bin/sh ${programs}/`;

/** Shell that brings one back, by the check that asks to install it. */
export const restorePrograms = {
  'nspawn-running': `cp -a --remove-destination ${programs}/systemd-nspawn /usr/bin/`,
  'shell-static': `cp --remove-destination ${programs}/sh "$(readlink -f /bin/sh)"`,
};

/** Shell that puts what was built there, and in /tmp, into archives. */
export const keepFolders = `mkdir -p ${archives}
${tar} --exclude=dir/app.work/work -cf ${archives}/layers.tar dir
${tar} -cf ${archives}/system.tar tmp/centos-rootfs`;

/** Shell that brings it back, and mounts the union again, as after a reboot. */
export const restoreFolders = `set -e
mount -t tmpfs -o mode=755 layers ${folder}
${tar} -xf ${archives}/layers.tar
${tar} -xf ${archives}/system.tar
${union}`;
