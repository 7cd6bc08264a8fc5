import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { samples } from '../reporters/sample-reports.ts';
import { courseSchema } from './course-schema.ts';
import { evidenceFileSchema } from './evidence-schema.ts';
import { reportSchemaDocument } from './report-schema.ts';
import { sampleEvidence } from './sample-evidence.fixture.ts';

const folder = new URL('../../schemas/', import.meta.url);
const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const schemas = {
  course: { schema: courseSchema, samples: [parse(text('fixtures/courses/course.yaml'))] },
  evidence: { schema: evidenceFileSchema, samples: [sampleEvidence] },
  report: { schema: reportSchemaDocument, samples: samples.map(({ report }) => report) },
};

if (process.env['UPDATE']) {
  mkdirSync(folder, { recursive: true });
  for (const [name, { schema }] of Object.entries(schemas))
    writeFileSync(new URL(`${name}.schema.json`, folder), `${JSON.stringify(schema, null, 2)}\n`);
}

test.each(Object.entries(schemas))('the published schema of the %s is the one in use', (name, { schema }) => {
  const published = readFileSync(new URL(`${name}.schema.json`, folder), 'utf8');
  expect(JSON.parse(published), 'UPDATE=1 npx vitest run src/documents/schemas writes it anew').toEqual(
    JSON.parse(JSON.stringify(schema)),
  );
});

test.each(Object.entries(schemas))(
  'the schema of the %s is valid without a warning, and so is every sample',
  (_, { schema, samples }) => {
    const warnings: unknown[] = [];
    const warn = (...words: unknown[]): void => void warnings.push(words);
    const ajv = new Ajv2020({ allowUnionTypes: true, logger: { log: warn, warn, error: warn } });
    const validate = ajv.compile(schema);
    for (const sample of samples) {
      validate(sample);
      expect(validate.errors).toBeNull();
    }
    expect(warnings).toEqual([]);
  },
);

test('nothing else is published', () => {
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(schemas).map((name) => `${name}.schema.json`));
});
