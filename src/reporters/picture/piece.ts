import type { Scene, SceneBox, SceneInterface } from '../../model/scene.ts';

/** The part of a scene that a check is about, with the boxes around it; a scene without boxes where it is about none. */
export const pieceOf = (scene: Scene, check: string): Scene => {
  const cables = scene.cables.filter(({ checks }) => checks.includes(check));
  const plugged = new Set(cables.flatMap(({ from, to }) => [from, to]));
  const end = (one: SceneInterface): SceneInterface[] => {
    const lines = one.lines.filter(({ checks }) => checks.includes(check));
    return one.checks.includes(check) || plugged.has(one.id) || lines.length > 0 ? [{ ...one, lines }] : [];
  };
  const piece = (box: SceneBox): SceneBox[] => {
    const lines = box.lines.filter(({ checks }) => checks.includes(check));
    const interfaces = box.interfaces.flatMap(end);
    const boxes = box.boxes.flatMap(piece);
    return box.checks.includes(check) || lines.length + interfaces.length + boxes.length > 0
      ? [{ ...box, lines, interfaces, boxes }]
      : [];
  };
  return { boxes: scene.boxes.flatMap(piece), cables };
};
