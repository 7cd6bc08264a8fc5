import { idSchema, lineSchema, studentIdSchema, timeSchema } from './shared-schemas.ts';

export const journalSchema = 'labcheck/run/1';

/** The file that says what a run is of, so that it can go on, be merged and be judged again. */
export const journalFileSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: journalSchema,
  title: 'run.json: what a run of labcheck is of',
  type: 'object',
  additionalProperties: false,
  required: ['schema', 'tool', 'lab', 'startedAt', 'command', 'requests', 'from'],
  properties: {
    schema: { const: journalSchema },
    tool: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'version'],
      properties: { name: { const: 'labcheck' }, version: lineSchema },
    },
    lab: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'title', 'digest'],
      properties: {
        id: idSchema,
        title: lineSchema,
        digest: { type: ['string', 'null'], pattern: '^[0-9a-f]{16}$', description: '16 hexadecimal digits' },
      },
    },
    startedAt: timeSchema,
    command: {
      oneOf: [{ type: 'null' }, { type: 'object' }],
      description: 'the options that the run was started with, or null where it did not ask hosts',
    },
    requests: {
      type: 'array',
      description: 'a list of all students who were chosen',
      items: {
        type: 'object',
        required: ['student', 'place'],
        properties: {
          place: { type: 'integer', minimum: 0, description: 'a whole number from 0' },
          student: {
            type: 'object',
            additionalProperties: false,
            required: ['id', 'name'],
            properties: { id: studentIdSchema, name: lineSchema },
          },
        },
        description: 'a student with everything that the grading depends on',
      },
    },
    from: { type: 'array', items: lineSchema, description: 'a list of the runs that it was made from' },
  },
} as const;
