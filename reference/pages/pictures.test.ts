import { expect, test } from 'vitest';
import { loadLabs } from '../../checks/index.ts';
import { boxDrawing } from '../../src/reporters/picture/box-drawing.ts';
import { faultsOf } from '../../src/reporters/picture/faults.fixture.ts';
import { layout } from '../../src/reporters/picture/layout.ts';
import { elementsOf } from '../../src/reporters/picture/signs.ts';
import { pictureColumns } from '../../src/reporters/picture/svg.tsx';
import { width } from '../../src/reporters/wrap.ts';
import { grade } from '../../src/stages/grade.ts';
import { plan } from '../../src/stages/plan.ts';
import { sceneOf, wantedScene } from '../../src/stages/scene.ts';
import { recordings } from '../prove/recordings.ts';

const terminalColumns = 80;
const options = { hints: 'none', trust: 'graded', host: { kernel: null, os: null }, judgedAt: new Date(0) } as const;
const labs = await loadLabs();

test.each(labs.map((lab) => [lab.id, lab] as const))(
  'the sheet’s own picture of %s has room in 80 columns',
  (_, lab) => {
    const scene = wantedScene(plan(lab))!;
    expect(faultsOf(layout(scene, terminalColumns), terminalColumns)).toEqual([]);
    expect(faultsOf(layout(scene, pictureColumns), pictureColumns)).toEqual([]);
  },
);

test.each(labs.map((lab) => [lab.id, lab] as const))(
  'every recording of %s draws without overlap, cut label or cable through a box',
  async (id, lab) => {
    let drawn = 0;
    for (const [name, { evidence }] of await recordings(id)) {
      const chosen = plan(lab, evidence.parameters);
      const { facts, report } = grade(chosen, evidence, { ...options, tool: evidence.tool });
      const scene = sceneOf(chosen, facts, report)!;
      for (const columns of [terminalColumns, pictureColumns])
        expect(faultsOf(layout(scene, columns), columns), name).toEqual([]);
      for (const line of boxDrawing(scene, terminalColumns))
        expect(width(line), name).toBeLessThanOrEqual(terminalColumns);
      // Each failed check of the recording is told by the picture, in the sentence of the report.
      const says = new Set(elementsOf(scene).flatMap((element) => element.says ?? []));
      for (const check of report.checks)
        if (check.status === 'failed') expect(says, `${name}: ${check.id}`).toContain(check.says);
      drawn += 1;
    }
    expect(drawn).toBeGreaterThan(40);
  },
  120_000,
);

test.each(labs.map((lab) => [lab.id, lab] as const))(
  'on a host where nothing of %s was begun, nothing that is absent is drawn as if it stood there',
  async (id, lab) => {
    const { evidence } = (await recordings(id)).get('not-begun')!;
    const chosen = plan(lab, evidence.parameters);
    const { facts, report } = grade(chosen, evidence, { ...options, tool: evidence.tool });
    const absent = new Set(report.checks.flatMap((check) => (check.cause === 'absent' ? check.says : [])));
    const told = elementsOf(sceneOf(chosen, facts, report)!).filter(({ says }) => says !== null && absent.has(says));
    expect(told.filter(({ state }) => state !== 'missing')).toEqual([]);
  },
);
