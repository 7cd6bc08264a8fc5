/** The word by which a shell knows that it is the clean one that was started: its first parameter. */
export const startedWord = 'labcheck';
/** Its second parameter, where it was given a mount namespace of its own to see through what covers /proc. */
export const uncoveredWord = 'uncovered';

/**
 * The command that the clean shell begins with, for `sh -c`: it becomes the shell that reads the script. Where another
 * procfs covers /proc, it first gets a mount namespace of its own, in which that one is taken away; the host's stays as it
 * is. It has no character that a login shell of any kind would read otherwise within single quotes.
 */
export const startClean = `[ -e /proc/self ] || { unshare -m true 2>/dev/null && exec unshare -m sh -c "until [ -e /proc/self ]; do umount /proc || break; done; exec sh -s ${startedWord} ${uncoveredWord}"; }; exec sh -s ${startedWord}`;

/** Files in which a login says what is to be run; one of them starts another shell where the clean one is not there. */
const startFiles =
  '.bashrc .bash_profile .bash_login .profile .zshenv .zprofile .zshrc .kshrc .cshrc .tcshrc .login .config/fish/config.fish';

/** Sentences for `$w`; `vantageOf` knows the cure of each. */
export const standsWrong = {
  shell: 'starts another shell in the place of the grader’s',
  proc: 'another procfs covers this host’s /proc',
  noProc: 'nothing is mounted at this host’s /proc',
  root: 'the grader stands in another root folder than process 1',
  mounts: 'the grader stands in another mount namespace than process 1',
  network: 'the grader stands in another network namespace than process 1',
  users: 'the grader is root of a user namespace only, not of the host',
} as const;

/**
 * Sets `$w` to why the shell cannot see the host from where it stands, a line each; to nothing where it can. Beforehand it
 * makes zsh, which may have taken the clean shell's place, read the rest as sh does. `$sawThrough` is not empty where
 * another procfs covers /proc; exported, because a round is asked by a shell of its own.
 */
export const standpoint = `[ "$ZSH_VERSION" ] && emulate sh
w= sawThrough=; [ -z "$2" ] || export sawThrough="$2"
[ "$1" = ${startedWord} ] || { _m='a start file of the login'
for f in ${startFiles}; do while read -r l || [ "$l" ]; do case $l in exec' '*|*[';& ']exec' '*) _m="~/$f"; break;; esac; l=; done <"$HOME/$f"; case $_m in '~'*) break;; esac; done
w="$_m ${standsWrong.shell}
"; }
[ -e /proc/self ] || if [ -e /proc/version ]; then w="\${w}${standsWrong.proc}
"; else w="\${w}${standsWrong.noProc}
"; fi
[ ! -e /proc/1/root/. ] || [ /proc/self/root -ef /proc/1/root ] || w="\${w}${standsWrong.root}
"
[ "$2" ] || [ ! -e /proc/1/ns/mnt ] || [ /proc/self/ns/mnt -ef /proc/1/ns/mnt ] || w="\${w}${standsWrong.mounts}
"
[ ! -e /proc/1/ns/net ] || [ /proc/self/ns/net -ef /proc/1/ns/net ] || w="\${w}${standsWrong.network}
"
_m= _n=; { read -r _m </proc/self/uid_map; read -r _n </proc/1/uid_map; } 2>/dev/null
[ -z "$_n" ] || [ "$_m" = "$_n" ] || w="\${w}${standsWrong.users}
"
`;
