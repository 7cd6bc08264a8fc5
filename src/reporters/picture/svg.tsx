import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { words } from '../../languages/spoken.ts';
import type { Element, Scene } from '../../model/scene.ts';
import { width } from '../wrap.ts';
import { layout } from './layout.ts';
import { legendLines } from './legend-lines.ts';
import type { Block, Frame, Label, Wire } from './parts.ts';
import { pictureColours, pictureStyle } from './picture-style.ts';

/** The size of a cell in pixels, and where text stands in it. */
const cell = { w: 8, h: 18, baseline: 13 };
const margin = 8;

/** How many cells a picture may be wide. */
export const pictureColumns = 96;
/** How many cells the sentences under a small picture may be wide. */
const leastLegend = 72;

type LinkOf = ((element: Element) => string | undefined) | undefined;

/**
 * A scene as a vector picture. The place of every text is known beforehand, whatever the viewer's fonts are.
 *
 * @param linkOf where an element that is wrong leads to; without it, such an element can be focused, and says what is wrong
 */
export const ScenePicture = ({ scene, linkOf }: { readonly scene: Scene; readonly linkOf?: LinkOf }) => (
  <Drawing block={layout(scene, pictureColumns)} legend={[]} linkOf={linkOf} />
);

/** The same as a file of its own, with what its numbers and signs say under it. */
export const svgText = (scene: Scene): string => {
  const block = layout(scene, pictureColumns);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(
    <Drawing block={block} legend={legendLines(scene, Math.max(block.w, leastLegend))} linkOf={undefined}>
      <style>{`${pictureColours}${pictureStyle}`}</style>
    </Drawing>,
  )}\n`;
};

const Drawing = ({
  block: { w, h, frames, labels, wires },
  legend,
  linkOf,
  children,
}: {
  readonly block: Block;
  /** Lines of text under the drawing. */
  readonly legend: readonly string[];
  readonly linkOf: LinkOf;
  readonly children?: ComponentChildren;
}) => {
  const columns = Math.max(w, ...legend.map(width));
  const rows = h + (legend.length > 0 ? legend.length + 1 : 0);
  const size = { w: columns * cell.w + 2 * margin, h: rows * cell.h + 2 * margin };
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="picture"
      width={size.w}
      height={size.h}
      viewBox={`${-margin} ${-margin} ${size.w} ${size.h}`}
      role="group"
      aria-label={words.page.picture}
    >
      {children}
      {frames.map((frame) => (
        <FrameShape frame={frame} />
      ))}
      {wires.map((wire) => (
        <WireShape wire={wire} />
      ))}
      {labels.map((label) => (
        <LabelText label={label} linkOf={linkOf} />
      ))}
      {legend.map((line, index) => (
        <text
          x={0}
          y={(h + 1 + index) * cell.h + cell.baseline}
          textLength={width(line) * cell.w}
          lengthAdjust="spacingAndGlyphs"
        >
          {line}
        </text>
      ))}
    </svg>
  );
};

const middle = (x: number, y: number): readonly [number, number] => [(x + 0.5) * cell.w, (y + 0.5) * cell.h];

const FrameShape = ({ frame: { element, kind, x, y, w, h } }: { readonly frame: Frame }) => {
  const [left, top] = middle(x, y);
  return (
    <rect
      class={`${kind === 'interface' ? 'interface ' : ''}${element.state}`}
      x={left}
      y={top}
      width={(w - 1) * cell.w}
      height={(h - 1) * cell.h}
      rx={kind === 'interface' ? 2 : 5}
    />
  );
};

const WireShape = ({ wire: { element, points } }: { readonly wire: Wire }) => (
  <polyline class={element.state} points={points.map(([x, y]) => middle(x, y).join(',')).join(' ')} />
);

const LabelText = ({
  label: { element, x, y, text, bold, first },
  linkOf,
}: {
  readonly label: Label;
  readonly linkOf: LinkOf;
}) => {
  const written = (
    <text
      class={`${bold ? 'title ' : ''}${element.state}`}
      x={x * cell.w}
      y={y * cell.h + cell.baseline}
      textLength={width(text) * cell.w}
      lengthAdjust="spacingAndGlyphs"
    >
      {text}
    </text>
  );
  if (element.says === null || !first) return written;
  const link = linkOf?.(element);
  const parts = (
    <>
      <title>{element.says}</title>
      {written}
    </>
  );
  return link === undefined ? <g tabindex={0}>{parts}</g> : <a href={link}>{parts}</a>;
};
