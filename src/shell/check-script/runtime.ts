import { groups, mostBesides, mostInRound } from '../../model/probe.ts';
import { jsonIp } from '../compose.ts';
import { prelude } from '../prelude.ts';
import { standpoint } from '../standpoint.ts';
import { forged, suspicion, tooLong } from '../suspicion.ts';
import { frameName } from './frame-name.ts';

/** How one question is asked, and how its answer is framed. */
export const asking = (
  tools: readonly string[],
): string => `# Where the namespaces of this machine are, and how paths within a root file system are followed.
prepare() {
ulimit -f 0; ulimit -t 60; cd /; u=$(id -u)
${standpoint}${suspicion}${prelude}# A shell of busybox prefers its own programs, which know less than the machine's.
for c in ${tools.join(' ')}; do
  case $(command -v $c) in ''|/*) continue;; esac
  i=$IFS IFS=:; for p in $PATH; do [ -x "$p/$c" ] && { eval "$c() { $p/$c "'"$@"; }'; break; }; done; IFS=$i
done
}

now() { read -r t _ </proc/uptime; }

# Sets $e to a program that is missing, or to why no program can be believed.
missing() {
  s=${forged} e=$w; [ -z "$e" ] || [ "$1" = '' ] || return 0
  for c in $1; do
    command -v "$c" >/dev/null || { s=127 e=$c; return 0; }
    [ "$c" != ip ] || ip -j -V >/dev/null || { s=127 e='${jsonIp}'; return 0; }
  done
  return 1
}

# ask VERSION ID TOOLS QUESTION: one answer, between two lines that begin with the mark of this run.
ask() {
  now; printf '\\n%s ? %s %s %s\\n' "$mark" "$t" "$1" "$2"
  if missing "$3"; then printf '%s' "$e"; else ("$4"); s=$?; fi
  now; printf '\\n%s = %s %s\\n' "$mark" "$s" "$t"
}

# The same beside others: the answer is held until it is whole, and then written at once.
beside() (
  ulimit -S -v 60000
  now; n=$t
  missing "$3" || { e=$(ulimit -S -v unlimited; "$4"); s=$?; [ \${#e} -le ${mostBesides} ] || { s=${tooLong} e=; }; }
  now; printf '\\n%s ? %s %s %s\\n%s\\n%s = %s %s\\n' "$mark" "$n" "$1" "$2" "$e" "$mark" "$s" "$t"
)

# Ends a process and all that it started.
family() { _c=; read -r _c </proc/$1/task/$1/children; for _c in $_c; do echo $_c; family $_c; done; }
end() { kill -9 $(family $1) $1; }

# group NAME SECONDS QUESTIONS: some questions, and so much time for them.
group() {
  printf '\\n%s # %s\\n' "$mark" "$1"
  { prepare labcheck; "$3"; printf '\\n%s . %s\\n' "$mark" "$1"; } &
  job=$!
  { sleep "$2"; end $job; } >/dev/null &
  watchdog=$!
  wait $job
  end $watchdog
}
`;

/** The last part of a script. `vantage` is the question whether the machine can be seen from where the script runs. */
export const running = (vantage: string): string => `answers() {
  trap 'end $job; end $watchdog; exit' HUP INT TERM PIPE
  printf '%s\\nat %s\\n' "$about" "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  for a; do printf 'set %s\\n' "$a"; done
  group kernel-1 ${groups.kernel.seconds} kernel_1
  group files-1 ${groups.files.seconds} files_1
  group kernel-2 ${groups.kernel.seconds} kernel_2
  group files-2 ${groups.files.seconds} files_2
  group slow-2 ${groups.slow.seconds} slow_2
}

refuse() { printf '%s\\n' "$@" >&2; exit 2; }

# The machine can only be seen as root, and from the outside of the environment that was built on it.
vantage() {
  [ "$(id -u)" = 0 ] || refuse 'This check needs root, because it looks into namespaces. Run: sudo sh check.sh > evidence'
  v=$(exec 2>/dev/null; prepare labcheck; ${vantage})
  [ -z "$v" ] || refuse "This machine cannot be seen from here: $v." 'Open a terminal on the machine itself, outside of the environment that you built, and run the check there.'
}

check() {
  PATH=/usr/sbin:/usr/bin:/sbin:/bin; LC_ALL=C; export PATH LC_ALL
  IFS=' \t
'
  unset ENV BASH_ENV CDPATH LD_PRELOAD LD_LIBRARY_PATH LANGUAGE TZ
  for a; do case $a in [A-Za-z]*=*) ;; *) refuse "\\"$a\\" is no parameter. A parameter is a name and a value, such as x=7.";; esac
    case \${a%%=*} in *[!A-Za-z0-9]*) ;; *) eval "set_\${a%%=*}=\\\${a#*=}";; esac; done
  vantage
  [ -t 1 ] && printf '%s\\n' 'The answers come here, on the screen. To keep them: sudo sh check.sh > evidence' >&2
  printf '%s\\n' 'labcheck is looking at this machine; it takes a few seconds …' >&2
  exec 2>/dev/null
  read -r mark </proc/sys/kernel/random/uuid
  mark=$(IFS=-; set -- $mark; IFS=; echo "$*")
  z=cat k=c; command -v gzip >/dev/null && z='gzip -9' k=g
  e='od -An -v -tx1' l=x; command -v base64 >/dev/null && e=base64 l=b
  printf '<${frameName} %s %s\\n' "$mark" "$k$l"
  answers "$@" </dev/null | head -c ${mostInRound} | $z | $e
  printf '%s>\\n' "$mark"
}

# The last line begins the work: a script that was cut short does nothing.
check "$@"
`;
