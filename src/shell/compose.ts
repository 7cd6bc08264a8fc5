import { type GroupName, groups, type Probe } from '../model/probe.ts';
import { prelude } from './prelude.ts';
import { quote } from './quote.ts';
import { forged, suspicion } from './suspicion.ts';

/**
 * A run's secret: 32 random hexadecimal digits that bracket every answer. It travels in two halves, so that it stands
 * whole in no process's argument list and no probe of processes can read it back.
 */
export type Mark = string;

/** Linux refuses an argument of 128 KiB or more (MAX_ARG_STRLEN, execve(2)). */
const longestBody = 120_000;

/**
 * The body of a group: asks each probe in turn, an inner bracket before and a status behind each answer.
 * The group ends itself, with all that its fragments left running, when it is done or its time is over.
 */
const groupBody = `m=$1$2 w=$5 u=$6
(sleep $3; kill -9 -$$) &
p() { read -r t _ </proc/uptime; printf '\\n%s ? %s %s\\n' $m "$1" $t
[ -z "$w" ] || { printf '%s\\n%s = ${forged} %s\\n' "$w" $m $t; return; }
for c in $2; do command -v $c >/dev/null || { printf '%s\\n%s = 127 %s\\n' $c $m $t; return; }; done
(eval "$3"); s=$?; read -r t _ </proc/uptime; printf '\\n%s = %s %s\\n' $m $s $t; }
${prelude}eval "$4"
printf '\\n%s .\\n' $m
kill -9 -$$`;

/**
 * Opens a session: to be sent once, before any round. Nothing waits: the shell goes back to reading its input while
 * groups run, so that the end of input ends it at once, and its exit trap kills all that it started.
 */
export const opening = (mark: Mark): string => `a=${mark.slice(0, 16)} b=${mark.slice(16)}
exec 2>/dev/null; ulimit -f 0; cd /; u=$(id -u)
${suspicion}tree() { for c in $(cat /proc/$1/task/$1/children); do echo $c; tree $c; done; }
bye() { trap - EXIT; for c in $(tree $$); do kill -9 -$c $c; done; }
trap bye EXIT; trap 'bye; exit' HUP INT TERM PIPE
z=cat k=c; command -v gzip >/dev/null && z='gzip -1' k=g
e='od -An -v -tx1' k=\${k}x s="$z | $e" j=$k; command -v base64 >/dev/null && e=base64 k=\${k%x}b s=base64 j=cb
B=${quote(groupBody)}
run() { setsid sh -c "$B" - $a $b $2 "$4" "$w" $u </dev/null | head -c $3; }
ask() { printf '<%s%s %s %s ' $a $b $1 $k; run "$@" | $z | $e; echo '>'; }
small() { o=$(run "$@" | eval "$s"); printf '<%s%s %s %s %s>\\n' $a $b $1 $j "$o"; }
`;

/** The fragments of one group, as calls of `p`. */
const body = (probes: readonly Probe<unknown>[]): string =>
  probes
    .map(({ id, tools, script }) => `p ${quote(encodeURIComponent(id))} ${quote(tools.join(' '))} ${quote(script)}\n`)
    .join('');

/**
 * Groups whose answers are large. They run side by side, but a frame is passed on only when the one before it is whole, so
 * that they never interleave.
 */
const bulk: readonly GroupName[] = ['kernel', 'files'];

/** The frames that a round will bring, in no certain order. */
export const groupsOf = (probes: readonly Probe<unknown>[]): GroupName[] => [
  ...new Set(probes.map(({ group }) => group)),
];

/**
 * One round: all of its probes, to be written to the open session.
 *
 * @throws RangeError where a group's fragments are longer than one argument may be.
 */
export const round = (probes: readonly Probe<unknown>[]): string => {
  const call = (name: GroupName, how: 'ask' | 'small'): string => {
    const { seconds, bytes } = groups[name];
    const text = body(probes.filter(({ group }) => group === name));
    if (text.length > longestBody)
      throw new RangeError(`the probes of the group ${name} are longer than one argument may be`);
    return `${how} ${name} ${seconds} ${bytes} ${quote(text)}`;
  };
  const asked = groupsOf(probes);
  const large = asked.filter((name) => bulk.includes(name)).map((name) => call(name, 'ask'));
  const parallel = asked.filter((name) => !bulk.includes(name)).map((name) => `${call(name, 'small')} &\n`);
  const inTurn = large.reduce((earlier, ask) => (earlier ? `${ask} | { ${earlier}; cat; }` : ask), '');
  return (inTurn ? `{ ${inTurn}; } &\n` : '') + parallel.join('');
};
