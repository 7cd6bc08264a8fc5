import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Element, Scene, SceneBox } from '../../model/scene.ts';
import { hostileTexts } from '../hostile-reports.fixture.ts';
import { sampleScene } from '../sample-scene.fixture.ts';
import { width } from '../wrap.ts';
import { boxDrawing } from './box-drawing.ts';
import { faultsOf } from './faults.fixture.ts';
import { layout } from './layout.ts';
import { pieceOf } from './piece.ts';
import { elementsOf, legendOf } from './signs.ts';
import { svgText } from './svg.tsx';

test('the drawing says each state by a sign of its own, and the trouble once under its number', () => {
  const lines = boxDrawing(sampleScene, 80);
  for (const sign of [
    '✗1 veth-host',
    '○ 10.200.7.10/24',
    '· pings',
    '? pinger-rootfs.tgz',
    '+ bridge br0',
    '✓ own PID namespace',
  ])
    expect(lines.join('\n')).toContain(sign);
  expect(lines.filter((line) => line.startsWith('1 '))).toEqual(['1 Both ends of the pair are still on the host.']);
  expect(legendOf(sampleScene)).toHaveLength(1);
  expect(lines.join('\n')).toContain('belongs into the network namespace pinger');
});

test.each([40, 60, 80, 96])('in %d columns nothing overlaps, and nothing is cut', (columns) => {
  expect(faultsOf(layout(sampleScene, columns), columns)).toEqual([]);
  for (const line of boxDrawing(sampleScene, columns)) expect(width(line), line).toBeLessThanOrEqual(columns);
});

/** Scenes of any labels and shapes, with a cable wherever there are two boxes. */
const label = fc.oneof(
  fc.constantFrom(...hostileTexts.filter((text) => /^[\x20-\x7e]*$/.test(text)), '漢字かな😀', 'x'.repeat(60)),
  fc.string({ maxLength: 40 }).map((text) => text.replace(/[^\x20-\x7e]/g, 'x')),
);
const state = fc.constantFrom('right', 'missing', 'wrong', 'waiting', 'unseen', 'extra', 'plain');
const counted = (scene: (next: () => string) => Scene): Scene => {
  let count = 0;
  return scene(() => `e${(count += 1)}`);
};
const parts = fc.array(fc.record({ label, state, lines: fc.array(fc.record({ label, state }), { maxLength: 4 }) }), {
  minLength: 1,
  maxLength: 5,
});
const scenes: fc.Arbitrary<Scene> = parts.map((all) =>
  counted((id) => {
    const element = (one: { label: string; state: string }): Element => ({
      id: id(),
      label: one.label,
      state: one.state as Element['state'],
      checks: [],
      says: one.state === 'wrong' ? `about ${one.label}` : null,
    });
    const boxes = all.map(
      (one): SceneBox => ({
        ...element(one),
        kind: 'namespace',
        lines: one.lines.map(element),
        interfaces: [
          {
            ...element({ label: `end ${one.label}`.slice(0, 60), state: one.state }),
            lines: one.lines.slice(0, 2).map(element),
            belongs: null,
          },
        ],
        boxes: [],
      }),
    );
    const host = {
      ...element({ label: 'host', state: 'plain' }),
      interfaces: [{ ...element({ label: 'end', state: 'right' }), lines: [], belongs: null }],
    };
    const ends = boxes.map(({ interfaces }) => interfaces[0]!.id);
    return {
      boxes: [{ ...host, kind: 'host', lines: [], boxes }],
      cables: ends
        .slice(0, 3)
        .map((to, index) => ({
          ...element({ label: 'cord', state: 'right' }),
          from: index === 0 ? host.interfaces[0]!.id : ends[index - 1]!,
          to,
        }))
        .slice(0, 1),
    };
  }),
);

test('no scene makes boxes overlap, labels be cut, or a cable run through a box', () => {
  fc.assert(
    fc.property(scenes, fc.constantFrom(60, 80, 96), (scene, columns) => {
      expect(faultsOf(layout(scene, columns), columns)).toEqual([]);
      const text = layout(scene, columns)
        .labels.map((label) => label.text)
        .join('');
      for (const { label } of elementsOf(scene)) expect(text.replaceAll(' ', '')).toContain(label.replaceAll(' ', ''));
    }),
  );
});

test('the vector picture is escaped, and each wrong element can be focused and says what is wrong', () => {
  const hostile = '</text><script>alert(1)</script>"&\'';
  const scene: Scene = {
    ...sampleScene,
    cables: sampleScene.cables.map((cable) => ({ ...cable, label: hostile, says: hostile })),
  };
  const text = svgText(scene);
  expect(text).not.toContain('<script');
  expect(text.match(/tabindex="0"/g)).toHaveLength(3);
  expect(text).toContain('<title>Both ends of the pair are still on the host.</title>');
  // Printed, it says so as well.
  expect(text).toMatch(/>1 Both ends of the pair are still on the host\.<\/text>/);
  expect(text).not.toMatch(/href|http(?!:\/\/www\.w3\.org\/2000\/svg)/);
});

test('the piece of a check is its elements, with the boxes around them', () => {
  const labels = (check: string) => elementsOf(pieceOf(sampleScene, check)).map((element) => element.label);
  expect(labels('pid-isolated')).toEqual([
    'host',
    'network namespace pinger',
    '/usr/local/bin/pinger',
    'own PID namespace',
  ]);
  expect(labels('veth-pair')).toEqual(['host', 'veth-host', 'veth-pinger', 'veth pair']);
  expect(labels('rootfs-exists')).toEqual([]);
});
