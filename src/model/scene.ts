/** The kinds of boxes that a picture tells apart. */
export type BoxKind = 'host' | 'namespace' | 'process' | 'bridge' | 'filesystem' | 'cgroup' | 'container' | 'image';

/**
 * How an element stands: right (all its checks passed), missing (wanted, not there), wrong (a check of it failed), waiting
 * (blocked), unseen (could not be judged), extra (there, not wanted), plain (no check of the report is about it).
 */
export type ElementState = 'right' | 'missing' | 'wrong' | 'waiting' | 'unseen' | 'extra' | 'plain';

/** The part that all elements of a scene have. */
export type Element = {
  /** Unique in the scene, and the same in each try of one lab. */
  readonly id: string;
  /** One line of text, free of control characters. */
  readonly label: string;
  /** The ids of the checks of the report that are about it. */
  readonly checks: readonly string[];
  /** Derived from the verdicts of those checks, never judged again. */
  readonly state: ElementState;
  /** The trouble, in the sentence of the cause; null where there is none, or nobody knows. */
  readonly says: string | null;
};

/** A line of text in a box or at an interface: an address, a route, a listener, a limit, a file. */
export type SceneLine = Element;

/** The end of a cable, or an interface without one. */
export type SceneInterface = Element & {
  readonly lines: readonly SceneLine[];
  /** The label of the box where it belongs when right, where it is in another; else null. */
  readonly belongs: string | null;
};

/** A box, with what is in it. */
export type SceneBox = Element & {
  readonly kind: BoxKind;
  readonly lines: readonly SceneLine[];
  readonly interfaces: readonly SceneInterface[];
  readonly boxes: readonly SceneBox[];
};

/** A cable from one interface to another, by their ids. */
export type SceneCable = Element & { readonly from: string; readonly to: string };

/** The things that are there and those that are wanted, as boxes within each other and cables between their interfaces. */
export type Scene = {
  readonly boxes: readonly SceneBox[];
  readonly cables: readonly SceneCable[];
};
