import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';
import { tinyLab } from '../tiny-lab.fixture.ts';

beforeEach(() => {
  enterFolder();
});

test('collected here, judged there: the same grade, without the host', async () => {
  const { code, out, err } = await labcheck(['collect', '--set', 'kernel=Plan9', '-o', 'evidence.json']);
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toMatch(/^\d+ answers in evidence\.json\n$/);
  const judged = await labcheck(['judge', 'evidence.json', '--hints', 'full']);
  expect(judged.code).toBe(1);
  expect(judged.out).toContain('boot Plan9 --not Linux');
  const again = await labcheck(
    ['--host', 'evidence:evidence.json', '--no-save'],
    compositionOf([tinyLab, { ...tinyLab, id: 'other' }]),
  );
  expect(again.code).toBe(1);
});

test('evidence goes to standard output without -o', async () => {
  const { out } = await labcheck(['collect']);
  expect(JSON.parse(out)).toMatchObject({ schema: 'labcheck/evidence/1', lab: 'tiny' });
});

test('collecting from a host that cannot be asked keeps what there is, and exits with 3', async () => {
  const { code, out, err } = await labcheck(['collect', '--host', 'sandbox:never-made']);
  expect(code).toBe(3);
  expect(JSON.parse(out)).toMatchObject({ outputs: {}, failure: { reason: 'unreachable' } });
  expect(err).toMatch(/^labcheck: not all was collected: no sandbox "never-made" is running\..*\nMake it: /);
});

test('several files are judged one after the other; the highest exit code counts', async () => {
  await labcheck(['collect', '-o', 'a.json']);
  await labcheck(['collect', '--set', 'tool=no-such-tool', '-o', 'b.json']);
  const { code, out } = await labcheck(['judge', 'a.json', 'b.json']);
  expect(code).toBe(3);
  expect(out).toMatch(/^3 of 3 points[^]*\n\n0 to 3 of 3 points/);
});

test('one bad file among several: nothing is judged', async () => {
  await labcheck(['collect', '-o', 'a.json']);
  writeFileSync('b.json', readFileSync('a.json', 'utf8').slice(0, -40));
  const { code, out, err } = await labcheck(['judge', 'a.json', 'b.json']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^labcheck: b\.json:\d+:\d+: the file ends too early: it was cut short\.\n/);
});

test('evidence of another lab or schema version', async () => {
  await labcheck(['collect', '-o', 'a.json']);
  const other = compositionOf([{ ...tinyLab, id: 'other' }]);
  expect((await labcheck(['judge', 'a.json'], other)).err).toMatch(
    /^labcheck: There is no lab "tiny"\.\nLabs: other\.\n$/,
  );
  expect((await labcheck(['judge', 'a.json', '--lab', 'other'], other)).err).toMatch(
    /^labcheck: The evidence is of the lab tiny, not of other\.\n/,
  );
  writeFileSync('b.json', readFileSync('a.json', 'utf8').replace('evidence/1', 'evidence/2'));
  expect((await labcheck(['judge', 'b.json'])).err).toMatch(
    /^labcheck: b\.json is evidence of the schema "labcheck\/evidence\/2"; this version of labcheck reads "labcheck\/evidence\/1"\.\n/,
  );
});

test('a probe that is asked differently today is unknown, and costs nothing', async () => {
  await labcheck(['collect', '-o', 'a.json']);
  writeFileSync('b.json', readFileSync('a.json', 'utf8').replaceAll('"version": 1,', '"version": 7,'));
  const { code, out } = await labcheck(['judge', 'b.json']);
  expect(code).toBe(3);
  expect(out).toMatch(/^0 to 3 of 3 points/);
});
