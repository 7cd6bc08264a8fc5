import type { Reporter } from '../model/reporter.ts';
import { ctrfDocument, spanOf } from './ctrf-document.ts';
import { ctrfTests } from './ctrf-tests.ts';

/** Common Test Report Format (ctrf.io). A check that could not be judged is `other`, one that waits for another `skipped`. */
export const ctrf: Reporter = {
  name: 'ctrf',
  summary: 'Common Test Report Format, for tools that show test results',
  extension: 'json',
  render: ({ report }) => ctrfDocument(report.tool, ctrfTests(report), spanOf(report)),
};
