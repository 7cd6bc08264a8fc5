import { shellWord } from '../shell-word.ts';

/** Where the terminal of an isolated shell is: its input `in`, its output `out`, and its process number `pid`. */
export const terminalOf = (netns: string): string => `/run/labcheck/reference/${netns}`;

/**
 * Shell that starts a command line, which ends in a shell, as a student leaves it in a second terminal: it lives on
 * with a line to type into. The pipe is opened for reading and writing, so that it never ends and no writer waits; and
 * here already, as what is typed before the shell has opened it would be lost.
 */
export const openTerminal = (netns: string, commandLine: string): string => {
  const terminal = shellWord(terminalOf(netns));
  return `mkdir -p ${terminal}
rm -f ${terminal}/in ${terminal}/out
mkfifo -m 600 ${terminal}/in
exec 8<>${terminal}/in
setsid ${commandLine} <&8 8<&- >${terminal}/out 2>&1 &
echo $! >${terminal}/pid
`;
};

/**
 * Shell that types a line there, and waits until a line of the output matches: 10 s at most.
 * The terminal's output is the complaint where it does not.
 */
export const typeInto = (netns: string, line: string, expected: string): string => {
  const terminal = shellWord(terminalOf(netns));
  return `echo ${shellWord(line)} 1<>${terminal}/in
tries=0
until grep -q ${shellWord(expected)} ${terminal}/out; do
  tries=$((tries + 1))
  if [ $tries -gt 500 ] || ! kill -0 "$(cat ${terminal}/pid)" 2>/dev/null; then cat ${terminal}/out >&2; exit 1; fi
  sleep 0.02
done
`;
};
