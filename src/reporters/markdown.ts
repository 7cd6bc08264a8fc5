import type { Reporter } from '../model/reporter.ts';

/** The content of the page as plain text with marks, for mails, forges and the summaries of CI. */
export const markdown: Reporter = {
  name: 'markdown',
  summary: 'the content of the page as plain text, for mails, forges and summaries of CI',
  extension: 'md',
  whole: true,
  render: async (input) => (await import('./markdown/student.ts')).studentMarkdown(input),
};
