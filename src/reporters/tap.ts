import type { Reporter } from '../model/reporter.ts';
import { studentLines } from './tap-points.ts';

/** Test Anything Protocol 14, for `prove` and every other TAP reader. */
export const tap: Reporter = {
  name: 'tap',
  summary: 'Test Anything Protocol 14, one line a check',
  extension: 'tap',
  render: (report) => ['TAP version 14', ...studentLines(report), ''].join('\n'),
};
