/** The things that a box of a scene can stand for. */
export const boxKinds = [
  'host',
  'namespace',
  'process',
  'bridge',
  'filesystem',
  'cgroup',
  'container',
  'image',
  'service',
] as const;
export type BoxKind = (typeof boxKinds)[number];

/**
 * How an element stands: right (all its checks passed), missing (wanted, not there), wrong (a check of it failed),
 * waiting
 * (blocked), unseen (could not be judged), extra (there, not wanted), plain (no check is about it).
 */
export const elementStates = ['right', 'missing', 'wrong', 'waiting', 'unseen', 'extra', 'plain'] as const;
export type ElementState = (typeof elementStates)[number];

/** The fields of every element of a scene. */
export type Element = {
  /** Unique in the scene, and the same in each try of one lab. */
  readonly id: string;
  /** One line of text, free of control characters. */
  readonly label: string;
  /** The ids of the checks that are about it. */
  readonly checks: readonly string[];
  /** Derived from the verdicts of those checks, never judged again. */
  readonly state: ElementState;
  /** The trouble, in the sentence of the cause; null where there is none, or nobody knows. */
  readonly says: string | null;
};

/** A line of text inside a box or at an interface: an address, a route, a listener, a limit, a file. */
export type Line = Element & {
  readonly kind: 'address' | 'route' | 'listener' | 'limit' | 'file' | 'setting' | 'note';
};

/** The end of a cable on the border of a box. */
export type Interface = Element & {
  readonly lines: readonly Line[];
  /** The box where it belongs when right, where it is in another. */
  readonly belongs: string | null;
};

/** A box, with what is in it. */
export type Box = Element & {
  readonly kind: BoxKind;
  readonly boxes: readonly Box[];
  readonly interfaces: readonly Interface[];
  readonly lines: readonly Line[];
  /** The box where it belongs when right, where it is in another. */
  readonly belongs: string | null;
};

/** A cable between two interfaces, or a request that goes from one to the other. */
export type Cable = Element & {
  readonly kind: 'cable' | 'request';
  readonly from: string;
  readonly to: string;
};

/** The found and the wanted things, as boxes within each other and cables between them. */
export type Scene = {
  readonly lab: string;
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly cables: readonly Cable[];
};
