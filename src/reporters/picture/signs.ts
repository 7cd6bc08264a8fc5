import type { Element, ElementState, Scene, SceneBox, SceneInterface } from '../../model/scene.ts';

/** Signs of states that differ without colour; none where no check is about an element. */
export const stateSigns: Readonly<Record<ElementState, string>> = {
  right: '✓',
  missing: '○',
  wrong: '✗',
  waiting: '·',
  unseen: '?',
  extra: '+',
  plain: '',
};

/** An element whose sentence stands in the legend, under its number. */
export type Numbered = { readonly number: number; readonly element: Element };

/** Elements with something to say, in the order of the picture; those with one sentence share its number. */
export const numbered = (scene: Scene): Numbered[] => {
  const numbers = new Map<string, number>();
  return elementsOf(scene).flatMap((element) => {
    if (element.says === null) return [];
    const number = numbers.get(element.says) ?? numbers.size + 1;
    numbers.set(element.says, number);
    return { number, element };
  });
};

/** All elements of a scene, each before what is in it; cables come last. */
export const elementsOf = ({ boxes, cables }: Scene): Element[] => [...boxes.flatMap(ofBox), ...cables];

const ofBox = (box: SceneBox): Element[] => [
  box,
  ...box.lines,
  ...box.interfaces.flatMap(ofInterface),
  ...box.boxes.flatMap(ofBox),
];

const ofInterface = (end: SceneInterface): Element[] => [end, ...end.lines];

/** The sentences of the legend by their number. */
export const legendOf = (
  scene: Scene,
): { readonly number: number; readonly says: string; readonly checks: readonly string[] }[] => {
  const all = numbered(scene);
  return [...new Set(all.map(({ number }) => number))].map((number) => {
    const { element } = all.find((one) => one.number === number)!;
    return { number, says: element.says!, checks: element.checks };
  });
};
