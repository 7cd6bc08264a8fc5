import { lastWords } from './last-words.ts';

const mark = 'labcheck-failed:';

/**
 * Shell that stands before commands of which each must succeed: the first that does not ends the shell with its status,
 * and is named on standard error. A command within a word of another one, `$(…)`, does not end the shell: see `failedCommand`.
 *
 * `refused COMMAND…` is for a command whose failing is the point: it must fail. `edit FILE SED…` must change the file.
 * `lives`: the program that was started in the background still runs, or has ended well.
 */
export const strictShell = `set -eE -o pipefail
trap 'printf "${mark}%s\\n" "$BASH_COMMAND\${FUNCNAME:+ (in $FUNCNAME)}" >&2' ERR
refused() {
  if "$@"; then
    echo "it should have been refused: $*" >&2
    return 1
  fi
}
lives() {
  sleep .1
  [ -e /proc/$!/exe ] || wait $!
}
edit() {
  local file=$1 before
  shift
  before=$(sha256sum <"$file")
  sed -i "$@" "$file"
  [ "$(sha256sum <"$file")" != "$before" ] || { echo "nothing to change in $file: $*" >&2; return 1; }
}
`;

/** A command that failed, and the last words before: its own, where it said why. */
export type FailedCommand = { readonly command: string | undefined; readonly words: string | undefined };

/**
 * The command of such a shell that failed first; undefined where none did. Commands around a failed one fail with it, and
 * are named after it.
 */
export const failedCommand = (status: number, stderr: string): FailedCommand | undefined => {
  const [before = '', ...named] = stderr.split(mark);
  const [command] = named[0]?.split('\n') ?? [];
  if (status === 0 && command === undefined) return undefined;
  return { command, words: lastWords(before) };
};
