import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClassReport, type ClassStudent, classSchema } from '../model/class-report.ts';
import { classCsv } from './class-csv.ts';
import { classTerminal } from './class-terminal.ts';
import { hostileTexts } from './hostile-reports.ts';
import { samples } from './sample-reports.ts';
import { width } from './wrap.ts';

const studentOf = (index: number, name: string): ClassStudent => {
  const { report } = samples[index % samples.length]!;
  const unseen = report.checks.find(({ unknown }) => unknown);
  return {
    student: { id: `s${index}`, name },
    grade: report.grade,
    decided: null,
    collectedAt: report.collectedAt,
    why: report.grade.needsReview
      ? { reason: 'unreachable', says: `${name}: ${unseen?.says}`, cure: `${name}, call the host`, checks: 1 }
      : null,
    checks: report.checks,
  };
};
const classOf = (names: readonly string[]): ClassReport => ({
  schema: classSchema,
  tool: { name: 'labcheck', version: '1.2.3' },
  lab: { id: 'pinger', title: 'A container by hand: pinger' },
  run: 'r',
  phases: [],
  students: names.map((name, index) => studentOf(index, name)),
  missing: [{ id: 'zoe', name: '=1+1' }],
  checks: samples[0]!.report.checks.map(({ id, bonus }) => ({
    id,
    bonus,
    statuses: { passed: 1, failed: 2, blocked: 0, unknown: 1 },
    causes: { 'wrong-prefix': 2 },
  })),
});

test.each([40, 60, 80, 200])('the class fits %d columns: what does not fit goes into another block', (columns) => {
  const text = classTerminal(classOf(['Alice', 'Bob', 'Carol', 'Dave']), { colour: false, columns });
  for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns);
  for (const id of ['s0', 's1', 's2', 's3']) expect(text).toMatch(new RegExp(`^${id} `, 'm'));
  expect(text).toContain('Not graded: zoe');
});

test('class.csv: texts of strangers are neither formulas nor new rows, and blank is not zero', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' })), { minLength: 1 }),
      (names) => {
        const rows = parse(classCsv(classOf([...names, '=1', ' =1', '+1', '@SUM(A1)', '-1', '\t=1', '＝1'])), {
          columns: true,
        }) as Record<string, string>[];
        expect(rows).toHaveLength(names.length + 8);
        for (const row of rows) {
          expect(row['name']).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/);
          expect(Object.values(row).join('')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          if (row['needs_review'] === 'yes') expect([row['earned'], row['bonus'], row['final']]).toEqual(['', '', '']);
          else expect(row['earned']).toMatch(/^\d+(\.\d+)?$/);
        }
      },
    ),
  );
});

test('no control sequence of a host or a name reaches the terminal', () => {
  const text = classTerminal(classOf(hostileTexts), { colour: false, columns: 80 });
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
});
