import { words } from '../../languages/spoken.ts';
import type { Element, Scene, SceneBox, SceneCable, SceneInterface } from '../../model/scene.ts';
import { width } from '../wrap.ts';
import { fold } from './fold.ts';
import { type Block, moved, type Plug, together, type Wire } from './parts.ts';
import { numbered, stateSigns } from './signs.ts';

/** Narrower boxes would break every word. */
const narrowest = 14;
/** Cells between boxes that stand side by side. */
const gap = 2;

const nothing: Block = { w: 0, h: 0, frames: [], labels: [], wires: [], plugs: {} };

/**
 * A scene on a grid of cells, by rules: the same scene gives the same picture.
 *
 * Boxes stand within boxes, side by side while there is room. A cable runs downwards: a box that holds its upper end
 * stands in the first row, one that holds its lower end under it, and between both rows each cable has a row of its own.
 */
export const layout = (scene: Scene, columns: number): Block => {
  const context: Context = {
    cables: scene.cables,
    owners: ownersOf(scene),
    numbers: new Map(numbered(scene).map(({ number, element }) => [element.id, number])),
  };
  return flow(
    scene.boxes.map((box) => (most: number) => boxBlock(box, most, context)),
    Math.max(narrowest, columns),
  );
};

type Context = {
  readonly cables: readonly SceneCable[];
  /** The boxes that an interface is in, from the outermost on, by the interface's id. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  readonly numbers: ReadonlyMap<string, number>;
};

const ownersOf = ({ boxes }: Scene): Map<string, string[]> => {
  const owners = new Map<string, string[]>();
  const walk = (box: SceneBox, above: readonly string[]): void => {
    const chain = [...above, box.id];
    for (const { id } of box.interfaces) owners.set(id, chain);
    for (const inner of box.boxes) walk(inner, chain);
  };
  for (const box of boxes) walk(box, []);
  return owners;
};

/** Makes a block of at most so many cells, as far as its words allow. */
type Maker = (most: number) => Block;

const boxBlock = (box: SceneBox, most: number, context: Context): Block => {
  const inner = Math.max(narrowest, most) - 4;
  const { top, upper, lower, bottom, rest } = placesOf(box, context);
  const first = row(top, inner);
  const text = textBlock([box, ...box.lines], inner, context);
  const above = row(upper, inner);
  const below = row(lower, inner);
  const local = context.cables.filter(({ from, to }) => from in above.plugs && to in below.plugs);
  const parts: Block[] = [];
  let y = 1;
  const add = (block: Block): void => {
    if (block.h === 0) return;
    parts.push(moved(block, 2, y));
    y += block.h;
  };
  add(first);
  add(text);
  add(above);
  const lanes = y;
  y += local.length === 0 ? 0 : local.length + 1;
  const belowAt = y;
  add(below);
  add(flow(rest, inner));
  add(row(bottom, inner));
  const plugs = together([moved(above, 2, lanes - above.h), moved(below, 2, belowAt)]).plugs;
  const wires = local.map((cable, index) =>
    wireBlock(cable, plugs[cable.from]!, plugs[cable.to]!, lanes + index, context),
  );
  const content = together([...parts, ...wires]);
  const frame = { element: box, kind: box.kind, x: 0, y: 0, w: Math.max(narrowest, content.w + 2), h: y + 1 };
  return { ...content, w: frame.w, h: frame.h, frames: [frame, ...content.frames] };
};

type Places = Readonly<Record<'top' | 'upper' | 'lower' | 'bottom' | 'rest', readonly Maker[]>>;

/** Which parts of a box hold the ends of cables, and where they stand because of that. */
const placesOf = (box: SceneBox, context: Context): Places => {
  const isInside = (id: string): boolean => context.owners.get(id)?.includes(box.id) ?? false;
  const card =
    (end: SceneInterface): Maker =>
    (most) =>
      cardBlock(end, most, context);
  const where = ({ id }: SceneInterface): keyof Places => {
    const down = context.cables.find(({ from }) => from === id);
    if (down) return isInside(down.to) ? 'upper' : 'bottom';
    const up = context.cables.find(({ to }) => to === id);
    return up && isInside(up.from) ? 'lower' : 'top';
  };
  const whereBox = (inner: SceneBox): keyof Places => {
    const holds = (id: string): boolean => context.owners.get(id)?.includes(inner.id) ?? false;
    const crossing = context.cables.filter(
      ({ from, to }) => holds(from) !== holds(to) && isInside(from) && isInside(to),
    );
    if (crossing.some(({ from }) => holds(from))) return 'upper';
    return crossing.length > 0 ? 'lower' : 'rest';
  };
  const placed = [
    ...box.interfaces.map((end) => [where(end), card(end)] as const),
    ...box.boxes.map((inner) => [whereBox(inner), (most: number) => boxBlock(inner, most, context)] as const),
  ];
  const at = (place: keyof Places): Maker[] => placed.flatMap(([name, make]) => (name === place ? make : []));
  return { top: at('top'), upper: at('upper'), lower: at('lower'), bottom: at('bottom'), rest: at('rest') };
};

/** Blocks side by side, however wide that is: cables run from one row to another. They share the room where it is short. */
const row = (makers: readonly Maker[], most: number): Block => {
  const natural = makers.map((make) => make(most));
  const needed = natural.reduce((sum, { w }) => sum + w + gap, -gap);
  const share = Math.floor((most + gap) / makers.length) - gap;
  const blocks = needed <= most ? natural : makers.map((make) => make(share));
  let x = 0;
  return together(
    blocks.map((block) => {
      const placed = moved(block, x, 0);
      x += block.w + gap;
      return placed;
    }),
  );
};

/** Blocks side by side while there is room, then in the next row. */
const flow = (makers: readonly Maker[], most: number): Block => {
  const placed: Block[] = [];
  let [x, y, height] = [0, 0, 0];
  for (const make of makers) {
    const block = make(most);
    if (x > 0 && x + block.w > most) [x, y, height] = [0, y + height, 0];
    placed.push(moved(block, x, y));
    x += block.w + gap;
    height = Math.max(height, block.h);
  }
  return together(placed);
};

/** An interface as a small frame; cables are plugged in at the middle of its borders. */
const cardBlock = (end: SceneInterface, most: number, context: Context): Block => {
  const text = textBlock([end, ...end.lines], Math.max(narrowest, most) - 4, context, end.belongs);
  const frame = { element: end, kind: 'interface' as const, x: 0, y: 0, w: text.w + 4, h: text.h + 2 };
  const plug: Plug = { left: 0, right: frame.w - 1, top: 0, bottom: frame.h - 1 };
  return { ...moved(text, 2, 1), w: frame.w, h: frame.h, frames: [frame], plugs: { [end.id]: plug } };
};

/** The title of an element, and a line for each of the others. */
const textBlock = (
  elements: readonly Element[],
  most: number,
  context: Context,
  belongs: string | null = null,
): Block => {
  const texts = elements.flatMap((element, index) =>
    fold(titleOf(element, context), most).map((text, row) => ({ element, text, bold: index === 0, first: row === 0 })),
  );
  const notes =
    belongs === null
      ? []
      : fold(`${words.page.belongs} ${belongs}`, most).map((text) => ({
          ...{ element: elements[0]!, text },
          bold: false,
          first: false,
        }));
  const labels = [...texts, ...notes].map((label, y) => ({ ...label, x: 0, y }));
  return { ...nothing, w: Math.max(0, ...labels.map(({ text }) => width(text))), h: labels.length, labels };
};

/** `✗2 veth-pinger`: the sign of the state, the number of its sentence, the label. */
const titleOf = (element: Element, { numbers }: Context): string =>
  [`${stateSigns[element.state]}${numbers.get(element.id) ?? ''}`, element.label]
    .filter((part) => part !== '')
    .join(' ');

/** A cable: straight down where its ends lie one above the other; else down, along a row of its own, and down again. */
const wireBlock = (cable: SceneCable, from: Plug, to: Plug, lane: number, context: Context): Block => {
  const [left, right] = [Math.max(from.left, to.left) + 1, Math.min(from.right, to.right) - 1];
  const middle = Math.floor((left + right) / 2);
  const [start, end] = left <= right ? [middle, middle] : [middleOf(from), middleOf(to)];
  const corners: Wire['points'] =
    start === end
      ? []
      : [
          [start, lane],
          [end, lane],
        ];
  const label = {
    element: cable,
    x: Math.max(start, end) + 2,
    y: lane,
    text: titleOf(cable, context),
    bold: false,
    first: true,
  };
  const points: Wire['points'] = [[start, from.bottom], ...corners, [end, to.top]];
  return { ...nothing, labels: [label], wires: [{ element: cable, points }] };
};

const middleOf = ({ left, right }: Plug): number => Math.floor((left + right) / 2);
