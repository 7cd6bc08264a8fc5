import { width } from '../wrap.ts';
import type { Block, Frame, Label, Wire } from './parts.ts';

type Area = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

const overlap = (a: Area, b: Area): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
/** Whether an area lies within a frame, border excluded. */
const within = (inner: Area, { x, y, w, h }: Area): boolean =>
  inner.x > x && inner.y > y && inner.x + inner.w < x + w && inner.y + inner.h < y + h;
const areaOf = ({ x, y, text }: Label): Area => ({ x, y, w: width(text), h: 1 });

/** The cells of a cable, but for its two plugs. */
const cellsOf = ({ points }: Wire): Area[] =>
  points.slice(1).flatMap(([toX, toY], index) => {
    const [x, y] = points[index]!;
    const length = Math.max(Math.abs(toX - x), Math.abs(toY - y));
    return Array.from({ length: length + 1 }, (_, step) => ({
      ...{ x: x + Math.sign(toX - x) * step, y: y + Math.sign(toY - y) * step },
      ...{ w: 1, h: 1 },
    }));
  });

const pairs = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((a, index) => all.slice(index + 1).map((b): [T, T] => [a, b]));
const named = ({ element }: { readonly element: { readonly id: string } }): string => element.id;

/** Everything in a picture that overlaps, is cut, or runs where it must not; nothing in a good one. */
export const faultsOf = ({ w, h, frames, labels, wires }: Block, columns: number): string[] => [
  ...(w <= columns ? [] : [`it is ${w} columns wide, not ${columns}`]),
  ...[...frames, ...labels.map((label) => ({ ...label, ...areaOf(label) }))].flatMap((one) =>
    one.x >= 0 && one.y >= 0 && one.x + one.w <= w && one.y + one.h <= h ? [] : [`${named(one)} is cut at the edge`],
  ),
  ...pairs(frames).flatMap(([a, b]) =>
    overlap(a, b) && !within(a, b) && !within(b, a) ? [`the boxes ${named(a)} and ${named(b)} overlap`] : [],
  ),
  ...pairs(labels).flatMap(([a, b]) =>
    overlap(areaOf(a), areaOf(b)) ? [`the labels "${a.text}" and "${b.text}" overlap`] : [],
  ),
  ...labels.flatMap((label) =>
    frames.flatMap((frame) =>
      !overlap(areaOf(label), frame) || within(areaOf(label), frame)
        ? []
        : [`the label "${label.text}" runs over ${named(frame)}`],
    ),
  ),
  ...wires.flatMap((wire) => wireFaults(wire, frames, labels)),
];

const wireFaults = (wire: Wire, frames: readonly Frame[], labels: readonly Label[]): string[] => {
  const cells = cellsOf(wire);
  const [from, to] = [
    frames.find(({ element }) => element.id === wire.element.from),
    frames.find(({ element }) => element.id === wire.element.to),
  ];
  if (!from || !to) return [`${named(wire)} has an end without its interface`];
  const holds = (frame: Frame, end: Frame): boolean => frame === end || within(end, frame);
  return [
    ...frames
      .filter((frame) => !holds(frame, from) && !holds(frame, to))
      .flatMap((frame) =>
        cells.some((cell) => overlap(cell, frame)) ? [`the cable ${named(wire)} runs through ${named(frame)}`] : [],
      ),
    ...[from, to].flatMap((end) =>
      cells.some((cell) => within(cell, end)) ? [`the cable ${named(wire)} runs into ${named(end)}`] : [],
    ),
    ...labels.flatMap((label) =>
      cells.some((cell) => overlap(cell, areaOf(label)))
        ? [`the cable ${named(wire)} runs through "${label.text}"`]
        : [],
    ),
  ];
};
