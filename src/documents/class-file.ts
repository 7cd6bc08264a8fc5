import { join } from 'node:path';
import { type ClassReport, classSchema } from '../model/class-report.ts';
import { classSchemaDocument } from './class-schema.ts';
import type { JsonKind } from './parse-json.ts';
import { readJson } from './read-json.ts';
import { writeWhole } from './whole-file.ts';

const kind: JsonKind = {
  name: 'a class report',
  id: classSchema,
  schema: classSchemaDocument,
  mostBytes: 50_000_000,
  cure: 'Give the class.json of a class run, or write it anew: labcheck merge RUN',
};

/** @throws UsageError for a file that cannot be read, was cut short, or is not a class report of this schema version */
export const readClass = async (file: string): Promise<ClassReport> => (await readJson(file, kind)) as ClassReport;

/** Writes `class.json` and `class.csv` into a run's folder. @throws the system's error where they cannot be written */
export const writeClass = async (folder: string, json: string, csv: string): Promise<void> => {
  await writeWhole(join(folder, 'class.json'), json);
  await writeWhole(join(folder, 'class.csv'), csv);
};
