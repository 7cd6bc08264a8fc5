import { UsageError } from '../../model/errors.ts';
import { nearest } from '../../model/nearest.ts';

/** The text of an option as it was typed; true or false for one without a value. */
export type Typed = string | readonly string[] | boolean | undefined;

/** One option of the command line: its flags, its line of help, and the reader of its value. */
export type Option<F extends string = string, V = unknown> = {
  readonly flags: F;
  readonly says: string;
  readonly repeatable: boolean;
  /** The words that it takes, where they are few. */
  readonly choices: readonly string[];
  /** False where it may change on --resume: no verdict depends on it. */
  readonly definesRun: boolean;
  /** @throws UsageError for a value that is not allowed */
  readonly read: (typed: Typed) => V;
};

type Long<F extends string> = F extends `${string}--${infer Rest}`
  ? Rest extends `${infer Name} ${string}`
    ? Name
    : Rest
  : never;
type Camel<S extends string> = S extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : S;
/** `--accept-new-host-keys` → `acceptNewHostKeys`, `--no-save` → `save`, as commander names them. */
type NameOf<F extends string> = Long<F> extends `no-${infer Name}` ? Camel<Name> : Camel<Long<F>>;

/** The values of options, by name. */
export type ValuesOf<O extends readonly Option[]> = {
  readonly [One in O[number] as NameOf<One['flags']>]: ReturnType<One['read']>;
};

/** `--jobs` of `--jobs <n>`. */
export const longName = ({ flags }: Pick<Option, 'flags'>): string => /--[\w-]+/.exec(flags)![0];

/** The name that an option's value has among all values. */
export const attributeOf = (option: Pick<Option, 'flags'>): string =>
  longName(option)
    .replace(/^--(?:no-)?/, '')
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The values of the typed options. @throws UsageError for the first value that is not allowed */
export const valuesOf = <const O extends readonly Option[]>(
  options: O,
  typed: Readonly<Record<string, unknown>>,
): ValuesOf<O> =>
  Object.fromEntries(
    options.map((option) => [attributeOf(option), option.read(typed[attributeOf(option)] as Typed)]),
  ) as ValuesOf<O>;

type More = { readonly definesRun?: boolean; readonly choices?: readonly string[] };
/** Reads one text. The name is the option's, for the error. */
export type Reader<V> = (text: string, name: string) => V;

/** An option with a text. */
export const text = <const F extends string>(flags: F, says: string, more: More = {}): Option<F, string | undefined> =>
  value(flags, says, (typed) => typed, more);

/** An option whose text is read as something else. */
export const value = <const F extends string, V>(
  flags: F,
  says: string,
  read: Reader<V>,
  { definesRun = true, choices = [] }: More = {},
): Option<F, V | undefined> => ({
  ...{ flags, says, definesRun, choices, repeatable: false },
  read: (typed) => (typeof typed === 'string' ? read(typed, longName({ flags })) : undefined),
});

/** An option that may be given several times. */
export const several = <const F extends string>(
  flags: F,
  says: string,
  { definesRun = true, choices = [] }: More = {},
): Option<F, readonly string[] | undefined> => ({
  ...{ flags, says, definesRun, choices, repeatable: true },
  read: (typed) => (Array.isArray(typed) ? (typed as readonly string[]) : undefined),
});

/** An option without a value; undefined where it was not given. */
export const toggle = <const F extends string>(
  flags: F,
  says: string,
  { definesRun = true }: More = {},
): Option<F, boolean | undefined> => ({
  ...{ flags, says, definesRun, choices: [], repeatable: false },
  read: (typed) => (typeof typed === 'boolean' ? typed : undefined),
});

/** A whole number within limits; `unit` is what is counted. */
export const count =
  (least: number, most: number, unit = 'a whole number'): Reader<number> =>
  (typed, name) => {
    const number = /^\d{1,4}$/.test(typed) ? Number(typed) : NaN;
    if (number >= least && number <= most) return number;
    throw new UsageError(`${name} cannot be "${typed}".`, `Allowed: ${unit} from ${least} to ${most}.`);
  };

/** One of a few words. */
export const oneOf =
  <T extends string>(allowed: readonly T[]): Reader<T> =>
  (typed, name) => {
    const found = allowed.find((known) => known === typed);
    if (found !== undefined) return found;
    throw new UsageError(`${name} cannot be "${typed}".${nearest(typed, allowed)}`, `Allowed: ${allowed.join(', ')}.`);
  };
