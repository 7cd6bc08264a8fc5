import { words } from '../../languages/spoken.ts';
import type { Element, Scene } from '../../model/scene.ts';
import { legendOf } from '../picture/signs.ts';
import { ScenePicture } from '../picture/svg.tsx';
import { cardId } from './card-id.ts';

/** The picture of what is there, and under it what its signs and numbers say; nothing for a lab that draws none. */
export const PictureSection = ({ scene }: { readonly scene: Scene | null }) => {
  if (scene === null || scene.boxes.length === 0) return null;
  const legend = legendOf(scene);
  return (
    <section>
      <h2 id="picture">{words.page.picture}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="picture">
        <ScenePicture scene={scene} linkOf={linkOf} />
      </div>
      {legend.length === 0 ? (
        <p>{words.page.nothingWrong}</p>
      ) : (
        <ol>
          {legend.map(({ number, says, checks }) => (
            <li value={number}>
              {says} {checks[0] === undefined ? null : <a href={`#${cardId(checks[0])}`}>{checks[0]}</a>}
            </li>
          ))}
        </ol>
      )}
      <p class="faint">{words.page.legend}</p>
    </section>
  );
};

const linkOf = ({ checks: [first] }: Element): string | undefined =>
  first === undefined ? undefined : `#${cardId(first)}`;
