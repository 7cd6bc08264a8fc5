import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { reportAlone } from '../model/reporter.ts';
import { hostileReport, infestedReports } from './hostile-reports.fixture.ts';
import { json } from './json.ts';

const holds = (report: Report): void => {
  const text = json.render(reportAlone(report), { colour: false, columns: 80 }) as string;
  expect(text.endsWith('}\n')).toBe(true);
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u);
  expect(JSON.parse(text)).toEqual(report);
};

test('the report is read back as it was, and no character of it acts on a terminal', () => {
  for (const report of infestedReports) holds(report);
  fc.assert(fc.property(hostileReport, holds));
});
