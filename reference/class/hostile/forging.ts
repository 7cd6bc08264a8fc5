import type { HostileRow } from './row.ts';
import { appInTheHostsUts, utsLie } from './uts-lie.ts';

const compiled = (source: string, output: string, options = ''): string => `cat >/tmp/forged.c <<'END'
${source}
END
gcc ${options} -w -o ${output} /tmp/forged.c`;
const library = compiled(utsLie, '/opt/lie.so', '-shared -fPIC');

/** A stat that lies, in some place; the real one is kept. */
const lyingStat = (place: string): string => `${library}
cp "$(readlink -f /usr/bin/stat)" /opt/real-stat; rm -f ${place}
printf '#!/bin/sh\\nLD_PRELOAD=/opt/lie.so exec /opt/real-stat "$@"\\n' >${place}; chmod 755 ${place}`;

/** Every function of the real library, and one of libc besides. */
const exchanged = `f=$(readlink -f "$(ldd /usr/bin/stat | sed -n 's/.* => \\(.*libselinux[^ ]*\\) .*/\\1/p')")
nm -D --defined-only "$f" | sed -n 's/.* [TDBV] \\([^@]*\\)@@*\\(.*\\)/\\2 \\1/p' | sort >/tmp/names
awk '$1 != v { if (v) print "};"; print $1 " { global:"; v = $1 } { print $2 ";" } END { print "};" }' /tmp/names >/tmp/versions
cat >/tmp/lie.c <<'END'
${utsLie}
END
sed 's/.* \\(.*\\)/long \\1() { return 0; }/' /tmp/names >>/tmp/lie.c
gcc -shared -fPIC -w -Wl,-soname,libselinux.so.1 -Wl,--version-script=/tmp/versions -o /tmp/lie.so /tmp/lie.c
cp /tmp/lie.so "$f.new"; mv "$f.new" "$f"`;

/** Runs a program and all that it starts, and changes what the kernel tells them of UTS namespaces. */
const tracer = `#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <linux/ptrace.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>
static unsigned long asked[4194305];
static int is_asked(pid_t child, unsigned long path) {
  char text[200] = "";
  struct iovec to = { text, sizeof text - 1 }, from = { (void *)path, sizeof text - 1 };
  if (process_vm_readv(child, &to, 1, &from, 1, 0) < 0) {
    from.iov_len = to.iov_len = 4096 - path % 4096 < 199 ? 4096 - path % 4096 : 199;
    process_vm_readv(child, &to, 1, &from, 1, 0);
  }
  return strstr(text, "/ns/uts") && strncmp(text, "1/", 2);
}
int main(int count, char **words) {
  pid_t first = fork(), child;
  int status, result = 1;
  if (first == 0) { ptrace(PTRACE_TRACEME, 0, 0, 0); raise(SIGSTOP); execvp(words[1], words + 1); _exit(127); }
  waitpid(first, &status, 0);
  ptrace(PTRACE_SETOPTIONS, first, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL);
  ptrace(PTRACE_SYSCALL, first, 0, 0);
  while ((child = waitpid(-1, &status, __WALL)) > 0) {
    long signal = 0;
    if (WIFEXITED(status) || WIFSIGNALED(status)) { if (child == first) result = WEXITSTATUS(status); continue; }
    if (WSTOPSIG(status) == (SIGTRAP | 0x80)) {
      struct ptrace_syscall_info info;
      ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info);
      if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
        asked[child] = info.entry.nr == SYS_statx && is_asked(child, info.entry.args[1]) ? info.entry.args[4] : 0;
      else if (info.op == PTRACE_SYSCALL_INFO_EXIT && asked[child] && info.exit.rval == 0) {
        unsigned long long inode = 4026530000u;
        struct iovec from = { &inode, sizeof inode }, to = { (void *)(asked[child] + offsetof(struct statx, stx_ino)), sizeof inode };
        process_vm_writev(child, &from, 1, &to, 1, 0);
      }
    } else if (WSTOPSIG(status) != SIGTRAP && WSTOPSIG(status) != SIGSTOP) signal = WSTOPSIG(status);
    ptrace(PTRACE_SYSCALL, child, 0, signal);
  }
  return result;
}`;

/** A start file that lets another program run the command of the login. */
const loginBy = (words: string): string => `cat >/root/.bashrc <<'END'
exec ${words}
END`;

/** The claims of docs/trust.md that root can forge: the lab has a mistake, the host hides it, and the grader believes that. */
export const forging: readonly HostileRow[] = [
  {
    id: 'stat-replaced',
    story: 'The file of stat was replaced by one that lies.',
    claim: 'A program replaced on disk',
    mistake: appInTheHostsUts,
    attack: lyingStat('"$(readlink -f /usr/bin/stat)"'),
    right: { believed: ['uts-isolated'] },
  },
  {
    id: 'library-exchanged',
    story: 'A library that stat loads was exchanged for one that brings a function of its own.',
    claim: 'Libraries of one tool',
    mistake: appInTheHostsUts,
    attack: exchanged,
    right: { believed: ['uts-isolated'] },
  },
  {
    id: 'mark-forged',
    story: 'A start file starts the clean shell itself, with fake tools first.',
    claim: 'The mark of the clean shell',
    mistake: appInTheHostsUts,
    attack: `mkdir -p /root/bin; ${lyingStat('/root/bin/stat')}
${loginBy('bash --norc -c "${BASH_EXECUTION_STRING/PATH=/PATH=/root/bin:}"')}`,
    right: { believed: ['uts-isolated'] },
  },
  {
    id: 'calls-rewritten',
    story: 'The shell of the grader runs under a debugger, which changes what the kernel tells it.',
    claim: 'The kernel’s word',
    mistake: appInTheHostsUts,
    attack: `${compiled(tracer, '/opt/tracer')}
${loginBy('/opt/tracer bash --norc -c "$BASH_EXECUTION_STRING"')}`,
    right: { believed: ['uts-isolated'] },
  },
  {
    id: 'machine-within',
    story: 'sshd runs in a container in which somebody else’s right solution runs.',
    claim: 'A machine within the machine',
    mistake: appInTheHostsUts,
    attack: `stop; kill "$(cat /run/sshd.pid)"; sleep 0.2
setsid unshare -mpuf --mount-proc --propagation private /usr/sbin/sshd -D </dev/null >/dev/null 2>&1 &
until p=$(cat /proc/$!/task/$!/children) && [ "$p" ]; do sleep .05; done
nsenter -t $p -a setsid ip netns exec $N unshare -pfmu --kill-child --root=$R --mount-proc $APP </dev/null >/dev/null 2>&1 &
program=pinger before=0; grown`,
    right: { believed: ['uts-isolated'] },
  },
  {
    id: 'app-that-never-pings',
    story: 'The app says Up of every address, and pings none.',
    claim: 'An app that answers as the right one would',
    mistake: `variant 's/bool up = ping(target, &message);/bool up = true;/'`,
    right: { believed: ['app-answers', 'app-pings'] },
  },
  {
    id: 'right-for-a-moment',
    story: 'The login gives the forgotten address, and takes it away soon after.',
    claim: 'The moment',
    mistake: 'ip addr flush dev veth-host',
    attack: `echo '(ip addr add 10.200.7.1/24 dev veth-host; sleep 15; ip addr flush dev veth-host) </dev/null >/dev/null 2>&1 & sleep .2' >/root/.bashrc`,
    right: { believed: ['address-host'] },
  },
];
