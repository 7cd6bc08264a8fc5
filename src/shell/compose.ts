import { type GroupName, groups, mostBesides, mostInRound, type Probe } from '../model/probe.ts';
import { prelude } from './prelude.ts';
import { quote } from './quote.ts';
import { standpoint } from './standpoint.ts';
import { forged, suspicion, tooLong } from './suspicion.ts';

/**
 * A run's secret: 32 random hexadecimal digits that bracket every answer. It travels in two halves, so that it stands
 * whole in no process's argument list and no probe of processes can read it back.
 */
export type Mark = string;

/** Linux refuses an argument of 128 KiB or more (MAX_ARG_STRLEN, execve(2)). */
const longestBody = 120_000;

/** The name of a round's process group while it asks the probes of a group (proc_pid_comm(5)). */
const commandName = (name: GroupName): string => `labcheck-${name}`;

/** A tool that busybox and iproute2 before 4.14 do not have, whatever their ip is called. */
export const jsonIp = 'iproute2 that prints JSON (ip -j)';

/** Seconds of processor time for each process: were the grader's network cut off, nothing would go on for long. */
const mostProcessor = 60;

/** Kilobytes of address space for a shell that holds an answer: a flood ends that shell, and nothing else. */
const mostMemory = 60_000;

/**
 * The script of a round: brackets around each group and each answer, and last the end of itself and of everything its
 * fragments left running. `p` asks in turn and passes on what comes; `q`, which runs in the background, holds an
 * answer until it is whole. `g` makes sure first that the host's tools are there, and its own. Where the shell cannot see
 * the host, or not believe its programs (`$w`), only the vantage is asked.
 */
const roundBody = `m=$1$2 w=$4 u=$5 j=
s() { echo labcheck-$1 >/proc/$$/comm; printf '\\n%s # %s\\n' $m $1; }
g() { read -r t _ </proc/uptime; s= e=$w; [ -z "$w" ] || case $1 in vantage%3A*) ;; *) s=${forged}; return;; esac
for c in $2; do command -v $c >/dev/null || { s=127 e=$c; return; }
[ $c != ip ] || [ "$j" ] || { ip -j -V >/dev/null && j=1; } || { s=127 e='${jsonIp}'; return; }; done; }
p() { g "$@"; printf '\\n%s ? %s %s\\n%s' $m "$1" $t "$e"
[ "$s" ] || { (eval "$3"); s=$?; read -r t _ </proc/uptime; }; printf '\\n%s = %s %s\\n' $m $s $t; }
q() { g "$@"; n=$t; ulimit -S -v ${mostMemory}
[ "$s" ] || { e=$(ulimit -S -v unlimited; eval "$3"); s=$?; read -r t _ </proc/uptime; [ \${#e} -le ${mostBesides} ] || s=${tooLong} e=; }
printf '\\n%s ? %s %s\\n%s\\n%s = %s %s\\n' $m "$1" $n "$e" $m $s $t; }
${prelude}eval "$3"
kill -9 -$$`;

/**
 * A round at work, in a process group of its own: every subshell less is a fork less. Where a shell or a tool could start
 * no process, answers are wrong and look right: the session then ends, and its last word tells why.
 */
const work = (pack: string): string =>
  `trap full EXIT; { setsid sh -c "$B" - $a $b "$2" "$w" $u </dev/null 3>&- 9>&- | head -c ${mostInRound} | ${pack} >&3; } 2>&1 |
{ while read -r l; do case $l in ${noRoom}) full; exit;; esac; done; echo '>'; }; trap - EXIT`;

/** Words of shells and tools that could start no process. */
const noRoom = `*[Cc]an*' fork'*|*'nable to fork'*|*fork*': Resource temporarily unavailable'*|*fork*': Cannot allocate memory'*`;

/**
 * Opens a session: to be sent once, before any round. Nothing waits: the shell goes back to reading its input while a
 * round works, so that the end of input ends it at once, and its exit trap kills all that it started. `over` ends a round
 * that is asking the probes of a certain group. `full` ends all where the host has no room for another process, so that
 * neither needs one.
 */
