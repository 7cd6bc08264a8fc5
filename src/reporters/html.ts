import type { Reporter } from '../model/reporter.ts';

/** One page for a browser; what makes it is loaded when it is used. */
export const html: Reporter = {
  name: 'html',
  summary: 'one page for a browser: the picture, every check, and the answers behind it',
  extension: 'html',
  whole: true,
  render: async (input) => (await import('./html/student-page.tsx')).studentPage(input),
};
