import type { BoxKind, Element, SceneCable } from '../../model/scene.ts';
import { width } from '../wrap.ts';

/** A frame in cells; its border is its outermost cells. */
export type Frame = {
  readonly element: Element;
  readonly kind: BoxKind | 'interface';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

/** One line of text, from a cell on. */
export type Label = {
  readonly element: Element;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** It names its box or interface. */
  readonly bold: boolean;
  /** It begins the text of its element. */
  readonly first: boolean;
};

/** A cable along the middles of cells, with a corner at each point between its ends. */
export type Wire = { readonly element: SceneCable; readonly points: readonly (readonly [x: number, y: number])[] };

/** Where a cable begins or ends: the borders of its interface. */
export type Plug = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Something laid out, from its own left upper corner. */
export type Block = {
  readonly w: number;
  readonly h: number;
  readonly frames: readonly Frame[];
  readonly labels: readonly Label[];
  readonly wires: readonly Wire[];
  readonly plugs: Readonly<Record<string, Plug>>;
};

/** A block in another place. */
export const moved = (block: Block, dx: number, dy: number): Block => ({
  ...block,
  frames: block.frames.map((frame) => ({ ...frame, x: frame.x + dx, y: frame.y + dy })),
  labels: block.labels.map((label) => ({ ...label, x: label.x + dx, y: label.y + dy })),
  wires: block.wires.map((wire) => ({ ...wire, points: wire.points.map(([x, y]) => [x + dx, y + dy] as const) })),
  plugs: Object.fromEntries(
    Object.entries(block.plugs).map(([id, plug]) => [
      id,
      { left: plug.left + dx, right: plug.right + dx, top: plug.top + dy, bottom: plug.bottom + dy },
    ]),
  ),
});

/** Blocks in their places as one; its size is what they take. */
export const together = (blocks: readonly Block[]): Block => ({
  w: Math.max(0, ...blocks.flatMap(({ frames, labels }) => [...frames.map(rightOf), ...labels.map(endOf)])),
  h: Math.max(
    0,
    ...blocks.flatMap(({ frames, labels }) => [...frames.map(({ y, h }) => y + h), ...labels.map(({ y }) => y + 1)]),
  ),
  frames: blocks.flatMap(({ frames }) => frames),
  labels: blocks.flatMap(({ labels }) => labels),
  wires: blocks.flatMap(({ wires }) => wires),
  plugs: Object.assign({}, ...blocks.map(({ plugs }) => plugs)) as Block['plugs'],
});

const rightOf = ({ x, w }: Frame): number => x + w;
const endOf = ({ x, text }: Label): number => x + width(text);
