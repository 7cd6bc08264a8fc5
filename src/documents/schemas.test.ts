import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { samples } from '../reporters/sample-reports.fixture.ts';
import { classOf, summarise } from '../stages/class.ts';
import { classSchemaDocument } from './class-schema.ts';
import { courseSchema } from './course-schema.ts';
import { evidenceFileSchema } from './evidence-schema.ts';
import { journalFileSchema, journalSchema } from './journal-schema.ts';
import { overrideSchema } from './override-schema.ts';
import { reportSchemaDocument } from './report-schema.ts';
import { sampleEvidence } from './sample-evidence.fixture.ts';

const folder = new URL('../../schemas/', import.meta.url);
const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const [, shownCourse = ''] = /```yaml\n([^]*?)```/.exec(text('docs/courses.md')) ?? [];

const schemas = {
  course: {
    schema: courseSchema,
    samples: [
      parse(text('fixtures/courses/course.yaml')),
      parse(shownCourse),
      { ...parse(shownCourse), students: 'roster.csv' },
    ],
  },
  class: {
    schema: classSchemaDocument,
    samples: [
      classOf(
        {
          ...samples[0]!.report,
          run: '20260131T120000Z-3f9a1c',
          chosen: [samples[0]!.report.student, { id: 'zoe', name: 'Zoe' }],
          order: [],
        },
        samples.slice(1, 2).map(({ report }) => summarise(report, { group: 'A', email: 'a@uni.example' })),
      ),
    ],
  },
  evidence: { schema: evidenceFileSchema, samples: [sampleEvidence] },
  override: {
    schema: overrideSchema,
    samples: [
      { decisions: [{ student: 'alice', check: 'veth-pair', earned: 0.5, reason: 'seen in class', author: 'Jan' }] },
    ],
  },
  run: {
    schema: journalFileSchema,
    samples: [
      {
        schema: journalSchema,
        tool: { name: 'labcheck', version: '0.1.0' },
        lab: { id: 'pinger', title: 'A container by hand', digest: '0123456789abcdef' },
        startedAt: '2026-01-31T12:00:00.000Z',
        command: { all: true },
        requests: [{ student: { id: 'alice', name: 'Alice' }, place: 0, host: 'local:' }],
        from: [],
      },
    ],
  },
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
  expect(readdirSync(folder).toSorted()).toEqual(
    Object.keys(schemas)
      .map((name) => `${name}.schema.json`)
      .toSorted(),
  );
});
