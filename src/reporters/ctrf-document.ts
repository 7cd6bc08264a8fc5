import type { Report } from '../model/report.ts';
import type { CtrfTest } from './ctrf-tests.ts';
import { escapedJson } from './escaped-json.ts';

/** The version of the format's specification. */
const specVersion = '0.0.0';

/** A document of the Common Test Report Format; times are whole milliseconds. */
export const ctrfDocument = (
  tool: Report['tool'],
  tests: readonly CtrfTest[],
  [start, stop]: readonly [start: number, stop: number],
): string => {
  const count = (status: CtrfTest['status']): number => tests.filter((test) => test.status === status).length;
  return escapedJson({
    reportFormat: 'CTRF',
    specVersion,
    generatedBy: `labcheck ${tool.version}`,
    results: {
      tool: { name: 'labcheck', version: tool.version },
      summary: {
        tests: tests.length,
        ...{ passed: count('passed'), failed: count('failed'), skipped: count('skipped') },
        ...{ pending: 0, other: count('other'), start, stop },
      },
      tests,
    },
  });
};

/** When a host was asked, and when it had answered. */
export const spanOf = ({ collectedAt, durationMs }: Pick<Report, 'collectedAt' | 'durationMs'>): [number, number] => {
  const start = Date.parse(collectedAt) || 0;
  return [start, start + Math.round(durationMs)];
};
