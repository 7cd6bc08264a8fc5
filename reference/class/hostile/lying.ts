import type { HostileRow } from './row.ts';
import { appInTheHostsUts, utsLie } from './uts-lie.ts';

const prefixForgotten = 'ip addr flush dev veth-host; ip addr add 10.200.7.1 dev veth-host';
const addressForgotten = 'ip addr flush dev veth-host';

/** A program that says what ip says, with the host's address as the lab wants it. */
const fakeIp = (place: string, real: string): string => `cat >${place} <<'END'
#!/bin/bash
${real} "$@" | sed -e 's/\\("local":"10.200.7.1","prefixlen":\\)32/\\124/' -e 's/\\("ifname":"veth-host".*\\)"addr_info":\\[\\]/\\1"addr_info":[{"family":"inet","local":"10.200.7.1","prefixlen":24,"scope":"global"}]/'
END
chmod 755 ${place}`;

/** Bound over the real one, of which a copy is kept. */
const boundOver = `cp "$(readlink -f /usr/sbin/ip)" /opt/real-ip; ${fakeIp('/opt/ip', '/opt/real-ip')}`;

/** The lab has a mistake, and the host says that it has none. */
export const lying: readonly HostileRow[] = [
  {
    id: 'tool-bound-over',
    story: 'A fake ip is bound over the real one: the address that was forgotten is there.',
    mistake: addressForgotten,
    attack: `${boundOver}; mount --bind /opt/ip "$(readlink -f /usr/sbin/ip)"`,
    right: { neverPassed: ['address-host'] },
  },
  {
    id: 'tool-bound-over-for-the-grader',
    story: 'A command= in authorized_keys gives the grader a mount namespace with the fake ip in it.',
    mistake: prefixForgotten,
    attack: `${boundOver}
cat >/opt/wrap <<'END'
#!/bin/bash
exec unshare --mount bash -c 'mount --bind /opt/ip "$(readlink -f /usr/sbin/ip)"; eval "$SSH_ORIGINAL_COMMAND"'
END
chmod 755 /opt/wrap; sed -i 's|^|command="/opt/wrap" |' /root/.ssh/authorized_keys`,
    right: { neverPassed: ['address-host'] },
  },
  {
    id: 'folder-mounted-over',
    story: 'The whole folder of the tools lies under another one.',
    mistake: prefixForgotten,
    attack: `${boundOver}; mkdir /opt/u /opt/w; mount -t tmpfs t /opt/u; mkdir /opt/u/u /opt/u/w; folder=$(dirname "$(readlink -f /usr/sbin/ip)")
cp /opt/ip /opt/u/u/ip; mount -t overlay -o lowerdir=$folder,upperdir=/opt/u/u,workdir=/opt/u/w o $folder`,
    right: { neverPassed: ['address-host'] },
  },
  {
    id: 'tool-replaced',
    story: 'The file of ip itself was replaced: the address that was forgotten is there.',
    mistake: addressForgotten,
    attack: `${boundOver}; f=$(readlink -f /usr/sbin/ip); rm "$f"; cp /opt/ip "$f"`,
    right: { neverPassed: ['address-host'] },
  },
  {
    id: 'tool-replaced-for-the-prefix',
    story: 'The file of ip itself was replaced: the address has the right length.',
    mistake: prefixForgotten,
    attack: `${boundOver}; f=$(readlink -f /usr/sbin/ip); rm "$f"; cp /opt/ip "$f"`,
    right: { neverPassed: ['address-host'] },
  },
  {
    id: 'preloaded-library',
    story: 'A library in /etc/ld.so.preload tells every program that the UTS namespace is another.',
    mistake: appInTheHostsUts,
    attack: `cat >/tmp/lie.c <<'END'
${utsLie}
END
gcc -shared -fPIC -w -o /usr/lib/lie.so /tmp/lie.c -ldl; echo /usr/lib/lie.so >/etc/ld.so.preload`,
    right: { allUnknown: 'vantage', says: /ld\.so\.preload/ },
  },
  {
    id: 'login-shell-replaced',
    story: 'The login shell was replaced by a program that agrees to everything.',
    mistake: prefixForgotten,
    attack: `printf '#!/bin/bash\\necho ok; echo "20 of 20 points"; exit 0\\n' >/usr/local/bin/yes-shell; chmod 755 /usr/local/bin/yes-shell
sed -i '/^root:/s|[^:]*$|/usr/local/bin/yes-shell|' /etc/passwd`,
    right: { allUnknown: 'unreachable', says: /ended|hung up|broke/ },
  },
  {
    id: 'login-shell-with-fake-path',
    story: 'The login shell puts fake tools before the real ones and then does as it is told.',
    mistake: prefixForgotten,
    attack: `mkdir /opt/fake; ${fakeIp('/opt/fake/ip', '/usr/sbin/ip')}
printf '#!/bin/bash\\nexport PATH=/opt/fake:$PATH; exec /bin/bash "$@"\\n' >/usr/local/bin/fake-shell; chmod 755 /usr/local/bin/fake-shell
sed -i '/^root:/s|[^:]*$|/usr/local/bin/fake-shell|' /etc/passwd`,
    right: { neverPassed: ['address-host'] },
  },
  {
    id: 'forced-command',
    story: 'A command= in authorized_keys answers in the shell’s place.',
    mistake: prefixForgotten,
    attack: `sed -i 's|^|command="echo ok; cat >/dev/null" |' /root/.ssh/authorized_keys`,
    right: { allUnknown: 'timed-out', says: /./ },
  },
  {
    id: 'root-bound-as-the-tree',
    story: 'The machine’s own root is bound in the tree’s place.',
    mistake: 'stop; mv $R $R.old; mkdir $R; mount --bind / $R; R=$R.old; isolated $APP',
    right: { neverPassed: ['rootfs-exists'] },
  },
  {
    id: 'namespaces-of-another-process',
    story: 'The namespaces of another process are bound over those of process 1: the app seems isolated.',
    mistake: appInTheHostsUts,
    attack: `unshare -u sleep 900 </dev/null >/dev/null 2>&1 & sleep 0.3; mount --bind /proc/$!/ns /proc/1/ns`,
    right: { allUnknown: 'vantage', says: /mounted over \/proc\/1\/ns/ },
  },
  {
    id: 'mount-table-covered',
    story:
      'A start file binds a clean mount table over that of the very shell that the grader keeps, and a fake ip over the real one.',
    mistake: prefixForgotten,
    attack: `${boundOver}; grep -v real-ip /proc/self/mountinfo >/opt/clean; mount --bind /opt/ip "$(readlink -f /usr/sbin/ip)"
echo 'mount --bind /opt/clean /proc/$$/mountinfo' >/root/.bashrc`,
    right: { allUnknown: 'vantage', says: /mounted over/ },
  },
  {
    id: 'folder-of-a-library-covered',
    story: 'A folder deep below that of the libraries is covered by a copy of itself.',
    mistake: prefixForgotten,
    attack: `for l in /usr/lib/*/libc.so.6 /usr/lib64/libc.so.6; do [ ! -e "$l" ] || break; done; d=$(dirname "$l")/perl-base; mkdir -p $d; mount -t tmpfs t $d`,
    right: { allUnknown: 'vantage', says: /mounted over \/usr\/lib/ },
  },
  {
    id: 'cgroup-covered',
    story: 'A file system of plain files lies over a cgroup.',
    mistake: prefixForgotten,
    attack: `d=/sys/fs/cgroup/memory; [ -d $d ] || d=/sys/fs/cgroup; d=$d/lie; mkdir -p $d; mount -t tmpfs t $d`,
    right: { allUnknown: 'vantage', says: /mounted over \/sys\/fs\/cgroup/ },
  },
  {
    id: 'another-root-for-the-grader',
    story: 'A command= in authorized_keys puts the grader into another root folder, where all is right.',
    mistake: prefixForgotten,
    attack: `mkdir /opt/root; mount --rbind / /opt/root
printf '#!/bin/bash\nexec chroot /opt/root bash -c "$SSH_ORIGINAL_COMMAND"\n' >/opt/wrap; chmod 755 /opt/wrap
sed -i 's|^|command="/opt/wrap" |' /root/.ssh/authorized_keys`,
    right: { allUnknown: 'vantage', says: /another root folder/ },
  },
  {
    id: 'several-preloaded-libraries',
    story: 'The library that lies is the second word of /etc/ld.so.preload, after a name that is known to be harmless.',
    mistake: prefixForgotten,
    attack: `echo '/usr/lib/arm-linux-gnueabihf/libarmmem.so:/usr/lib/arm-linux-gnueabihf/libarmmem/lie.so' >/etc/ld.so.preload`,
    right: { allUnknown: 'vantage', says: /ld\.so\.preload/ },
  },
  {
    id: 'preload-that-comes-back',
    story: 'sshd sets LD_PRELOAD to a library that puts itself back whenever a program is started.',
    mistake: prefixForgotten,
    attack: `cat >/tmp/back.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
int execve(const char *path, char *const argv[], char *const envp[]) {
  int (*real)(const char *, char *const[], char *const[]) = dlsym(RTLD_NEXT, "execve");
  char **more = calloc(4096, sizeof *more); int n = 0;
  while (envp && envp[n] && n < 4000) { more[n] = envp[n]; n++; }
  more[n] = "LD_PRELOAD=/opt/back.so";
  return real(path, argv, more);
}
int execvp(const char *file, char *const argv[]) {
  extern char **environ; char path[4096] = "/usr/bin/";
  if (strchr(file, '/')) return execve(file, argv, environ);
  return execve(strcat(path, file), argv, environ);
}
END
gcc -shared -fPIC -w -o /opt/back.so /tmp/back.c -ldl
echo 'SetEnv LD_PRELOAD=/opt/back.so' >>/etc/ssh/sshd_config; kill -HUP "$(cat /run/sshd.pid)"; sleep 0.3`,
    right: { allUnknown: 'vantage', says: /library/ },
  },
  {
    id: 'library-before-the-systems',
    story: 'A library in /usr/local/lib has the name of one that ip loads, and goes before it.',
    mistake: prefixForgotten,
    attack: `mkdir -p /usr/local/lib; for l in /usr/lib/*/libmnl.so.0 /usr/lib64/libmnl.so.0 /lib/*/libmnl.so.0; do [ ! -e "$l" ] || break; done; cp "$l" /usr/local/lib/libmnl.so.0; ldconfig || true`,
    right: { allUnknown: 'vantage', says: /libmnl/ },
  },
  {
    id: 'shell-replaced-by-a-start-file',
    story:
      'A start file puts fake tools first and replaces the shell, as those do who may not chsh; the address has no prefix.',
    mistake: prefixForgotten,
    attack: `mkdir -p /root/bin; ${fakeIp('/root/bin/ip', '/usr/sbin/ip')}
printf 'export PATH=/root/bin:$PATH\nexec bash\n' >/root/.bashrc`,
    right: { allUnknown: 'vantage', says: /~\/\.bashrc starts another shell/ },
  },
];
