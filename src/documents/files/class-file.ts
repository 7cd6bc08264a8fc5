import { join } from 'node:path';
import { type ClassReport, classSchema } from '../../model/class-report.ts';
import { classSchemaDocument } from '../class-schema.ts';
import { fromClass1 } from '../older-reports.ts';
import type { JsonKind } from '../parse-json.ts';
import { classFiles } from '../run-files.ts';
import { readJson } from './read-json.ts';
import { writeWhole } from './write-whole.ts';

const kind: JsonKind = {
  name: 'a class report',
  id: classSchema,
  schema: classSchemaDocument,
  older: { 'labcheck/class/1': fromClass1 },
  mostBytes: 50_000_000,
  cure: 'Give the class.json of a class run, or write it anew: labcheck merge RUN',
};

/** @throws UsageError for a file that cannot be read, was cut short, or is not a class report */
export const readClass = async (file: string): Promise<ClassReport> => (await readJson(file, kind)) as ClassReport;

/** Writes the files of a class into a run's folder. @throws the system's error where they cannot be written */
export const writeClass = async (
  folder: string,
  texts: Readonly<Record<(typeof classFiles)[number], string | Uint8Array>>,
): Promise<void> => {
  for (const name of classFiles) await writeWhole(join(folder, name), texts[name]);
};
