import type { checks } from '../../checks/runc/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Tasks 1 to 3: the root file system, the bundle, the container. */
export const runtimeMutants: MutantsOf<typeof checks> = [
  // Task 1
  {
    id: 'rootfs-never-built',
    story: 'The student wrote config.json and never came to the root file system.',
    break: 'stop; rm -rf --one-file-system $R',
    killedBy: [['rootfs-debian', 'absent']],
  },
  {
    id: 'bundle-in-another-folder',
    story: 'The bundle was built in a folder with another name.',
    break: 'stop; mv $B /root/task7; edit /root/task7/config.json "s|$B|/root/task7|"; B=/root/task7; begin $C; served',
    killedBy: [['rootfs-debian', 'elsewhere']],
  },
  {
    id: 'rootfs-is-the-host',
    story: 'To save space, the folder was made a link to the machine’s own root.',
    break: 'stop; mv $R $R.old; ln -s / $R',
    killedBy: [['rootfs-debian', 'is-host-root']],
  },
  {
    id: 'naive-root',
    story: 'The first half of the text was followed: folders, and programs with their libraries copied by hand.',
    break:
      'stop; rm -rf --one-file-system $R; mkdir -p $R/{bin,dev,proc,sys,etc,usr,lib,lib64,tmp,var}; cp /bin/bash $R/bin; cp $(ldd /bin/bash | grep -o "/lib[^ ]*") $R/lib; cp /etc/os-release $R/etc',
    killedBy: [['rootfs-debian', 'skeleton']],
  },
  {
    id: 'debootstrap-interrupted',
    story: 'debootstrap was stopped in its second stage.',
    break: 'mkdir $R/debootstrap',
    killedBy: [['rootfs-debian', 'unfinished']],
  },
  {
    id: 'packages-only-unpacked',
    story: 'debootstrap --foreign only unpacked the packages, and nobody configured them.',
    break: "edit $R/var/lib/dpkg/status 's/^Status: install ok installed/Status: install ok unpacked/'",
    killedBy: [['rootfs-debian', 'unfinished']],
  },
  {
    id: 'alpine-root',
    story: 'An Alpine root file system of another exercise was unpacked instead of Debian.',
    break: 'rm -r $R/var/lib/dpkg $R/etc/os-release; printf \'NAME="Alpine Linux"\\nID=alpine\\n\' >$R/etc/os-release',
    killedBy: [['rootfs-debian', 'other-system']],
    costs: 'The container runs from that folder, so it ends when another system takes its place.',
  },
  // Task 2
  {
    id: 'config-removed',
    story: 'config.json was removed after the container was started.',
    break: 'rm $B/config.json',
    killedBy: [['bundle-valid', 'no-config']],
  },
  {
    id: 'config-in-the-home',
    story: 'runc spec was typed in the home folder, and the container was started from there.',
    break:
      'stop; mv $B/config.json /root; edit /root/config.json \'s|"path": "rootfs"|"path": "iloverunc/rootfs"|\'; cd /root; runc run -d $C </dev/null >/tmp/container.log 2>&1; served',
    killedBy: [['bundle-valid', 'elsewhere']],
  },
  {
    id: 'the-texts-own-arguments',
    story: 'The arguments were copied from the older text, which misses a comma and a quotation mark.',
    break:
      'arguments \'"uvicorn", "main:app", "--host", "0.0.0.0", "--port", "5000", "--reload""sleep", "infinity\'; stop; refused begin $C',
    killedBy: [['bundle-valid', 'not-json']],
  },
  {
    id: 'comma-too-many',
    story: 'A comma was left behind the last of the arguments.',
    break: 'arguments \'"sleep", "infinity",\'',
    killedBy: [['bundle-valid', 'not-json']],
  },
  {
    id: 'quotation-mark-forgotten',
    story: 'The closing quotation mark of the last argument was forgotten.',
    break: 'arguments \'"sleep", "infinity\'',
    killedBy: [['bundle-valid', 'not-json']],
  },
  {
    id: 'config-is-a-note',
    story: 'A note was typed into the middle of config.json.',
    break: 'config \'s|"hostname"|// changed\\n&|\'',
    killedBy: [['bundle-valid', 'not-json']],
  },
  {
    id: 'arguments-as-one-text',
    story: 'The command was written as one text instead of a list.',
    break: 'config -z \'s|"args": \\[[^]]*\\]|"args": "sleep infinity"|\'; stop; refused begin $C',
    killedBy: [['bundle-valid', 'invalid']],
  },
  {
    id: 'namespace-misspelt',
    story: 'The network namespace was put back as "net".',
    break: 'config \'s|"type": "network"|"type": "net"|\'; stop; refused begin $C',
    killedBy: [['bundle-valid', 'invalid']],
  },
  {
    id: 'namespace-twice',
    story: 'The network namespace was added although it was there already.',
    break: 'config \'s|"type": "network"|"type": "network" }, { "type": "network"|\'; stop; refused begin $C',
    killedBy: [['bundle-valid', 'invalid']],
  },
  {
    id: 'two-commands-in-one-list',
    story: 'The older text’s arguments were repaired, so that uvicorn gets the words sleep and infinity.',
    break:
      'arguments \'"uvicorn", "main:app", "--host", "0.0.0.0", "--port", "5000", "sleep", "infinity"\'; stop; begin $C; ended',
    killedBy: [['bundle-valid', 'two-commands']],
  },
  {
    id: 'root-path-misspelt',
    story: 'root.path was misspelt when it was edited after the start.',
    break: 'config \'s|"path": "rootfs"|"path": "rootsf"|\'',
    killedBy: [['bundle-valid', 'no-rootfs']],
  },
  {
    id: 'terminal-left-on',
    story: 'process.terminal stayed true, and runc refused to start in the background.',
    break: 'config \'s|"terminal": false|"terminal": true|\'; stop; refused begin $C',
    killedBy: [['process-detached', 'terminal']],
  },
  {
    id: 'started-in-the-foreground',
    story: 'The container was started without -d in a terminal that is still open.',
    break: 'stop; cd $B; launch runc run $C; settle; served',
    killedBy: [['process-detached', 'foreground']],
  },
  {
    id: 'root-left-read-only',
    story: 'root.readonly stayed true.',
    break: 'config \'s|"readonly": false|"readonly": true|\'; restart',
    killedBy: [['root-writable', 'read-only']],
  },
  {
    id: 'root-still-read-only',
    story: 'root.readonly was changed, but the container was not started anew.',
    break:
      'config \'s|"readonly": false|"readonly": true|\'; restart; config \'s|"readonly": true|"readonly": false|\'',
    killedBy: [['root-writable', 'not-restarted']],
  },
  // Task 3
  {
    id: 'rebooted',
    story: 'The machine was restarted after the lab: files stay, containers, links and rules do not.',
    break: 'stop; ip link delete $BR; unmasked; echo 0 >/proc/sys/net/ipv4/ip_forward; rm -r /run/runc',
    killedBy: [['container-running', 'absent']],
  },
  {
    id: 'program-not-found',
    story: 'process.args names a program that is not in the container’s PATH, so runc started nothing.',
    break: 'arguments \'"uvicorn3", "main:app"\'; stop; refused begin $C',
    killedBy: [['container-running', 'absent']],
  },
  {
    id: 'container-with-another-name',
    story: 'The container was started under a shorter name.',
    break: 'stop; begin task7; C=task7; served',
    killedBy: [['container-running', 'other-name']],
  },
  {
    id: 'created-but-not-started',
    story: 'runc create was used, and runc start forgotten.',
    break: 'stop; cd $B; runc create $C </dev/null >/tmp/container.log 2>&1',
    killedBy: [['container-running', 'not-started']],
  },
  {
    id: 'shell-without-terminal',
    story: 'process.args is still the shell of runc spec, which ends at once in the background.',
    break: 'arguments \'"sh"\'; stop; begin $C; ended',
    killedBy: [['container-running', 'shell-ended']],
  },
  {
    id: 'application-crashed',
    story: 'The application’s name was misspelt, and uvicorn ended with an error.',
    break: 'config "s|main:app|main:application|"; stop; begin $C; ended',
    killedBy: [['container-running', 'stopped']],
  },
  {
    id: 'process-killed',
    story: 'The container’s process was killed by hand, and runc still lists it.',
    break: 'kill -9 $(pid); settle',
    killedBy: [['container-running', 'stopped']],
  },
  {
    id: 'started-from-a-copy',
    story: 'The container was started from an older copy of the bundle.',
    break: 'stop; cp -a $B /root/copy; cd /root/copy; runc run -d $C </dev/null >/tmp/container.log 2>&1; served',
    killedBy: [['container-running', 'other-bundle']],
  },
  {
    id: 'rootfs-built-anew-under-the-container',
    story: 'The root file system was deleted and built again while the container ran in the old one.',
    break: 'cp -a --one-file-system $R /srv/rootfs; rm -rf --one-file-system $R; mv /srv/rootfs $R',
    killedBy: [['container-running', 'other-bundle']],
  },
  {
    id: 'started-by-containerd',
    story: 'containerd’s client was used: it starts runc, but keeps the container itself.',
    break: `stop; config "s|\\"path\\": \\"rootfs\\"|\\"path\\": \\"$R\\"|"
launch containerd --root /tmp/containerd --state /run/containerd --address /run/containerd.sock
until_true [ -S /run/containerd.sock ]
ctr --address /run/containerd.sock run -d --config $B/config.json $C </dev/null >/tmp/ctr.log 2>&1
answers`,
    killedBy: [['no-engine', 'engine-store']],
  },
  {
    id: 'started-under-conmon',
    story: 'podman’s watcher was used: it starts runc in its usual place, and stays above the container.',
    break: `stop; mkdir /tmp/sockets; launch conmon -c $C -u $C -r /usr/sbin/runc -b $B -p /tmp/conmon.pid -l k8s-file:/tmp/conmon.log --exit-dir /tmp --socket-dir-path /tmp/sockets
until_true runc start $C; answers`,
    killedBy: [['no-engine', 'engine-parent']],
  },
  // Task 1 again
  {
    id: 'naive-root-with-a-database',
    story: 'Programs were copied by hand, and the host’s package database with them.',
    break:
      'stop; cp -a $R/var/lib/dpkg /srv/dpkg; rm -rf --one-file-system $R; mkdir -p $R/{bin,dev,proc,sys,etc,usr,lib,lib64,tmp,var/lib}; cp /bin/bash $R/bin; cp /bin/bash $R/bin/sh; cp $(ldd /bin/bash | grep -o "/lib[^ ]*") $R/lib; cp /etc/os-release $R/etc; cp -a /srv/dpkg $R/var/lib/dpkg',
    killedBy: [['rootfs-debian', 'copied-database']],
  },
  {
    id: 'rootfs-of-another-machine',
    story: 'debootstrap was told another machine’s architecture.',
    break: "stop; printf '\\267\\0' | dd of=$R/usr/bin/dash bs=1 seek=18 conv=notrunc",
    killedBy: [['rootfs-debian', 'other-machine']],
  },
  {
    id: 'rootfs-without-its-loader',
    story: 'The folder lib64 was deleted to save space, so no program finds its loader.',
    break: 'stop; rm -rf $R/lib64 $R/usr/lib64',
    killedBy: [['rootfs-debian', 'no-loader']],
  },
  {
    id: 'rootfs-where-no-program-starts',
    story: 'The bundle lies on a mount with the option noexec.',
    break: 'stop; mount --bind $B $B; mount -o remount,bind,noexec $B',
    killedBy: [['rootfs-debian', 'noexec']],
  },
  // Task 2 again
  {
    id: 'rootfs-behind-a-link',
    story: 'The root file system lies on a larger disk, behind a link, which this runc refuses.',
    break: 'stop; mv $R /srv/rootfs; ln -s /srv/rootfs $R',
    killedBy: [['bundle-valid', 'root-is-a-link']],
  },
  {
    id: 'capabilities-without-their-prefix',
    story: 'The names of the capabilities were typed without CAP_, which runc only warns of.',
    break: `config 's|"CAP_NET_ADMIN"|"NET_ADMIN"|; s|"CAP_NET_RAW"|"NET_RAW"|'; restart`,
    killedBy: [['capabilities', 'without-prefix']],
  },
  // Task 4
  {
    id: 'network-namespace-of-the-host-by-its-path',
    story: 'config.json names the host’s own network namespace as the one to join.',
    break: `config 's|"type": "network"|"type": "network", "path": "/proc/1/ns/net"|'; stop; begin $C; served`,
    killedBy: [['net-isolated', 'joined']],
  },
];
