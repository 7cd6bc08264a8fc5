import {
  type CheckTally,
  type ClassCheck,
  type ClassNext,
  type ClassReport,
  type ClassStudent,
  classSchema,
} from '../model/class-report.ts';
import type { Total } from '../model/total.ts';
import { statuses } from '../model/verdict.ts';
import { checkSchema, exactly, reportSchemaDocument } from './report-schema.ts';

const { properties: ofReport } = reportSchemaDocument;
const count = { type: 'integer', minimum: 0, description: 'a whole number from 0' };
const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };

const { properties: ofCheck } = checkSchema;
const check = exactly<ClassCheck>({
  id: ofCheck.id,
  status: ofCheck.status,
  cause: ofCheck.cause,
  says: { ...textOrNull, description: 'why it failed or could not be judged, or null' },
  blockedBy: ofCheck.blockedBy,
  points: ofCheck.points,
  earned: ofCheck.earned,
  bonus: ofCheck.bonus,
  run: ofCheck.run,
  decision: ofCheck.decision,
});

const student = exactly<ClassStudent>({
  student: ofReport.student,
  group: { ...textOrNull, description: 'the part of the class, or null' },
  email: { ...textOrNull, description: 'an e-mail address, or null' },
  trust: ofReport.trust,
  grade: ofReport.grade,
  decided: ofReport.decided,
  total: {
    ...exactly<Total>({
      points: {
        type: ['number', 'null'],
        minimum: 0,
        description: 'the one number of a gradebook, or null where it is not known yet',
      },
      possible: { type: 'number', minimum: 0, description: 'what full marks are' },
      scale: {
        type: ['number', 'null'],
        exclusiveMinimum: 0,
        description: 'what full marks are in the gradebook, or null',
      },
      waitsFor: { enum: ['review', 'manual', null] },
    }),
    description: 'the total: points, possible, scale and waitsFor',
  },
  collectedAt: ofReport.collectedAt,
  why: {
    oneOf: [
      { type: 'null' },
      exactly<NonNullable<ClassStudent['why']>>({ reason: text, says: text, cure: text, checks: count }),
    ],
  },
  next: {
    oneOf: [
      { type: 'null' },
      exactly<ClassNext>({
        check: text,
        task: { type: ['integer', 'null'], description: 'a number of the lab sheet, or null' },
        cause: ofCheck.cause,
        says: text,
        blocks: count,
      }),
    ],
  },
  checks: { type: 'array', items: check },
});

/** The JSON Schema (draft 2020-12) of `class.json`. */
export const classSchemaDocument = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: classSchema,
  title: 'labcheck class',
  description: 'All students of one class run of labcheck.',
  ...exactly<ClassReport>({
    schema: { const: classSchema },
    tool: ofReport.tool,
    lab: ofReport.lab,
    run: { ...text, description: 'the name of the run' },
    phases: ofReport.phases,
    students: { type: 'array', items: student },
    missing: { type: 'array', items: ofReport.student, description: 'a list of students who have no report' },
    checks: {
      type: 'array',
      items: exactly<CheckTally>({
        id: text,
        title: text,
        tasks: ofCheck.tasks,
        bonus: { type: 'boolean' },
        statuses: exactly<CheckTally['statuses']>(
          Object.fromEntries(statuses.map((status) => [status, count])) as Record<(typeof statuses)[number], object>,
        ),
        causes: { type: 'object', additionalProperties: count },
      }),
    },
  }),
};
