import { lines, type Probe, probe } from '../model/probe.ts';
import type { Vantage } from '../model/vantage.ts';
import { quote } from './quote.ts';
import { standsWrong } from './standpoint.ts';

/** Names by which a lab's own isolated shell is known from within. */
export type IsolatedShell = { readonly netns?: string | undefined; readonly app?: string | undefined };

const isShell = 'sh|bash|dash|ash|ksh|mksh|zsh|fish|csh|tcsh|busybox';

/**
 * The question before all others: whether the grader sees the host from where it stands. Null where it does.
 *
 * It stands inside the student's own isolated shell where process 1 is a shell that a person types at, the lab's app, or
 * labcheck itself; or where its network namespace has the lab's name and process 1 is in another. The init of a sandbox, of
 * LXC, nspawn, docker or WSL is none of these.
 */
export const vantageOf = ({ netns, app }: IsolatedShell): Probe<Vantage> =>
  probe<Vantage>({
    id: `vantage:${netns ?? ''}:${app ?? ''}`,
    version: 1,
    group: 'kernel',
    tools: [],
    script: `[ -z "$w" ] || printf '%s' "$w"
[ -z "$sawThrough" ] || echo "$sawThrough"
read -r c </proc/1/comm; IFS= read -r l </proc/1/cmdline; read -r s </proc/1/stat; set -- \${s##*) }
case $c in
${isShell}) case $5:$l in 0:*-c*) ;; 0:"$c"|0:-"$c"|0:*/"$c"|0:*"$c"-*|[!0]*) echo inside $c;; esac;;
${app === undefined ? '' : `${quote(app.split('/').at(-1)!.slice(0, 15))}) echo inside "$c";;\n`}labcheck|node*|MainThread|sudo) case $c$l in *labcheck*) echo inside labcheck;; esac;;
esac
${netns === undefined ? '' : `n=/run/netns/${quote(netns)}; [ ! $n -ef /proc/self/ns/net ] || [ ! -e /proc/1/ns/net ] || [ /proc/1/ns/net -ef /proc/self/ns/net ] || echo inside the network namespace ${quote(netns)}`}
exit 0`,
    // ~/.bashrc starts another shell in the place of the grader’s
    // inside bash
    parse: (output) => {
      const all = lines(output);
      const at = rows.find(({ words }) => all.some((line) => words.test(line)));
      const line = at && all.find((candidate) => at.words.test(candidate));
      const match = line === undefined ? null : at!.words.exec(line);
      return match ? { detail: at!.says?.(match) ?? match[0], cure: at!.cure(match) } : null;
    },
  });

type Row = {
  readonly words: RegExp;
  readonly says?: (match: RegExpExecArray) => string;
  readonly cure: (match: RegExpExecArray) => string;
};

/** Obstacles and their cures; one that causes others stands before them. */
const rows: readonly Row[] = [
  {
    words: new RegExp(`^(.*) ${standsWrong.shell}`),
    cure: ([, file]) =>
      `Let ${file} do so on a terminal only: [ -t 0 ] before exec. Or make that shell the login’s own: chsh`,
  },
  {
    words: new RegExp(standsWrong.proc),
    cure: () =>
      'On the host, as root: umount /proc. A new PID namespace needs a mount namespace too: unshare -m, or unshare --mount-proc.',
  },
  {
    words: new RegExp(standsWrong.noProc),
    cure: () => 'On the host, as root: mount -t proc proc /proc',
  },
  {
    words: /^inside (.*)/,
    says: ([, what]) => `labcheck runs inside the isolated shell itself (${what}), where the host cannot be seen`,
    cure: () => 'Open a second terminal on the host, leave this shell open, and run labcheck there.',
  },
  {
    words: new RegExp(standsWrong.root),
    cure: () => 'Grade from a shell of the host itself. Over ssh, look at command=, ForceCommand and ChrootDirectory.',
  },
  {
    words: new RegExp(standsWrong.mounts),
    cure: () =>
      'Run labcheck in a terminal of the host itself, outside of any isolated shell. Over ssh, look at command= and ForceCommand.',
  },
  {
    words: new RegExp(standsWrong.network),
    cure: () => 'Open a second terminal on the host, outside of any container’s network, and run labcheck there.',
  },
  {
    words: new RegExp(standsWrong.users),
    cure: () => 'Leave the shell that unshare -r has started, and run labcheck as root of the host.',
  },
  { words: /^something is mounted over (.*)/, cure: ([, at]) => `Take it away, on the host, as root: umount ${at}` },
  { words: /^\/etc\/ld\.so\.preload .*/, cure: () => 'Take the library out of /etc/ld.so.preload.' },
  {
    words: /^a library puts itself .*/,
    cure: () => 'Look for LD_PRELOAD in the start files of the login, ~/.ssh/environment and SetEnv of sshd_config.',
  },
  {
    words: /^the library (\S+) .*/,
    cure: ([, file]) => `Look where ${file} comes from, take it away, and run ldconfig.`,
  },
];
