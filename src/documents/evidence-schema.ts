import { evidenceSchema } from '../model/evidence.ts';
import { unknownReasons } from '../model/unknown.ts';
import { idSchema, lineSchema, studentIdSchema, timeSchema } from './shared-schemas.ts';

const strings = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
const closed = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

/** No host is asked for so long; milliseconds. */
const mostMs = 7 * 24 * 3_600_000;

/** The file of all raw answers of one host. */
export const evidenceFileSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: evidenceSchema,
  title: 'Evidence: all raw answers of one host in one run of labcheck',
  ...closed(
    {
      schema: { const: evidenceSchema },
      tool: closed({ name: { const: 'labcheck' }, version: lineSchema }),
      lab: idSchema,
      student: closed({ id: studentIdSchema, name: lineSchema }),
      parameters: {
        type: 'object',
        additionalProperties: false,
        patternProperties: {
          '^[A-Za-z][A-Za-z0-9]{0,63}$': {
            type: 'string',
            pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]{0,5000}$',
            description: 'one line of text',
          },
        },
      },
      host: lineSchema,
      collectedAt: timeSchema,
      durationMs: { type: 'number', minimum: 0, maximum: mostMs, description: 'milliseconds, of at most a week' },
      // Each of the two rounds, and what was not clear of it once more.
      roundTrips: { type: 'integer', minimum: 0, maximum: 4 },
      failure: closed({ reason: { enum: unknownReasons }, ...strings('detail', 'cure') }),
      outputs: {
        type: 'object',
        additionalProperties: {
          ...closed(
            {
              version: { type: 'integer', minimum: 0 },
              round: { enum: [1, 2] },
              ms: { type: 'number', minimum: 0, maximum: mostMs, description: 'milliseconds, of at most a week' },
              status: { type: 'integer', minimum: 0, maximum: 255 },
              text: { type: 'string' },
              base64: { type: 'string', pattern: '^[A-Za-z0-9+/]*={0,2}$' },
              unknown: { enum: unknownReasons },
              detail: { type: 'string' },
            },
            ['version', 'round', 'ms'],
          ),
          description: 'an answer: status with text or base64, or unknown with detail',
          oneOf: [
            { required: ['status', 'text'] },
            { required: ['status', 'base64'] },
            { required: ['unknown', 'detail'] },
          ],
        },
      },
    },
    ['schema', 'tool', 'lab', 'student', 'parameters', 'host', 'collectedAt', 'durationMs', 'roundTrips', 'outputs'],
  ),
};
