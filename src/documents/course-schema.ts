import { hintLevels } from '../model/report.ts';
import { idSchema, lineSchema, studentIdSchema } from './shared-schemas.ts';

const language = {
  type: 'string',
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  description: 'the code of a language, such as cs or pt-BR',
};
const set = {
  type: 'object',
  additionalProperties: { type: ['string', 'number'], description: 'text or a number' },
  description: 'a mapping from parameters of the lab to values, such as { x: 7 }',
};
const skip = {
  type: 'array',
  uniqueItems: true,
  items: idSchema,
  description: 'a list of different checks of the lab that are not graded',
};
const host = {
  type: 'string',
  pattern: '^[^\\s\\u0000-\\u001f\\u007f-\\u009f]{1,1000}$',
  description: 'the URI of a host, such as local: or sandbox:NAME',
};

/** Editors complete `course.yaml` from this. */
export const courseSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'labcheck/course/1',
  title: 'course.yaml of labcheck: who is graded, on which host, with which parameters',
  type: 'object',
  additionalProperties: false,
  required: ['course', 'lab', 'students'],
  properties: {
    course: { ...lineSchema, title: 'The name of the course' },
    lab: { ...idSchema, title: 'The lab that its students do' },
    hints: { enum: hintLevels, title: 'How much a report gives away' },
    defaults: {
      type: 'object',
      title: 'What holds for each student who has no own value',
      additionalProperties: false,
      properties: {
        user: { ...lineSchema, title: 'The login on hosts that need one' },
        jump: { ...host, title: 'The host through which the others are reached' },
        language,
        set,
        skip,
      },
      description: 'a mapping of user, jump, language, set and skip',
    },
    students: {
      type: 'array',
      minItems: 1,
      description: 'a list with at least one student',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'host'],
        properties: {
          id: { ...studentIdSchema, title: 'Names the student on the command line and in files' },
          name: lineSchema,
          host,
          language,
          set,
          group: { ...lineSchema, title: 'A part of the class' },
          skip,
        },
        description: 'a mapping such as { id: alice, host: "local:", set: { x: 7 } }',
      },
    },
  },
};
