import type { Reporter } from '../model/reporter.ts';
import { studentLines } from './tap-points.ts';

/** Test Anything Protocol 14, for readers that know it; an older `prove` passes no file that names a version after 13. */
export const tap: Reporter = {
  name: 'tap',
  summary: 'Test Anything Protocol 14, one line a check',
  extension: 'tap',
  render: ({ report }) => ['TAP version 14', ...studentLines(report), ''].join('\n'),
};
