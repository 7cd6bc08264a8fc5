import { lines, type Probe, probe } from '../model/probe.ts';
import { hostPath } from '../shell/quote.ts';

/** How one logs in to a system in a tree. */
export type LoginSettings = {
  /** Modules that its /etc/pam.d/login calls, of those that were asked for; undefined where it has no such file. */
  readonly modules: readonly string[] | undefined;
  /**
   * root’s password in /etc/shadow: `set` by a hash, `locked`, `empty`, or `absent`. Never the hash itself
   * (shadow(5)).
   */
  readonly rootPassword: 'set' | 'locked' | 'empty' | 'absent';
};

/** How much of each file is read; bytes. */
const mostBytes = 60_000;

/** Which of the asked PAM modules a login of the system needs (pam.d(5)), and whether root has a password. */
export const loginSettings = (root: string, modules: readonly string[]): Probe<LoginSettings> =>
  probe<LoginSettings>({
    id: `login-settings:${root}:${modules.join(',')}`,
    version: 1,
    group: 'files',
    tools: ['readlink', 'head'],
    script: `t=${hostPath(root)}; t=\${t%/}
if inside "$t" etc/pam.d/login && [ -f "$f" ]; then
  [ -r "$f" ] || exit 126
  echo @login; head -c ${mostBytes} "$f" | while IFS= read -r l; do
    case $l in '#'*) ;; ${modules.map((module) => `*${module}*) echo ${module};;`).join(' ')} esac
  done
fi
inside "$t" etc/shadow && [ -f "$f" ] || exit 0
[ -r "$f" ] || exit 126
head -c ${mostBytes} "$f" | while IFS=: read -r n p l; do
  [ "$n" = root ] || continue
  case $p in '') echo @empty;; '!'*|'*'*) echo @locked;; '$'*|?????????????*) echo @set;; *) echo @locked;; esac
  break
done; exit 0`,
    parse: (output) => {
      // @login
      // pam_loginuid.so
      // @set
      const all = lines(output);
      const password = (['set', 'locked', 'empty'] as const).find((state) => all.includes(`@${state}`));
      return {
        modules: all.includes('@login') ? modules.filter((module) => all.includes(module)) : undefined,
        rootPassword: password ?? 'absent',
      };
    },
  });
