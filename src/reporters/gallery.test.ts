import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { reporters } from './index.ts';
import { samples } from './sample-reports.ts';

const gallery = new URL('../../reports/gallery/', import.meta.url);
const howTo = 'Look at what the reporter writes, then keep it with: UPDATE=1 npx vitest run src/reporters';

const goldens = samples.flatMap((sample) =>
  reporters.map((reporter) => ({ ...sample, reporter, file: `${sample.name}.${sample.exit}.${reporter.name}` })),
);

test.each(goldens)('$file is what the reporter writes', async ({ report, reporter, file }) => {
  // A saved report must render as a live one does.
  const saved = JSON.parse(JSON.stringify(report)) as Report;
  const text = await reporter.render(saved, { colour: false, columns: 80 });
  if (process.env['UPDATE'] === '1') await writeFile(new URL(file, gallery), text);
  const golden = await readFile(new URL(file, gallery), 'utf8').catch(() => undefined);
  if (golden === undefined) throw new Error(`reports/gallery/${file} does not exist. ${howTo}`);
  expect(text, howTo).toBe(golden);
});

test('the gallery holds no golden of a case that is gone', async () => {
  const known = new Set(goldens.map(({ file }) => file));
  const ours = (await readdir(gallery)).filter((file) => reporters.some(({ name }) => file.endsWith(`.${name}`)));
  expect(ours.filter((file) => !known.has(file))).toEqual([]);
});

test.each(samples)('the exit code in the name of $name is that of its report', ({ exit, report }) => {
  const required = report.checks.filter(({ bonus }) => !bonus).map(({ status }) => status);
  const passed = required.every((status) => status === 'passed');
  expect(exit).toBe(required.includes('unknown') ? 3 : passed ? 0 : 1);
});
