import { idSchema, lineSchema, studentIdSchema } from './shared-schemas.ts';

/** Editors complete a file of decisions from this. */
export const overrideSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'labcheck/override/1',
  title: 'A teacher’s decisions beside the verdicts of labcheck',
  type: 'object',
  additionalProperties: false,
  required: ['decisions'],
  properties: {
    decisions: {
      type: 'array',
      description: 'a list of decisions',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['student', 'check', 'earned', 'reason', 'author'],
        properties: {
          student: { ...studentIdSchema, title: 'The id of the student' },
          check: { ...idSchema, title: 'The check that was decided' },
          earned: {
            type: 'number',
            minimum: 0,
            maximum: 1000,
            title: 'The points that the student gets for it',
            description: 'a number of points from 0 to what the check is worth',
          },
          reason: { ...lineSchema, title: 'Why' },
          author: { ...lineSchema, title: 'Who decided it' },
        },
        description:
          'a mapping such as { student: alice, check: veth-pair, earned: 1, reason: seen in class, author: Jan }',
      },
    },
  },
};
