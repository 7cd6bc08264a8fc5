import { type Report, reportSchema } from '../../model/report.ts';
import { fromReport1 } from '../older-reports.ts';
import type { JsonKind } from '../parse-json.ts';
import { reportSchemaDocument } from '../report-schema.ts';
import { reportSense } from '../sense.ts';
import { readJson } from './read-json.ts';
import { writeWhole } from './write-whole.ts';

const kind: JsonKind = {
  name: 'a report',
  id: reportSchema,
  schema: reportSchemaDocument,
  sense: reportSense,
  older: { 'labcheck/report/1': fromReport1 },
  mostBytes: 10_000_000,
  ofOthers: true,
  cure: 'Give a report.json of a saved run, or make one: labcheck judge evidence.json --report json:report.json',
};

/**
 * A saved report.
 *
 * @throws UsageError for a file that cannot be read, was cut short, or is not a report
 */
export const readReport = async (file: string): Promise<Report> => (await readJson(file, kind)) as Report;

/** @throws the system's error where the file cannot be written */
export const writeReport = (file: string, report: Report): Promise<void> =>
  writeWhole(file, `${JSON.stringify(report, null, 2)}\n`);
