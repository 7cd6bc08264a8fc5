/** The modules that lead to the disks and the network card; each before those that use its symbols. */
export const modules = [
  'virtio_ring',
  'virtio',
  'virtio_pci_legacy_dev',
  'virtio_pci_modern_dev',
  'virtio_pci',
  'virtio_blk',
  'failover',
  'net_failover',
  'virtio_net',
];

/** The first program of the small initrd: finds the root disk and goes on there. */
export const initrdInit = `#!/bin/sh
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
for module in ${modules.join(' ')}; do insmod /modules/$module.ko || echo "no module $module"; done
tries=0
until [ -b /dev/vda ] && [ -b /dev/vdb ] || [ $((tries += 1)) -gt 100 ]; do sleep 0.1; done
mount -t ext4 /dev/vda /newroot && exec switch_root /newroot /sbin/labcheck-init
echo 'the root disk does not open'; poweroff -f
`;

/** Where the machine sees the disk that was made for one run: its keys, and the labs' files. */
export const runDisk = '/mnt/run';

/**
 * Process 1, in the place of systemd, which takes three times as long to boot under emulation. It mounts what systemd
 * would have mounted, cgroup v2 with the controllers handed on among it, and collects what others leave to it.
 */
export const machineInit = `#!/bin/bash
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
mount -t proc proc /proc; mount -t sysfs sysfs /sys; mount -t devtmpfs dev /dev 2>/dev/null
mkdir -p /dev/pts /dev/shm; mount -t devpts devpts /dev/pts; mount -t tmpfs shm /dev/shm
mount -t tmpfs -o mode=755 run /run; mkdir -p /run/sshd /run/netns /run/lock
mount -t tmpfs -o mode=1777 tmp /tmp
mount -o remount,rw /
mount -t cgroup2 -o nsdelegate cgroup2 /sys/fs/cgroup
echo '+cpu +memory +pids +io' >/sys/fs/cgroup/cgroup.subtree_control
hostname vm; ip link set lo up
mkdir -p ${runDisk}; mount -t ext4 -o ro /dev/vdb ${runDisk}
install -d -m 700 /root/.ssh
install -m 600 ${runDisk}/authorized_keys /root/.ssh/authorized_keys
install -m 600 ${runDisk}/host_key /run/sshd/host_key
# No default route: nothing may leave, and a lab's own acts may set one.
ip addr add 10.0.2.15/24 dev eth0; ip link set eth0 up
/usr/sbin/sshd -D -e -h /run/sshd/host_key </dev/null >/dev/console 2>&1 &
while :; do wait -n || sleep 3600; done
`;
