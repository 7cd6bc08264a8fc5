import type { Reporter } from '../model/reporter.ts';
import { escapedJson } from './escaped-json.ts';

/** The report itself, as it is saved. */
export const json: Reporter = {
  name: 'json',
  summary: 'the whole report, for other programs',
  extension: 'json',
  render: ({ report }) => escapedJson(report),
};
