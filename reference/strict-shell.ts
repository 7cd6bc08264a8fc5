import { lastWords } from './last-words.ts';

const mark = 'labcheck-failed:';

/**
 * Shell that stands before commands of which each must succeed: the first that does not ends the shell with its status,
 * and is named on standard error. `refused COMMAND…` is for a command whose failing is the point: it must fail.
 */
export const strictShell = `set -eE -o pipefail
trap 'printf "${mark}%s\\n" "$BASH_COMMAND\${FUNCNAME:+ (in $FUNCNAME)}" >&2' ERR
refused() {
  if "$@"; then
    echo "it should have been refused: $*" >&2
    return 1
  fi
}
`;

/** The command that ended such a shell, and the last words before: of itself, where it said why. */
export type FailedCommand = { readonly command: string | undefined; readonly words: string | undefined };

/** Commands around a failed one fail with it, and are named after it. */
export const failedCommand = (stderr: string): FailedCommand => {
  const [before = '', ...named] = stderr.split(mark);
  const [command] = named[0]?.split('\n') ?? [];
  return { command, words: lastWords(before) };
};
