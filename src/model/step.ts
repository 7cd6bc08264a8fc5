/**
 * Where a line is typed: in a root shell of the host, in the isolated shell that an earlier step opened, in a shell
 * inside
 * a container that runs, or somewhere else, such as an editor or a compiler.
 */
export const places = ['host', 'shell', 'container', 'elsewhere'] as const;
export type Place = (typeof places)[number];

/** One thing to do, of those that show a trouble or end it. */
export type Step = {
  readonly place: Place;
  /** One line for the shell of that place; null where no line can do it, and `text` says it in words. */
  readonly run: string | null;
  readonly text: string | null;
  /** The line does not return: what follows is typed in what it opened, or in another terminal. */
  readonly stays: boolean;
};

/** Options beside a line. */
type Beside = { readonly text?: string; readonly stays?: boolean };

const typedAt =
  (place: Exclude<Place, 'elsewhere'>) =>
  (run: string, { text, stays = false }: Beside = {}): Step => ({ place, run, text: text ?? null, stays });

/**
 * A line for a root shell on the host. In a cause, `{values}` of the line are quoted for the shell, those of the text
 * are not.
 */
export const host = typedAt('host');
/** A line for the isolated shell that an earlier step opened. */
export const shell = typedAt('shell');
/** A line for a shell inside a container that runs. */
export const container = typedAt('container');
/** A step in words, for work that no line can do. */
export const elsewhere = (text: string): Step => ({ place: 'elsewhere', run: null, text, stays: false });
