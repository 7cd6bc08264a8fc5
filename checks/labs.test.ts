import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintLab } from '../reference/prove/lint-lab.ts';
import { references } from '../reference/references.ts';
import type { Needs } from '../src/index.ts';
import { boxDrawing } from '../src/reporters/picture/box-drawing.ts';
import { elementsOf } from '../src/reporters/picture/signs.ts';
import { questionsOf } from '../src/stages/facts.ts';
import { needsOf, needsOfScene, plan } from '../src/stages/plan.ts';
import { wantedScene } from '../src/stages/scene.ts';
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

  // A lab that tells no scene has no picture.
  if (lab.scene) {
    test('has a sheet that shows its picture, as labcheck picture --wanted draws it', () => {
      const file = join(import.meta.dirname, id, 'README.md');
      const fenced = `\`\`\`text\n${boxDrawing(wantedScene(plan(lab))!, 80).join('\n')}\n\`\`\``;
      const picture = /```text\n┌[^`]*```/;
      if (process.env['UPDATE'] === '1') {
        const sheet = readFileSync(file, 'utf8');
        const shown = picture.test(sheet)
          ? sheet.replace(picture, fenced)
          : sheet.replace(
              /^## Task 1:/m,
              `The whole, as \`labcheck picture --lab ${id} --wanted\` draws it:\n\n${fenced}\n\n$&`,
            );
        writeFileSync(file, shown);
      }
      expect(picture.exec(readFileSync(file, 'utf8'))?.[0], 'UPDATE=1 npx vitest run checks/labs draws it anew').toBe(
        fenced,
      );
    });

    test('draws a scene of all its checks, and asks for it only what some check asks', () => {
      const chosen = plan(lab);
      const asked = (needs: Needs): string[] =>
        questionsOf(needs).flatMap((question) =>
          'firsts' in question ? Object.values(question.firsts).map((probe) => probe.id) : question.id,
        );
      const byChecks = new Set(lab.checks.flatMap((check) => asked(needsOf(check, chosen))));
      expect(asked(needsOfScene(chosen)).filter((probe) => !byChecks.has(probe))).toEqual([]);
      const drawn = elementsOf(wantedScene(chosen)!);
      expect(new Set(drawn.map((element) => element.id)).size).toBe(drawn.length);
      const ids = lab.checks.map((check) => check.id);
      expect(ids.filter((check) => !drawn.some(({ checks }) => checks.includes(check)))).toEqual([]);
      expect(drawn.flatMap(({ checks }) => checks).filter((check) => !ids.includes(check))).toEqual([]);
    });
  }

  test('has each check in a file of its name', () => {
    const ids = lab.checks.map((check) => check.id);
    expect(ids.filter((check) => !existsSync(join(import.meta.dirname, id, `${check}.ts`)))).toEqual([]);
  });
});
