import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintLab } from '../reference/prove/lint-lab.ts';
import { references } from '../reference/references.ts';
import { loadLabs } from './index.ts';

const labs = await loadLabs();

test('every lab has its proof, and the other way round', () => {
  expect(references.map(({ lab }) => lab.id).toSorted()).toEqual(labs.map(({ id }) => id).toSorted());
});

describe.each(references.map((reference) => [reference.lab.id, reference] as const))('the lab %s', (id, reference) => {
  const { lab } = reference;

  test('has no fault as it is written', () => {
    expect(lintLab(reference)).toEqual([]);
  });

  test('has a sheet whose headings are the tasks', () => {
    const sheet = readFileSync(join(import.meta.dirname, id, 'README.md'), 'utf8');
    const headings = [...sheet.matchAll(/^## Task (\d+): (.*)$/gm)].map(([, number, title]) => ({
      number: Number(number),
      title,
    }));
    expect(headings).toEqual(lab.tasks);
    for (const name of Object.keys(lab.parameters)) expect(sheet).toContain(`\`${name}\``);
  });

  test('has each check in a file of its name', () => {
    const ids = lab.checks.map((check) => check.id);
    expect(ids.filter((check) => !existsSync(join(import.meta.dirname, id, `${check}.ts`)))).toEqual([]);
  });
});
