/**
 * Rules for packets, of nftables and of both kinds of iptables, in one form that can be evaluated. Numbers stand for
 * addresses, protocols, ports, states and marks, as the kernel has them; only names of links are text.
 */

/** A part of a packet, or what the kernel knows of it. */
export type Field =
  | 'iif'
  | 'oif'
  | 'saddr'
  | 'daddr'
  | 'protocol'
  | 'sport'
  | 'dport'
  | 'icmp-type'
  | 'icmp-code'
  | 'tcp-flags'
  | 'mark'
  | 'ct-mark'
  | 'ct-state'
  | 'ct-status'
  | 'ct-direction'
  | 'ct-saddr'
  | 'ct-daddr'
  | 'saddr-type'
  | 'daddr-type'
  | 'owner'
  | 'port-of-bridge';

/** A number, or all from one to another. */
export type Range = { readonly low: number; readonly high: number };
/** Numbers, or names of links; an `open` name stands for all names that begin so. */
export type Pattern = Range | { readonly name: string; readonly open: boolean };

/** A value in a rule: `(field & and) ^ xor`; without a field the constant `xor`. */
export type Term = {
  readonly field?: Field;
  readonly and: number;
  readonly xor: number;
  /** The protocols whose packets have such a field; the rule ends at a packet of another one. */
  readonly protocols?: readonly number[];
};

/** A test of a rule. `untold` cannot be decided from the rules: chance, time, the data that a packet carries … */
export type Test =
  | { readonly is: 'among'; readonly key: readonly Term[]; readonly of: readonly (readonly Pattern[])[] }
  | { readonly is: 'all' | 'any'; readonly of: readonly Test[] }
  | { readonly is: 'not'; readonly of: Test }
  | { readonly is: 'untold'; readonly what: string };

export type Verdict =
  | { readonly to: 'accept' | 'drop' | 'return' | 'continue' }
  | { readonly to: 'jump' | 'goto'; readonly chain: string };

/** A value that is written: terms that are combined by exclusive or, or looked up in a map. */
export type Value =
  | { readonly xor: readonly Term[] }
  | { readonly key: readonly Term[]; readonly map: readonly { readonly of: readonly Pattern[]; readonly to: Range }[] };

/** One act of a rule; a test that does not hold ends the rule. */
export type Step =
  | { readonly do: 'test'; readonly test: Test }
  | { readonly do: 'set'; readonly field: 'mark' | 'ct-mark'; readonly value: Value }
  | { readonly do: 'verdict'; readonly verdict: Verdict }
  | {
      readonly do: 'look-up';
      readonly key: readonly Term[];
      readonly entries: readonly { readonly of: readonly Pattern[]; readonly verdict: Verdict }[];
    }
  | {
      readonly do: 'translate';
      readonly side: 'source' | 'destination';
      /** `own`: an address of the link (masquerade, redirect); undefined: only the port is another one. */
      readonly to: Value | 'own' | undefined;
      readonly ports: Range | undefined;
    }
  | { readonly do: 'untrack' }
  | { readonly do: 'untold'; readonly what: string };

export type PacketRule = {
  /** As a person would write it. */
  readonly text: string;
  readonly steps: readonly Step[];
};

/** A chain of rules; one with a hook is entered by packets, others only by jumps. */
export type PacketChain = {
  readonly key: string;
  /** As a sentence names it. */
  readonly name: string;
  readonly kind: string | undefined;
  readonly hook: string | undefined;
  readonly priority: number;
  readonly policy: 'accept' | 'drop';
  readonly rules: readonly PacketRule[];
};

export const always: Test = { is: 'all', of: [] };
export const never: Test = { is: 'any', of: [] };
export const not = (of: Test): Test => ({ is: 'not', of });
export const untold = (what: string): Test => ({ is: 'untold', what });
export const every = 0xffff_ffff;
export const exactly = (value: number): Range => ({ low: value, high: value });
export const constant = (value: number): Term => ({ and: 0, xor: value });
export const termOf = (field: Field, and = every, protocols?: readonly number[]): Term => ({
  field,
  and,
  xor: 0,
  ...(protocols ? { protocols } : {}),
});
/** Whether a field is one of some values. */
export const among = (term: Term, ...patterns: readonly Pattern[]): Test => ({
  is: 'among',
  key: [term],
  of: patterns.map((pattern) => [pattern]),
});
/** Whether any of a field's bits is set that a mask has. */
export const anyBit = (term: Term, mask: number): Test =>
  not(among({ ...term, and: (term.and & mask) >>> 0 }, exactly(0)));
