import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { plainExport, reportAlone } from '../model/reporter.ts';
import { classReporters } from './class-reporters.ts';
import { sampleInput } from './html/sample-input.fixture.ts';
import { reporters } from './reporters.ts';
import { reportIn, sampleClass } from './sample-class.fixture.ts';
import { samples } from './sample-reports.fixture.ts';

const gallery = new URL('../../reports/gallery/', import.meta.url);
const howTo = 'Look at what the reporter writes, then keep it with: UPDATE=1 npx vitest run src/reporters';

const screen = { colour: false, columns: 80 };
/** A saved report must render as a live one does. */
const saved = <T>(report: T): T => JSON.parse(JSON.stringify(report)) as T;
const ofStudents = samples.flatMap(({ name, exit, report }) =>
  reporters.map((reporter) => ({
    file: `${name}.${exit}.${reporter.name}`,
    render: () => reporter.render(name === 'mixed' ? saved(sampleInput(report)) : reportAlone(saved(report)), screen),
  })),
);
// A workbook holds the time of its making; a test of its own reads it.
const ofClass = classReporters
  .filter(({ binary }) => !binary)
  .map((reporter) => ({
    file: `class.3.${reporter.name}`,
    render: () =>
      reporter.render(
        {
          report: saved(sampleClass.report),
          reportOf: reportIn(saved(sampleClass.reports)),
          pageOf: null,
          exporting: plainExport,
        },
        screen,
      ),
  }));
const goldens = [...ofStudents, ...ofClass];

test.each(goldens)('$file is what the reporter writes', async ({ render, file }) => {
  const text = await render();
  if (process.env['UPDATE'] === '1') await writeFile(new URL(file, gallery), text);
  const golden = await readFile(new URL(file, gallery), 'utf8').catch(() => undefined);
  if (golden === undefined) throw new Error(`reports/gallery/${file} does not exist. ${howTo}`);
  expect(text, howTo).toBe(golden);
});

test('the gallery holds no golden of a case that is gone', async () => {
  const known = new Set(goldens.map(({ file }) => file));
  const formats = [...reporters, ...classReporters].map(({ name }) => name);
  const ours = (await readdir(gallery)).filter((file) => formats.some((name) => file.endsWith(`.${name}`)));
  expect(ours.filter((file) => !known.has(file))).toEqual([]);
});

test.each(samples)('the exit code in the name of $name is that of its report', ({ exit, report }) => {
  const required = report.checks.filter(({ bonus }) => !bonus).map(({ status }) => status);
  const passed = required.every((status) => status === 'passed');
  expect(exit).toBe(required.includes('unknown') ? 3 : passed ? 0 : 1);
});
