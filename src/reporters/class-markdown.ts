import type { ClassReporter } from '../model/reporter.ts';

/** The content of the class's page as plain text with marks. */
export const classMarkdown: ClassReporter = {
  name: 'markdown',
  summary: 'the content of the page as plain text, for mails, forges and summaries of CI',
  extension: 'md',
  render: async (input) => (await import('./markdown/class.ts')).classMarkdown(input),
};
