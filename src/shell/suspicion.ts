import { standsWrong } from './standpoint.ts';

/** Stands where an exit status would, which is at most 255: the host's programs are not its own, so none is asked. */
export const forged = 300;
/** The same for an answer that was longer than its group may hold. */
export const tooLong = 301;

/** Parts of /proc that a container engine, LXC, nspawn or systemd covers, and that no verdict rests on. */
const harmlessInProc = [
  ...['sys/fs/*', 'sys/kernel/random/*', 'acpi*', 'asound*', 'bus*', 'cpuinfo', 'diskstats', 'fs*', 'interrupts'],
  ...['irq*', 'k*', 'latency_stats', 'loadavg', 'meminfo', 'pressure*', 'sched_debug', 'scsi*', 'slabinfo', 'stat'],
  ...['swaps', 'sysrq-trigger', 'timer_*', 'uptime', 'xen*'],
].map((name) => `/proc/${name}`);

/** Kernel modules, emulators, and the drivers and tools that container engines and WSL bring. */
const harmlessAmongTools = [
  ...['/lib/modules*', '/usr/lib/modules*', '/lib/firmware*', '/usr/lib/firmware*', '/usr/lib/wsl*'],
  ...['/usr/*nvidia*', '/usr/*/libcuda*', '/usr/*/qemu-*', '/usr/*/docker*'],
];

const folders = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'].flatMap((name) => [`/${name}`, `/usr/${name}`]);
/** Everything that the tools are made of: programs, libraries, and the links and lists by which they are found. */
const tools = [
  ...[...folders, '/usr/libexec', '/etc/alternatives'].flatMap((folder) => [folder, `${folder}/*`]),
  '/etc/ld.so*',
];

/** Libraries that the tools load: the C library, and those of iproute2, util-linux, coreutils, curl, nftables. */
const loaded =
  'c dl pthread m rt resolv mnl elf bpf cap selinux pcre2-8 pcre mount blkid uuid tirpc z bz2 lzma zstd curl ssl crypto nftables nftnl xtables jansson gmp edit tinfo readline proc2 procps systemd acl attr';

/**
 * Adds to `$w`, a line each, why no program of the host can be believed; adds nothing on a host that can be.
 *
 * A file or folder that is mounted over a program, a library, a process or a cgroup shows every caller another one, and it
 * may be mounted for the grader alone. A library in /etc/ld.so.preload, in LD_PRELOAD, or before the system's own in the
 * loader's list is loaded into all programs (ld.so(8)). All is read with what the shell itself can do, and in a child of
 * it: files of a process whose number was known before could be covered for it.
 */
export const suspicion = `w="$w"$(
set -f; i=' ' o= r=
say() { case "$n" in *"$1"*) ;; *) n="$n$1
"; printf '%s\\n' "$1";; esac; }
for f in /proc/self/mountinfo /proc/1/mountinfo; do
while read -r _id _up _dev _root _m _t; do
_t=\${_t#* - }; _t=\${_t%% *}
case $_m in
(/) case $f in (/proc/1/*) o=$_id;; (*) r=$_id;; esac;;
(/proc) _p=$_dev; [ $f = /proc/1/mountinfo ] || [ $_t = proc ] || say 'something is mounted over /proc';;
(/proc/[0-9]*|/proc/self*|/proc/thread-self*|/proc/net*) say "something is mounted over $_m";;
(${harmlessInProc.join('|')}) ;;
(/proc/*) [ "$_dev$_t$_m" = "\${_p}proc/proc$_root" ] || say "something is mounted over $_m";;
(${harmlessAmongTools.join('|')}) ;;
(${tools.join('|')}) say "something is mounted over $_m";;
(/usr) case $_t in (overlay|tmpfs|fuse*) say "something is mounted over $_m";; esac;;
(/sys/fs/cgroup/*) case $_t in (cgroup|cgroup2) ;; (*) say "something is mounted over $_m";; esac;;
esac
case $i in (*" $_up "*) case $_t$_root in (cgroup/|cgroup2/) ;; (*) say "something is mounted over $_m";; esac;; esac
case $_t in (cgroup|cgroup2) i="$i$_id ";; esac
done <$f; done
[ "\${o:=$r}" = "$r" ] || [ ! /proc/self/ns/mnt -ef /proc/1/ns/mnt ] || say '${standsWrong.root}'
while read -r l || [ "$l" ]; do IFS=': 	'; for _m in \${l%%#*}; do case $_m in
(*/libarmmem*/*) say '/etc/ld.so.preload changes every program';;
(''|/usr/lib/arm-linux-gnueabihf/libarmmem*.so) ;;
(*) say '/etc/ld.so.preload changes every program';; esac; done; unset IFS; l=; done </etc/ld.so.preload
read -r l </proc/self/environ; case $l in (*LD_PRELOAD=*|*LD_LIBRARY_PATH=*|*LD_AUDIT=*) say 'a library puts itself into every program';; esac
while read -r _ _ _ _ _ l; do case $l in
(/bin/*|/sbin/*|/lib/*|/lib32/*|/lib64/*|/libx32/*|/usr/bin/*|/usr/sbin/*|/usr/lib/*|/usr/lib32/*|/usr/lib64/*|/usr/libx32/*) ;;
(/*) say "the library $l is in every program";; esac; done </proc/self/maps
set +f
listed() { while read -r l || [ "$l" ]; do case $l in (/lib/*|/usr/lib/*|/lib[x36]*|/usr/lib[x36]*) ;; (/*) printf '%s\n' "$l";; esac; l=; done; }
for f in /usr/local/lib /usr/local/lib64 $(for f in /etc/ld.so.conf /etc/ld.so.conf.d/*.conf; do listed <$f; done); do
for _m in "$f"/lib*.so.*; do l=\${_m##*/lib}; case ' ${loaded} ' in (*" \${l%%.so.*} "*) say "the library $_m goes before the system’s own";; esac; done; done
)
`;
