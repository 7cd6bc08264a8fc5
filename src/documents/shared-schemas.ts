/** Pieces of schemas that several files share. The descriptions complete the sentence "allowed is …". */

/** Names a student's folder under `reports/`, so it holds nothing that a path could misread. */
export const studentIdSchema = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}$',
  description: '1 to 64 letters, digits and . _ @ + -, the first a letter or digit',
};

/** One line of text for people. */
export const lineSchema = {
  type: 'string',
  pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]{1,300}$',
  description: 'one line of 1 to 300 characters',
};

/** The names of a lab and of its checks. */
export const idSchema = {
  type: 'string',
  pattern: '^[a-z0-9][a-z0-9-]{0,63}$',
  description: '1 to 64 small letters, digits and hyphens',
};

export const emailSchema = {
  type: 'string',
  pattern: '^[^\\s\\u0000-\\u001f\\u007f-\\u009f@,;<>"]{1,64}@[^\\s\\u0000-\\u001f\\u007f-\\u009f@,;<>"]{1,200}$',
  description: 'an e-mail address such as alice@uni.example',
};

export const timeSchema = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z$',
  description: 'a UTC time such as 2026-01-31T12:00:00.000Z',
};
