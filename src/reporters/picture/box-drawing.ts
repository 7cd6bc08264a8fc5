import type { ElementState, Scene } from '../../model/scene.ts';
import { width } from '../wrap.ts';
import { layout } from './layout.ts';
import { legendLines } from './legend-lines.ts';
import type { Block, Frame, Label, Wire } from './parts.ts';

/** The characters of a line: across, down, and the corners from the left upper one on, clockwise. */
type Strokes = readonly [across: string, down: string, corners: readonly [string, string, string, string]];

const thin: Strokes = ['─', '│', ['┌', '┐', '┘', '└']];
const heavy: Strokes = ['━', '┃', ['┏', '┓', '┛', '┗']];
const dashed: Strokes = ['╌', '╎', ['┌', '┐', '┘', '└']];
const strokesOf: Readonly<Record<ElementState, Strokes>> = {
  ...{ right: thin, plain: thin, waiting: thin, unseen: thin, extra: thin },
  ...{ missing: dashed, wrong: heavy },
};

/** A scene as lines of text, and under it what its signs and numbers say. */
export const boxDrawing = (scene: Scene, columns: number): string[] => [
  ...drawnLines(layout(scene, columns)),
  ...legendLines(scene, columns),
];

const drawnLines = ({ w, h, frames, labels, wires }: Block): string[] => {
  const grid = Array.from({ length: h }, () => Array.from({ length: w }, () => ' '));
  const put = (x: number, y: number, character: string): void => {
    const cells = grid[y];
    if (cells && x >= 0 && x < w) cells[x] = character;
  };
  for (const frame of frames) drawFrame(frame, put);
  for (const wire of wires) drawWire(wire, put, (x, y) => grid[y]?.[x] !== ' ');
  for (const label of labels) drawLabel(label, put);
  return grid.map((cells) => cells.join('').trimEnd());
};

type Put = (x: number, y: number, character: string) => void;

const drawFrame = ({ element, x, y, w, h }: Frame, put: Put): void => {
  const [across, down, [leftTop, rightTop, rightBottom, leftBottom]] = strokesOf[element.state];
  const [right, bottom] = [x + w - 1, y + h - 1];
  for (let at = x + 1; at < right; at += 1) for (const row of [y, bottom]) put(at, row, across);
  for (let at = y + 1; at < bottom; at += 1) for (const column of [x, right]) put(column, at, down);
  put(x, y, leftTop);
  put(right, y, rightTop);
  put(right, bottom, rightBottom);
  put(x, bottom, leftBottom);
};

/** A cable goes through the borders of the boxes that it leaves and enters, and is plugged into its interfaces. */
const drawWire = ({ element, points }: Wire, put: Put, isTaken: (x: number, y: number) => boolean): void => {
  const [across, down, [leftTop, rightTop, rightBottom, leftBottom]] = strokesOf[element.state];
  const [first, last] = [points[0]!, points.at(-1)!];
  for (let index = 1; index < points.length; index += 1) {
    const [[x, y], [toX, toY]] = [points[index - 1]!, points[index]!];
    for (let at = Math.min(y, toY); at <= Math.max(y, toY); at += 1)
      if (x === toX) put(x, at, isTaken(x, at) ? '┼' : down);
    for (let at = Math.min(x, toX); at <= Math.max(x, toX); at += 1) if (y === toY && x !== toX) put(at, y, across);
  }
  if (points.length > 2) {
    const [, [x, lane], [toX]] = points as [Wire['points'][0], Wire['points'][0], Wire['points'][0]];
    put(x, lane, toX > x ? leftBottom : rightBottom);
    put(toX, lane, toX > x ? rightTop : leftTop);
  }
  put(first[0], first[1], '┬');
  put(last[0], last[1], '┴');
};

const drawLabel = ({ x, y, text }: Label, put: Put): void => {
  let at = x;
  for (const character of text) {
    const cells = width(character);
    if (cells === 0) continue;
    put(at, y, character);
    if (cells === 2) put(at + 1, y, '');
    at += cells;
  }
};