export const opening = (mark: Mark): string => `a=${mark.slice(0, 16)} b=${mark.slice(16)}
exec 3>&1 9>&2 2>/dev/null; ulimit -f 0; ulimit -t ${mostProcessor}; cd /
each() { _c=; read -r _c </proc/$2/task/$2/children; for _c in $_c; do each $1 $_c; done; $1 $2; }
stop() { [ $1 = $$ ] || [ $1 = "$me" ] || kill -9 -$1 $1; }
hush() { read -r n </proc/$1/comm && case $names in *" $n "*) kill -9 -$1;; esac; }
over() { names=" $* "; each hush $$; }
full() { echo 'cannot fork' >&9; read -r me _ </proc/self/stat; each stop $$; kill -9 $$; }
bye() { trap - EXIT; [ -z "$f" ] || echo 'cannot fork' >&9; each stop $$; }
trap bye EXIT; trap 'bye; exit' HUP INT TERM PIPE; f=1
while read -r _k _ u _; do [ $_k = Uid: ] && break; done </proc/self/status
${standpoint}${suspicion}z=cat k=c; command -v gzip >/dev/null && z='gzip -1' k=g
e='od -An -v -tx1' l=x; command -v base64 >/dev/null && e=base64 l=b
B=${quote(roundBody)}
ask() { printf '<%s%s %s %s ' $a $b $1 c$l; ${work('$e')}; }
pack() { printf '<%s%s %s %s ' $a $b $1 $k$l; ${work('$z | $e')}; }
f=
`;

/** The fragments of one group, as calls of `p` or `q` between its brackets. */
const calls = (name: GroupName, probes: readonly Probe<unknown>[]): string => {
  const asked = groups[name].besides
    ? `${lanesOf(probes).map(besides).join('')}wait\n`
    : probes.map((one) => `p ${words(one)}\n`).join('');
  return `s ${name}\n${asked}printf '\\n%s . ${name}\\n' $m\n`;
};

const words = ({ id, tools, script }: Probe<unknown>): string =>
  `${quote(encodeURIComponent(id))} ${quote(tools.join(' '))} ${quote(script)}`;

/** The probes of a lane; where there are several, each has a shell of its own, which a flood would end. */
const besides = (lane: readonly Probe<unknown>[]): string => {
  const [first, ...more] = lane.map((one) => `q ${words(one)}`);
  return more.length === 0 ? `${first} &\n` : `{ ${[first, ...more].map((call) => `(${call})\n`).join('')}} &\n`;
};

/** The probes by their lanes, in order; one without a lane has its own. */
const lanesOf = (probes: readonly Probe<unknown>[]): Probe<unknown>[][] => {
  const lanes = new Map<unknown, Probe<unknown>[]>();
  for (const probe of probes) {
    const key = probe.lane ?? probe;
    lanes.set(key, [...(lanes.get(key) ?? []), probe]);
  }
  return [...lanes.values()];
};

/** The groups of some probes, in the order in which they are asked. */
export const groupsOf = (probes: readonly Probe<unknown>[]): GroupName[] =>
  (Object.keys(groups) as GroupName[]).filter((name) => probes.some(({ group }) => group === name));

/**
 * One round: all of its probes, to be written to the open session. It answers with one frame.
 *
 * @param name names the frame
 * @throws RangeError where the fragments are longer than one argument may be.
 */
export const round = (name: string, probes: readonly Probe<unknown>[]): string => {
  const asked = groupsOf(probes);
  const ofGroup = (group: GroupName) => probes.filter((probe) => probe.group === group);
  const text = asked.map((group) => calls(group, ofGroup(group))).join('');
  if (text.length > longestBody) throw new RangeError('the probes of a round are longer than one argument may be');
  // Without files there is little to say, which is not worth a program that makes it smaller.
  return `f=1; ${asked.includes('files') ? 'pack' : 'ask'} ${name} ${quote(text)} &\nf=\n`;
};

/** Ends the round that asks the probes of one of these groups. */
export const over = (names: readonly GroupName[]): string => `over ${names.map(commandName).join(' ')}\n`;
