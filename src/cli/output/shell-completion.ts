import type { Command, CommandGroup } from '../command.ts';
import { attributeOf, longName, type Option } from '../options/option.ts';

/** The shells that can complete a command line. */
export const completionShells = ['bash', 'zsh', 'fish'] as const;
export type CompletionShell = (typeof completionShells)[number];

/** Words that can be typed after an option, or as a command's argument, by the name of either. */
export type KnownWords = Readonly<Record<string, readonly string[]>>;

/** Where a cursor can be: after the words of a command, of which there are none at first. */
type Cursor = {
  /** `reference up`; empty for labcheck alone. */
  readonly path: string;
  readonly options: readonly Option[];
  /** Words without a dash, with their descriptions: commands, or the arguments that are known. */
  readonly words: readonly (readonly [word: string, says: string])[];
};

const placesOf = (commands: readonly (Command | CommandGroup)[], known: KnownWords): Cursor[] => {
  const listed = (all: readonly (Command | CommandGroup)[]): Cursor['words'] =>
    all.filter((one) => !('hidden' in one)).map(({ name, says }) => [name, says]);
  const below = (path: string, one: Command | CommandGroup): Cursor[] =>
    'commands' in one
      ? [
          { path, options: [], words: listed(one.commands) },
          ...one.commands.flatMap((sub) => below(`${path} ${sub.name}`, sub)),
        ]
      : [{ path, options: one.options, words: argumentsOf(one, known) }];
  const whole = commands.flatMap((one) => ('hidden' in one ? one.options : []));
  return [{ path: '', options: whole, words: listed(commands) }, ...commands.flatMap((one) => below(one.name, one))];
};

const argumentsOf = ({ takes = '' }: Command, known: KnownWords): Cursor['words'] => {
  const name = takes.replace(/[<>[\].]/g, '');
  return (Object.hasOwn(known, name) ? known[name]! : []).map((word) => [word, '']);
};

/** The kind of an option's value: a few words, a file, or a text that nobody can complete. */
type After = { readonly words: readonly string[] } | 'file' | 'text';

/** Undefined for an option that takes nothing. */
const afterOption = (option: Option, known: KnownWords): After | undefined => {
  if (!option.flags.includes('<')) return undefined;
  const words = [...option.choices, ...(known[attributeOf(option)] ?? [])];
  if (words.length > 0) return { words };
  return /<(?:file|dir|run|roster)/.test(option.flags) ? 'file' : 'text';
};

/** A script that teaches a shell the words of labcheck: commands, options, and values that are known. */
export const shellCompletion = (
  shell: CompletionShell,
  commands: readonly (Command | CommandGroup)[],
  known: KnownWords,
): string => writers[shell](placesOf(commands, known), known);

const quoted = (text: string): string => `'${text.replaceAll("'", '’')}'`;

/**
 * The command that the words before the cursor name, then the words or files that can follow: the same in bash and
 * zsh.
 */
const posixBody = (places: readonly Cursor[], known: KnownWords, before: string): string => {
  const options = new Map(places.flatMap((place) => place.options).map((option) => [longName(option), option]));
  const paths = places
    .filter(({ path }) => path !== '')
    .map(({ path }) => `${quoted(path)}) command=${quoted(path)} ;;`);
  const values = [...options].flatMap(([name, option]) => {
    const after = afterOption(option, known);
    if (after === undefined) return [];
    return typeof after === 'object'
      ? `${name}) found=${quoted(after.words.join(' '))}; kind=words ;;`
      : `${name}) kind=${after} ;;`;
  });
  const words = places.map(({ path, options: own, words: named }) => {
    const all = [...named.map(([word]) => word), ...own.map(longName), '--help'];
    return `${quoted(path)}) found=${quoted(all.join(' '))} ;;`;
  });
  return `  local command='' kind='' found='' word
  for word in ${before}; do
    case "\${command:+$command }$word" in
${indented(paths)}
    esac
  done
  case "$previous" in
${indented(values)}
  esac
  if [ -z "$kind" ]; then
    kind=both
    case "$command" in
${indented(words)}
    esac
  fi`;
};

const indented = (lines: readonly string[]): string => lines.map((line) => `      ${line}`).join('\n');

const bash = (places: readonly Cursor[], known: KnownWords): string => `# Loaded by: source <(labcheck completion bash)
_labcheck() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
${posixBody(places, known, '"${COMP_WORDS[@]:1:COMP_CWORD-1}"')}
  COMPREPLY=()
  case "$kind" in words | both) COMPREPLY+=($(compgen -W "$found" -- "$current")) ;; esac
  case "$kind" in file | both) COMPREPLY+=($(compgen -f -- "$current")) ;; esac
}
complete -o filenames -F _labcheck labcheck
`;

const zsh = (places: readonly Cursor[], known: KnownWords): string => `#compdef labcheck
# Loaded by: source <(labcheck completion zsh), after compinit.
_labcheck() {
  local previous="\${words[CURRENT-1]}"
  local -a typed=("\${(@)words[2,CURRENT-1]}")
${posixBody(places, known, '"${typed[@]}"')}
  case "$kind" in words | both) compadd -- \${=found} ;; esac
  case "$kind" in file | both) _files ;; esac
}
compdef _labcheck labcheck
`;

const fish = (places: readonly Cursor[], known: KnownWords): string => {
  const conditionOf = (path: string): string => `__labcheck_at ${quoted(path)}`;
  const line = (path: string, rest: string, says: string): string =>
    `complete -c labcheck -n ${quoted(conditionOf(path).replaceAll("'", '"'))} ${rest}${says === '' ? '' : ` -d ${quoted(says)}`}`;
  const paths = places.flatMap(({ path }) => (path === '' ? [] : [quoted(path)]));
  return `# Loaded by: labcheck completion fish | source
function __labcheck_at
  set -l command ''
  for word in (commandline -opc)[2..-1]
    set -l next (string trim -- "$command $word")
    contains -- $next ${paths.join(' ')}; and set command $next
  end
  test "$command" = "$argv[1]"
end
${places
  .flatMap(({ path, options, words }) => [
    ...words.map(([word, says]) => line(path, `-f -a ${word}`, says)),
    ...options.map((option) => {
      const after = afterOption(option, known);
      const takes =
        after === undefined
          ? ''
          : after === 'file'
            ? ' -r -F'
            : after === 'text'
              ? ' -x'
              : ` -x -a ${quoted(after.words.join(' '))}`;
      return line(path, `-l ${longName(option).slice(2)}${takes}`, option.says);
    }),
  ])
  .join('\n')}
`;
};

const writers = { bash, zsh, fish } as const;
