import { words } from '../../languages/spoken.ts';
import type { Scene } from '../../model/scene.ts';
import { plain } from '../plain.ts';
import { wrap } from '../wrap.ts';
import { legendOf } from './signs.ts';

/** The sentences of a picture by their number, and what its signs mean, as lines; none where there is no sentence. */
export const legendLines = (scene: Scene, columns: number): string[] => {
  const legend = legendOf(scene);
  return [
    ...legend.flatMap(({ number, says }) => wrap(`${number} `, plain(says), columns)),
    ...(legend.length > 0 ? wrap('', words.page.legend, columns) : []),
  ];
};
