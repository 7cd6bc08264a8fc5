import { hintLevels } from '../model/report.ts';
import { bonusRules } from '../model/total.ts';
import { emailSchema, idSchema, lineSchema, studentIdSchema } from './shared-schemas.ts';

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
  description: 'the URI of a host, such as local: or ssh://root@10.4.0.7, or a bare address such as 10.4.0.7',
};
const user = {
  type: 'string',
  pattern: '^[^\\s\\u0000-\\u001f\\u007f-\\u009f:/]{1,100}$',
  description:
    'a login of 1 to 100 characters without space, ":" or "/", such as root, alice@uni.example or UNI\\alice',
  title: 'The login on hosts whose URI names none',
};
const givenPoints = {
  type: 'number',
  minimum: 0,
  maximum: 1000,
  multipleOf: 0.01,
  description: 'a number of points from 0 to 1000, with at most two decimals',
};
const points = {
  type: 'number',
  exclusiveMinimum: 0,
  maximum: 1000,
  multipleOf: 0.01,
  description: 'a number of points above 0, up to 1000, with at most two decimals',
};

const rosterFile =
  '^[^\\u0000-\\u001f\\u007f-\\u009f]{1,300}\\.(?:[cC][sS][vV]|[tT][sS][vV]|[tT][xX][tT]|[xX][lL][sS][xX])$';

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
    language: {
      ...language,
      title: 'The language of students who have no own; kept, but reports are in English so far',
    },
    timeout: {
      type: 'integer',
      minimum: 1,
      maximum: 3600,
      description: 'whole seconds from 1 to 3600',
      title: 'The longest time for one host',
    },
    checks: {
      type: 'object',
      title: 'What the course makes of single checks of the lab',
      description: 'a mapping from checks to their weights, such as { app-pings: { points: 2 }, uts-isolated: drop }',
      additionalProperties: {
        type: ['string', 'object'],
        pattern: '^drop$',
        minProperties: 1,
        additionalProperties: false,
        properties: { points, bonus: { type: 'boolean', title: 'Whether its points come on top' } },
        description: '"drop", or a mapping of points and bonus such as { points: 2 }',
      },
    },
    manual: {
      type: 'array',
      title: 'What no machine sees, and a person gives points for',
      description: 'a list such as [{ id: discussion, title: Discussion, points: 3 }]',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'title', 'points'],
        properties: { id: idSchema, title: lineSchema, points },
        description: 'a mapping such as { id: discussion, title: Discussion, points: 3 }',
      },
    },
    defaults: {
      type: 'object',
      title: 'What holds for each student who has no own value',
      additionalProperties: false,
      properties: {
        user,
        host: {
          ...host,
          title: 'The host of a student who has no own; {id} is the student’s id, {x} the student’s parameter x',
        },
        jump: {
          ...host,
          title: 'The host through which the others are reached; several with commas, the first to be reached first',
        },
        language,
        set,
        skip,
      },
      description: 'a mapping of user, host, jump, language, set and skip',
    },
    hosts: {
      ...lineSchema,
      title:
        'An Ansible inventory or an ssh configuration: a student without a host has the one that is called as the student’s id',
      description: 'the name of an Ansible inventory or of an ssh configuration, such as hosts.ini',
    },
    total: {
      type: 'object',
      title: 'How the one number of a gradebook is made',
      additionalProperties: false,
      minProperties: 1,
      properties: {
        bonus: { enum: bonusRules, title: 'Bonus points are added, fill up to full marks, or are omitted' },
        manual: { type: 'boolean', title: 'Whether points given by hand count', description: 'true or false' },
        scale: {
          type: 'number',
          exclusiveMinimum: 0,
          maximum: 1000,
          title: 'What full marks are in the gradebook',
          description: 'a number above 0, up to 1000, such as 10',
        },
      },
      description: 'a mapping such as { bonus: fill, scale: 10 }',
    },
    students: {
      type: ['array', 'string'],
      minItems: 1,
      pattern: rosterFile,
      title: 'The students, or the table of them',
      description: 'a list with at least one student, or the name of a table such as roster.csv',
      items: {
        type: ['object', 'string'],
        pattern: rosterFile,
        additionalProperties: false,
        required: ['id', 'host'],
        properties: {
          id: {
            ...studentIdSchema,
            type: ['string', 'integer'],
            title: 'Names the student on the command line and in files',
          },
          name: lineSchema,
          host,
          user,
          language,
          set,
          group: { ...lineSchema, type: ['string', 'integer'], title: 'A part of the class; several with commas' },
          email: emailSchema,
          skip,
          manual: {
            type: 'object',
            title: 'The points given by hand; what is absent is not given yet',
            description: 'a mapping from manual tasks to points, such as { discussion: 2.5 }',
            additionalProperties: givenPoints,
          },
        },
        description: 'a mapping such as { id: alice, host: "local:", set: { x: 7 } }, or a table such as roster.csv',
      },
    },
  },
};
