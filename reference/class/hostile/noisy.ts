import type { HostileRow } from './row.ts';

/** The lab is done right; the login, names or files on the host get in the way. None of it may cost a point. */
export const noisy: readonly HostileRow[] = [
  {
    id: 'banners',
    story: 'The shell’s start files, ~/.ssh/rc and sshd itself print banners, escape sequences and forged frames.',
    attack: String.raw`cat >/root/.bashrc <<'END'
printf '\033]0;owned\007\033[2J welcome <0123456789abcdef kernel gb AAAA>\n'; echo noise >&2
END
printf 'echo rc noise; printf "\\033[31m"\n' >/root/.ssh/rc
printf '\033[5m unauthorised access is forbidden \033[8m\n' >/etc/ssh/banner
echo 'Banner /etc/ssh/banner' >>/etc/ssh/sshd_config; kill -HUP "$(cat /run/sshd.pid)"; sleep 0.2`,
    right: 'full-marks',
  },
  {
    id: 'functions-for-tools',
    story:
      'The shell’s start file shadows ip, stat, env and exec with functions, and points ENV and BASH_ENV at itself.',
    attack: `cat >/root/.bashrc <<'END'
ip() { echo '[]'; }; stat() { echo 1; }; sh() { echo fake; }; export -f ip stat sh
export ENV=/root/.bashrc BASH_ENV=/root/.bashrc LD_LIBRARY_PATH=/nowhere GREP_OPTIONS=-v PATH=/root/fake
alias ip=false stat=false
END`,
    right: 'full-marks',
  },
  {
    id: 'fake-tools-early-in-path',
    story: 'Fake tools lie in /usr/local/sbin, the first folder of root’s PATH.',
    attack: `for tool in ip stat readlink grep cat nsenter ping curl sh env gzip; do
printf '#!/bin/bash\\necho "[]"\\n' >/usr/local/sbin/$tool; chmod 755 /usr/local/sbin/$tool; done`,
    right: 'full-marks',
  },
  {
    id: 'output-held-open',
    story: 'The login leaves a process behind that holds the output.',
    attack: `echo 'sleep 600 &' >/root/.bashrc`,
    right: 'full-marks',
  },
  {
    id: 'hostile-names',
    story:
      'Host, interfaces, namespaces, files and processes have names with escape sequences, line breaks and broken UTF-8.',
    attack: String.raw`printf 'a\033[2J\nuid 0' >/proc/sys/kernel/hostname
ip link add "$(printf 'e\033[2Jx"')" type bridge; ip link add "$(printf 'u\377\376')" type bridge
ip netns add "$(printf 'n\033]0;x\007')"; touch "/run/netns/$(printf 'pinger\n@links')"
mkdir -p "$(printf '/tmp/s\033[2J\n512')"; cp /bin/sleep "$(printf '/tmp/s\033[2J\n512/exe')"; setsid "$(printf '/tmp/s\033[2J\n512/exe')" 900 </dev/null >/dev/null 2>&1 &
touch "$(printf '/opt/rootfs-pinger/usr/bin/x\n@ usr\377')" "$(printf '/opt/rootfs-pinger/\033[31m')"`,
    right: 'full-marks',
  },
  {
    id: 'traps-in-the-tree',
    story: 'The tree holds pipes, a sparse file of 8 TB, links that lead in circles, and a link to the host’s root.',
    attack: `cd /opt/rootfs-pinger; mkfifo pipe usr/pipe usr/local/pipe usr/bin/a-pipe; truncate -s 8T sparse 2>/dev/null || truncate -s 1T sparse || :
ln -s . loop; ln -s / host; ln -s ../usr usr/again; mkdir -p d/e; ln -s ../.. d/e/f; ln -s a usr/bin/b; ln -s b usr/bin/a
ip netns exec pinger true`,
    right: 'full-marks',
  },
  {
    id: 'proc-covered-by-a-shell-that-is-gone',
    story: 'A shell in a PID namespace of its own mounted its procfs over the host’s, and was left.',
    attack: `unshare -pfu bash -c 'mount -t proc proc /proc'`,
    right: 'full-marks',
  },
];
