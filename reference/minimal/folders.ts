/**
 * The layers’ folder is a file system of its own in a sandbox, as overlayfs takes no upper folder that is on overlayfs.
 * Such folders are no part of a sandbox’s layer, so they are kept in archives, with the attributes that overlayfs sets.
 */
const folder = '/dir';
const archives = '/srv/reference';
const tar = "tar --xattrs --xattrs-include='*' --one-file-system -C /";

const union = 'mount -t overlay -o lowerdir=/dir/base,upperdir=/dir/app,workdir=/dir/app.work none /dir/tmp';

/** Shell that makes the file system; the service must be no program of the host. */
export const makeFolders = `mkdir -p ${folder}; mount -t tmpfs -o mode=755 layers ${folder}
rm -f /usr/sbin/vsftpd`;

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
