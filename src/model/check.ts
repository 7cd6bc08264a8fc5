import type { Values } from './parameter.ts';
import type { Fact, Needs } from './probe.ts';
import type { Step } from './step.ts';
import type { UnknownReason } from './unknown.ts';

/** The values that a sentence can name: parameters, and values found on the host. */
export type Found = Readonly<Record<string, string | number>>;

/**
 * A named reason why a check can fail. Sentences are ICU messages over the lab's parameters and the values found; the
 * lines of steps are no prose: their values are quoted for the shell.
 */
export type Cause = {
  readonly says: string;
  readonly expected: string;
  readonly actual: string;
  /** From a nudge to the instruction. */
  readonly hints: readonly [string, ...string[]];
  /** Steps that show the trouble and change nothing. */
  readonly look?: readonly Step[];
  /**
   * Steps that end the trouble; by the way that the student took where they depend on it, the first being the default.
   */
  readonly repair: readonly Step[] | Readonly<Record<string, readonly Step[]>>;
  /** The ids of checks that the repair undoes: it is made before theirs. */
  readonly undoes?: readonly string[];
};

/** The repairs of a cause, each with the way that it is for, the default first; null where there is one for all. */
export const repairsOf = ({ repair }: Cause): readonly (readonly [way: string | null, steps: readonly Step[]])[] =>
  isSteps(repair) ? [[null, repair]] : Object.entries(repair);

const isSteps = (repair: Cause['repair']): repair is readonly Step[] => Array.isArray(repair);

/** The causes of a check, by name. */
export type Causes = Readonly<Record<string, Cause>>;

/** The ways that the repairs of some causes tell apart. */
export type WayOf<K extends Causes> = { [C in keyof K]: WayIn<K[C]['repair']> }[keyof K];
type WayIn<R> = R extends readonly unknown[] | undefined ? never : keyof R & string;

export type Judgement<C extends string = string, N extends string = string, W extends string = string> =
  | { readonly status: 'passed'; readonly note?: N; readonly found: Found }
  | { readonly status: 'failed'; readonly cause: C; readonly found: Found; readonly share: number; readonly way?: W }
  | {
      readonly status: 'unknown';
      readonly reason: UnknownReason;
      readonly detail: string;
      /** The check that must pass before this can be told, by its id. */
      readonly before?: string;
      readonly found: Found;
    };

/**
 * The requirement holds; a note says what a teacher should know all the same.
 *
 * @example
 * judge: ({ tree }) => (tree.owner === 0 ? pass() : pass('of-a-user', { found: tree.path }))
 */
export const pass = <const N extends string = never>(note?: N, found: Found = {}) =>
  ({ status: 'passed', ...(note === undefined ? {} : { note }), found }) as const;

/**
 * The requirement does not hold, for a declared cause. `share` (0 to 1) of the points is earned nevertheless; `way` is
 * the one that the student took, where the repair depends on it.
 *
 * @example
 * judge: ({ mode }) => (mode === '644' ? pass() : fail('private', { mode }))
 */
export const fail = <const C extends string, const W extends string = never>(
  cause: C,
  found: Found = {},
  { share = 0, way }: { readonly share?: number; readonly way?: W } = {},
) => ({ status: 'failed', cause, found, share, ...(way === undefined ? {} : { way }) }) as const;

/**
 * The facts leave open whether the requirement holds; `detail` names what they do not tell. Where they would tell it
 * once another check passes, that is `before`: while it fails, it blocks this one.
 */
export const cannotTell = (detail: string, before?: { readonly id: string }) =>
  ({
    status: 'unknown',
    reason: 'undecided',
    detail,
    ...(before === undefined ? {} : { before: before.id }),
    found: {},
  }) as const;

/** One requirement of a lab, judged from facts. */
export type Check<in P, Id extends string = string, C extends string = string> = {
  readonly id: Id;
  /** A short name of what holds when the check passes; an ICU message over the parameters. */
  readonly title: string;
  /** The numbers of the tasks of the lab sheet that the check grades. */
  readonly tasks: readonly number[];
  readonly points: number;
  readonly bonus: boolean;
  /** The phase of the lab that the check belongs to; undefined in a lab without phases. */
  readonly phase: string | undefined;
  /** Whether a failure can earn a share of the points; nothing may come after such a check. */
  readonly partial: boolean;
  /** The checks that must pass first: where one did not, a failure here is only its consequence. */
  readonly after: readonly Check<P>[];
  readonly needs: (parameters: P) => Needs;
  readonly causes: { readonly [K in C]: Cause };
  readonly notes: Readonly<Record<string, string>>;
  readonly judge: (facts: never, parameters: P) => Judgement<C>;
};

/**
 * The constructor of a lab's checks, bound to the lab's parameters: needs type the facts, causes type `fail`.
 *
 * @example
 * export const parameters = { folder: path('the folder that the lab is about', '/opt/greeting') };
 * export const check = checksFor(parameters);
 */
export const checksFor =
  <S>(_: S) =>
  <const Id extends string, N extends Needs, const K extends Causes, const M extends string = never>(definition: {
    readonly id: Id;
    readonly title: string;
    readonly tasks: readonly number[];
    readonly points: number;
    readonly bonus?: boolean;
    readonly partial?: boolean;
    readonly phase?: string;
    readonly after?: readonly Check<Values<S>>[];
    readonly needs: (parameters: Values<S>) => N;
    readonly causes: K;
    readonly notes?: Readonly<Record<M, string>>;
    readonly judge: (
      facts: { readonly [K in keyof N]: Fact<NoInfer<N>[K]> },
      parameters: Values<S>,
    ) => Judgement<NoInfer<keyof K & string>, NoInfer<M>, NoInfer<WayOf<K>>>;
  }): Check<Values<S>, Id, keyof K & string> => ({
    bonus: false,
    partial: false,
    phase: undefined,
    after: [],
    notes: {},
    ...definition,
  });

/** The expected killer of a mutant: a check's id and one of its causes. */
export type Killer<C> = C extends { readonly id: infer Id; readonly causes: infer K } ? readonly [Id, keyof K] : never;
