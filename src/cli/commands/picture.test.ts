import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import type { Lab } from '../../index.ts';
import { box, line, sceneFor } from '../../model/sketch.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';
import { tinyLab } from '../tiny-lab.fixture.ts';

/** The tiny lab with a scene: the kernel as a line in the host. */
const drawn: Lab = {
  ...tinyLab,
  scene: sceneFor({})({
    needs: () => ({}),
    tell: () => ({
      boxes: [box('host', 'host', 'host', { lines: [line('kernel', 'the kernel', { checks: ['kernel'] })] })],
      cables: [],
    }),
  }),
};
const composition = compositionOf([drawn]);

beforeEach(() => void enterFolder());

test('the lab’s own picture is drawn, and nothing in it is judged', async () => {
  const { code, out, err } = await labcheck(['picture', '--lab', 'tiny', '--wanted'], composition);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe('┌────────────┐\n│ host       │\n│ the kernel │\n└────────────┘\n');
});

test('this host is asked and drawn, as its verdicts stand', async () => {
  const { code, out } = await labcheck(['picture', '--lab', 'tiny', '--set', 'kernel=Plan9'], composition);
  expect(code).toBe(0);
  expect(out).toContain('│ ✗1 the kernel │');
  expect(out).toContain('\n1 The kernel is Linux.\n');
});

test('saved evidence is drawn, too, or as a vector picture into a file', async () => {
  await labcheck(['collect', '-o', 'evidence.json'], composition);
  expect((await labcheck(['picture', 'evidence.json'], composition)).out).toContain('│ ✓ the kernel │');
  expect(await labcheck(['picture', 'evidence.json', '-o', 'x.svg'], composition)).toEqual({
    code: 0,
    out: '',
    err: '',
  });
  expect(readFileSync('x.svg', 'utf8')).toMatch(/^<\?xml[^]*<svg[^]*<\/svg>\n$/);
});

test('explain shows the piece that a check is about, and no frame for one that the scene does not have', async () => {
  expect((await labcheck(['explain', 'kernel'], composition)).out).toContain('│ the kernel │');
  expect((await labcheck(['explain', 'kernel-again'], composition)).out).not.toContain('│');
});

test('a lab without a scene draws no empty frame', async () => {
  const { code, out, err } = await labcheck(['picture', '--lab', 'tiny', '--wanted']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('The lab tiny draws no picture.');
});

test('a file that cannot be written is known before a host is asked', async () => {
  const { code, err } = await labcheck(['picture', '--lab', 'tiny', '-o', 'none/x.svg'], composition);
  expect(code).toBe(2);
  expect(err).toContain('none/x.svg cannot be written');
});
