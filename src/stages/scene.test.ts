import { expect, test } from 'vitest';
import type { Lab } from '../model/lab.ts';
import type { tolerate } from '../model/probe.ts';
import type { Element, SceneBox } from '../model/scene.ts';
import { box, cable, cableEnd, line, sceneFor } from '../model/sketch.ts';
import { grade } from './grade.ts';
import { plan } from './plan.ts';
import { sceneOf, wantedScene } from './scene.ts';
import { tinyEvidence, tinyLab } from './tiny-lab.fixture.ts';

const asked = tinyLab.checks[0]!.needs({ folder: '/srv/x' } as never)['word'] as ReturnType<
  typeof tolerate<string>
>['tolerate'];

/** A sketch with an element for each way to stand. */
const scene = sceneFor(tinyLab.parameters)({
  needs: () => ({ word: asked }) as never,
  tell: ({ word }: { readonly word?: string | undefined }, { folder = '' }: { readonly folder?: string }) => ({
    boxes: [
      box('host', 'host', 'host', {
        boxes: [
          box('filesystem', 'ground', folder, { checks: ['ground'], there: word !== 'nothing' }),
          box('process', 'wall', 'wall', {
            checks: ['wall'],
            lines: [
              line('garden', 'garden', { checks: ['garden'] }),
              line('free', `free ${word ?? 'nothing'}`, {}),
              line('guest', 'guest', { wanted: false, checks: ['wall'] }),
              line('paint', 'paint', { checks: ['roof', 'paint'] }),
            ],
            interfaces: [cableEnd('plug', 'plug', { belongs: 'host', lines: [line('address', '::1')] })],
          }),
        ],
      }),
    ],
    cables: [cable('cord', 'cord', 'plug', 'plug', { checks: ['nowhere'] })],
  }),
});
const lab: Lab = { ...tinyLab, scene };

const elementsOf = (boxes: readonly SceneBox[]): Element[] =>
  boxes.flatMap((one) => [
    one,
    ...one.lines,
    ...one.interfaces,
    ...one.interfaces.flatMap(({ lines }) => lines),
    ...elementsOf(one.boxes),
  ]);
const drawn = (words: Parameters<typeof tinyEvidence>[0], skip: string[] = []) => {
  const options = {
    hints: 'none',
    trust: 'graded',
    host: { kernel: null, os: null },
    judgedAt: new Date(0),
  } as const;
  const evidence = tinyEvidence(words);
  const chosen = plan(lab, evidence.parameters, skip);
  const { facts, report } = grade(chosen, evidence, { ...options, tool: evidence.tool });
  return sceneOf(chosen, facts, report)!;
};
const statesOf = (...args: Parameters<typeof drawn>) =>
  Object.fromEntries(elementsOf(drawn(...args).boxes).map(({ id, state }) => [id, state]));
const unseen = { version: 2, round: 1, ms: 0, unknown: 'denied', detail: '' } as const;

test('an element stands as the verdicts of its checks say', () => {
  expect(statesOf({})).toMatchObject({
    host: 'plain',
    ground: 'right',
    wall: 'right',
    garden: 'right',
    free: 'plain',
    guest: 'extra',
    paint: 'right',
  });
  expect(statesOf({ ground: 'no', wall: 'no' })).toMatchObject({ ground: 'wrong', wall: 'waiting', guest: 'extra' });
  expect(statesOf({ ground: 'nothing' })).toMatchObject({ ground: 'missing' });
  expect(statesOf({ wall: unseen })).toMatchObject({ wall: 'unseen', ground: 'right' });
  expect(statesOf({ paint: 'no', roof: unseen })).toMatchObject({ paint: 'wrong' });
});

test('a wrong element has the sentence of its cause, and no other has one', () => {
  const says = (words: Parameters<typeof tinyEvidence>[0]) =>
    elementsOf(drawn(words).boxes).flatMap(({ id, says }) => (says === null ? [] : [[id, says]]));
  expect(says({})).toEqual([]);
  expect(says({ ground: 'no' })).toEqual([['ground', 'It says no, in /srv/x.']]);
});

test('an element whose checks were all left out is left out, and so is a box with nothing left in it', () => {
  const ids = elementsOf(drawn({}, ['wall', 'garden', 'roof', 'paint']).boxes).map(({ id }) => id);
  expect(ids).toEqual(['host', 'ground', 'wall', 'free', 'plug', 'address']);
  expect(drawn({}).cables).toEqual([]);
});

test('labels of a host are harmless, and no longer than a picture can hold', () => {
  const free = elementsOf(drawn({ ground: `\u001b[2J${'x'.repeat(500)}` }).boxes).find(({ id }) => id === 'free');
  expect(free?.label).toMatch(/^free \\x1b\[2Jx+…$/);
  expect(free?.label.length).toBeLessThan(80);
});

test('the wanted scene is all of the sketch, and nothing in it is right or wrong', () => {
  const { boxes, cables } = wantedScene(plan(lab))!;
  expect(new Set(elementsOf(boxes).map(({ state }) => state))).toEqual(new Set(['plain']));
  expect(elementsOf(boxes).map(({ id }) => id)).not.toContain('guest');
  expect(cables).toHaveLength(1);
  expect(wantedScene(plan(tinyLab))).toBeNull();
});
