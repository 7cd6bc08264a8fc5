import { grounds } from '../model/ground.ts';
import { type Decision, type Grade, type Report, type ReportedCheck, reportSchema, trusts } from '../model/report.ts';
import { places, type Step } from '../model/step.ts';
import { unknownReasons } from '../model/unknown.ts';
import { type Status, statuses } from '../model/verdict.ts';
import type { ManualPoints } from '../model/weight.ts';

type Properties<T> = { readonly [K in keyof T]-?: object };

/** An object with exactly these properties; a property that the type has and the schema lacks is a type error. */
export const exactly = <T>(properties: Properties<T>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const moment = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
  description: 'a moment in UTC, such as 2026-11-21T10:00:00.000Z',
};
const points = { type: 'number', minimum: 0, description: 'a number of points, with two decimals' };
const count = { type: 'integer', minimum: 0, description: 'a whole number from 0' };

const steps = (description: string) => ({
  type: 'array',
  items: exactly<Step>({
    place: { enum: places, description: `where it is typed: ${places.join(', ')}` },
    run: { ...textOrNull, description: 'one line for the shell of that place, or null' },
    text: { ...textOrNull, description: 'words beside the line, or in its place; or null' },
    stays: { type: 'boolean', description: 'true where the line does not return' },
  }),
  description,
});
const hostAlone = exactly<Omit<Report['host'], 'note'>>({ uri: text, kernel: textOrNull, os: textOrNull });
const host = {
  ...hostAlone,
  properties: {
    ...hostAlone.properties,
    note: { ...text, description: 'how the host was seen, where that is not the usual way' },
  },
};
const look = steps(
  'a list of steps that show the trouble and change nothing; empty where the course does not give them',
);
const repair = steps('a list of steps that end the trouble; empty where the course does not give them');

const grade = exactly<Grade>({
  earned: {
    ...points,
    description: 'the points of required checks; with needsReview, the least that the grade can be',
  },
  possible: { ...points, description: 'what all required checks are worth; it never shrinks' },
  bonus: { ...points, description: 'the points of bonus checks, which count beside the others' },
  unknown: { ...points, description: 'what the required checks are worth that could not be judged' },
  needsReview: {
    type: 'boolean',
    description: 'true where a required check could not be judged: the grade is then earned to earned + unknown',
  },
  manual: {
    oneOf: [
      { type: 'null' },
      {
        ...exactly<NonNullable<Grade['manual']>>({ earned: points, possible: points, open: points }),
        description: 'the points given by hand, which count beside the others; open are those not given yet',
      },
    ],
  },
});

/** The other fields of a check, by its status. */
const told = (status: Status, properties: Partial<Properties<ReportedCheck>>) => ({
  description: `a ${status} check with ${Object.keys(properties).join(', ')}`,
  anyOf: [
    { type: 'object', properties: { status: { enum: statuses.filter((other) => other !== status) } } },
    { type: 'object', properties },
  ],
});

const decision = {
  ...exactly<Decision>({ earned: points, reason: text, author: text }),
  description: 'what the teacher decided, beside the verdict: earned, reason and author',
};

/** One check's line of the report. */
export const checkSchema = {
  ...exactly<ReportedCheck>({
    id: text,
    title: text,
    tasks: { type: 'array', items: count, description: 'a list of numbers of the lab sheet' },
    points,
    earned: points,
    bonus: { type: 'boolean' },
    after: { type: 'array', items: text, description: 'a list of the checks that go before it' },
    restsOn: { enum: [...grounds, null], description: `what the verdict believes: ${grounds.join(', ')}, or null` },
    status: { enum: statuses },
    cause: { ...textOrNull, description: 'the name of the reason for a failure, or null' },
    says: textOrNull,
    expected: textOrNull,
    actual: textOrNull,
    hint: textOrNull,
    look,
    repair,
    note: { ...textOrNull, description: 'what a teacher should know although the check passed, or null' },
    blockedBy: { ...textOrNull, description: 'the id of the check to mend first, or null' },
    unknown: {
      oneOf: [
        { type: 'null' },
        exactly<NonNullable<ReportedCheck['unknown']>>({ reason: { enum: unknownReasons }, detail: text, cure: text }),
      ],
    },
    run: { ...textOrNull, description: 'the saved run that the verdict came from, or null' },
    decision: { oneOf: [{ type: 'null' }, decision] },
  }),
  allOf: [
    told('failed', { cause: text, says: text, expected: text, actual: text }),
    told('blocked', { blockedBy: text }),
    told('unknown', { says: text, unknown: { type: 'object' } }),
  ],
};

/** The JSON Schema (draft 2020-12) of a saved report. */
export const reportSchemaDocument = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: reportSchema,
  title: 'labcheck report',
  description: 'One student’s grading by labcheck.',
  ...exactly<Report>({
    schema: { const: reportSchema },
    trust: { enum: trusts, description: `who asked the host: ${trusts.join(' or ')}` },
    tool: exactly<Report['tool']>({ name: { const: 'labcheck' }, version: text }),
    lab: exactly<Report['lab']>({ id: text, title: text }),
    student: exactly<Report['student']>({ id: text, name: text }),
    parameters: { type: 'object', additionalProperties: { anyOf: [text, { type: 'number' }] } },
    host,
    collectedAt: moment,
    judgedAt: moment,
    durationMs: { type: 'number', minimum: 0 },
    roundTrips: count,
    skipped: {
      type: 'array',
      items: text,
      description: 'a list of the checks that were left out; their points are not in possible',
    },
    phases: { type: 'array', items: text, description: 'a list of the phases that were graded; empty for all' },
    grade,
    decided: { oneOf: [{ type: 'null' }, grade] },
    next: {
      oneOf: [
        { type: 'null' },
        exactly<NonNullable<Report['next']>>({
          check: text,
          task: { type: ['integer', 'null'], description: 'a number of the lab sheet, or null' },
          says: text,
          hint: textOrNull,
          blocks: count,
          look,
          repair,
        }),
      ],
    },
    checks: { type: 'array', items: checkSchema },
    manual: {
      type: 'array',
      items: exactly<ManualPoints>({
        id: text,
        title: text,
        points,
        earned: { ...points, type: ['number', 'null'], description: 'the points given by hand, or null for not yet' },
      }),
      description: 'a list of what no machine sees, with the points that a person gave',
    },
  }),
};
