import type { Values } from './parameter.ts';
import type { Fact, Needs } from './probe.ts';
import type { BoxKind } from './scene.ts';

/** One element of a scene as its lab sketches it. Its state is no part of it: that follows from the verdicts. */
type Sketched = {
  readonly id: string;
  readonly label: string;
  /** The ids of the checks that are about it. */
  readonly checks: readonly string[];
  /** Whether the host has it; undefined where the facts do not tell. */
  readonly there: boolean | undefined;
  /** False for what the lab does not ask for, but what is near enough to matter. */
  readonly wanted: boolean;
};

export type LineSketch = Sketched;
export type InterfaceSketch = Sketched & {
  readonly lines: readonly LineSketch[];
  /** The label of the box where it belongs, where it is in another. */
  readonly belongs: string | undefined;
};
export type BoxSketch = Sketched & {
  readonly kind: BoxKind;
  readonly lines: readonly LineSketch[];
  readonly interfaces: readonly InterfaceSketch[];
  readonly boxes: readonly BoxSketch[];
};
export type CableSketch = Sketched & { readonly from: string; readonly to: string };
export type Sketch = { readonly boxes: readonly BoxSketch[]; readonly cables: readonly CableSketch[] };

type Head = { readonly checks?: readonly string[]; readonly there?: boolean | undefined; readonly wanted?: boolean };

const sketched = (id: string, label: string, { checks = [], there, wanted = true }: Head): Sketched => ({
  ...{ id, label, checks, there, wanted },
});

/** A line of text in a box or at an interface. */
export const line = (id: string, label: string, head: Head = {}): LineSketch => sketched(id, label, head);

/** The end of a cable. */
export const cableEnd = (
  id: string,
  label: string,
  { lines = [], belongs, ...head }: Head & { readonly lines?: readonly LineSketch[]; readonly belongs?: string } = {},
): InterfaceSketch => ({ ...sketched(id, label, head), lines, belongs });

/** A box with what is in it. */
export const box = (
  kind: BoxKind,
  id: string,
  label: string,
  {
    lines = [],
    interfaces = [],
    boxes = [],
    ...head
  }: Head & Partial<Pick<BoxSketch, 'lines' | 'interfaces' | 'boxes'>> = {},
): BoxSketch => ({ ...sketched(id, label, head), kind, lines, interfaces, boxes });

/** A cable between two interfaces. */
export const cable = (id: string, label: string, from: string, to: string, head: Head = {}): CableSketch => ({
  ...sketched(id, label, head),
  from,
  to,
});

/** Parameters as they stand in labels. */
export type Labels<P> = { readonly [K in keyof P]: string };

/** How a lab tells its scene; it asks only what some check asks as well. */
export type SceneTeller<in P> = {
  readonly needs: (parameters: P) => Needs;
  readonly tell: (facts: never, labels: never, parameters: P) => Sketch;
};

/**
 * The constructor of a lab's scene, bound to the lab's parameters. A fact that is not known is undefined: the lab then
 * draws what it wants.
 */
export const sceneFor =
  <S>(_: S) =>
  <N extends Needs>(definition: {
    readonly needs: (parameters: Values<S>) => N;
    readonly tell: (
      facts: { readonly [K in keyof N]: Fact<NoInfer<N>[K]> | undefined },
      labels: Labels<Values<S>>,
      parameters: Values<S>,
    ) => Sketch;
  }): SceneTeller<Values<S>> =>
    definition;
