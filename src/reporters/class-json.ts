import type { ClassReporter } from '../model/reporter.ts';
import { escapedJson } from './escaped-json.ts';

/** The class itself, as it is saved. */
export const classJson: ClassReporter = {
  name: 'json',
  summary: 'all students without the sentences, for other programs: class.json',
  extension: 'json',
  render: ({ report }) => escapedJson(report),
};
