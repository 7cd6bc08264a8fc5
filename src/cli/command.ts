import type { Composition } from './composition.ts';
import { type Option, type ValuesOf, valuesOf } from './options/option.ts';
import type { World } from './world.ts';

/** Everything that a command is run with, besides the values of its options. */
export type Context = {
  readonly composition: Composition;
  readonly world: World;
  /** Its arguments: the `check` of `explain <check>`. */
  readonly words: readonly string[];
  /** The whole command line as it was typed, to be shown. */
  readonly line: string;
  /** All commands. */
  readonly commands: readonly (Command | CommandGroup)[];
  /** Its options as they were typed, by name. */
  readonly typed: Readonly<Record<string, unknown>>;
};

type Head<O extends readonly Option[]> = {
  /** The word that is typed for it. */
  readonly name: string;
  /** Its arguments, as its help writes them: `<run...>`. */
  readonly takes?: string;
  readonly says: string;
  readonly options: O;
  /** Command lines that work as they are printed. */
  readonly examples: readonly string[];
  /** Left out of the list of commands. */
  readonly hidden?: true;
};

/** One command: the one place where its words, options, help and examples are written. */
export type Command = Head<readonly Option[]> & {
  /** @returns the exit code */
  readonly run: (context: Context) => Promise<number>;
};

/** A word with commands of its own: `reference up`. */
export type CommandGroup = Pick<Command, 'name' | 'says' | 'examples'> & { readonly commands: readonly Command[] };

/**
 * Binds a command to the values of its options.
 *
 * A command loads its work, `parts.ts`, when it runs: `--help` must not wait for a grader.
 */
export const command = <const O extends readonly Option[]>({
  run,
  ...head
}: Head<O> & { readonly run: (values: ValuesOf<O>, context: Context) => Promise<number> }): Command => ({
  ...head,
  run: (context) => run(valuesOf(head.options, context.typed), context),
});
