/** One value that a lab leaves to the course: its default, the reader of its text form, and what is allowed. */
export type Parameter<T> = {
  readonly summary: string;
  readonly allowed: string;
  /** Undefined where the lab has no default (x may be anything that both ends agree on). */
  readonly default: T;
  /** The value of a text, or undefined where the text is not allowed. */
  readonly read: (text: string) => T | undefined;
};
export type ParameterSpec = Readonly<Record<string, Parameter<unknown>>>;
export type Values<S> = { readonly [K in keyof S]: S[K] extends Parameter<infer T> ? T : never };

const matching =
  (pattern: RegExp) =>
  (text: string): string | undefined =>
    pattern.test(text) ? text : undefined;

/** A whole number in a range; without a default it is optional. */
export const integer = (
  summary: string,
  from: number,
  to: number,
  fallback?: number,
): Parameter<number | undefined> => ({
  summary,
  allowed: `a whole number from ${from} to ${to}`,
  default: fallback,
  read: (text) => (/^\d{1,9}$/.test(text) && +text >= from && +text <= to ? +text : undefined),
});

/** A TCP port. */
export const port = (summary: string, fallback: number): Parameter<number> => ({
  summary,
  allowed: 'a port from 1 to 65535',
  default: fallback,
  read: (text) => (/^\d{1,5}$/.test(text) && +text >= 1 && +text <= 65_535 ? +text : undefined),
});

/** An absolute path. */
export const path = (summary: string, fallback: string): Parameter<string> => ({
  summary,
  allowed: 'an absolute path without control characters',
  default: fallback,
  read: matching(/^\/[^\p{Cc}]{0,4000}$/u),
});

/** A path on the host; one that is not absolute lies in the login user’s home folder, with or without `~/` in front. */
export const homePath = (summary: string, fallback: string): Parameter<string> => ({
  summary,
  allowed: 'an absolute path, or one in the home folder such as ~/rootfs, without control characters',
  default: fallback,
  read: (text) => {
    if (!/^[^\p{Cc}]{1,4000}$/u.test(text) || text === '~') return undefined;
    return /^~?\//.test(text) ? text : `~/${text}`;
  },
});

/**
 * The name of a network interface: at most 15 bytes, no `/`, `:` or white space (dev_valid_name in the kernel's
 * net/core/dev.c).
 */
export const interfaceName = (summary: string, fallback: string): Parameter<string> => ({
  summary,
  allowed: 'an interface name of 1 to 15 characters, without "/", ":" or white space',
  default: fallback,
  read: matching(/^(?!\.{1,2}$)[!-.0-9;-~]{1,15}$/),
});

/** A name that becomes a file name, such as a network namespace's under /run/netns. */
export const fileName = (summary: string, fallback: string): Parameter<string> => ({
  summary,
  allowed: 'a file name of 1 to 255 characters, without "/" or white space',
  default: fallback,
  read: matching(/^(?!\.{1,2}$)[!-.0-~]{1,255}$/),
});

/** An IPv4 address with its prefix length; `{x}` may stand in the place of a number. */
export const addressTemplate = (summary: string, fallback: string): Parameter<string> => ({
  summary,
  allowed: 'an IPv4 address and prefix such as 10.200.{x}.1/24',
  default: fallback,
  read: (text) => {
    const found = /^((?:(?:\d{1,3}|\{x\})\.){3}(?:\d{1,3}|\{x\}))\/(\d{1,2})$/.exec(text);
    if (!found || Number(found[2]) > 32) return undefined;
    return found[1]!.split('.').every((part) => part === '{x}' || Number(part) <= 255) ? text : undefined;
  },
});
