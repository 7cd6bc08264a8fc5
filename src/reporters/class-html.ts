import type { ClassReporter } from '../model/reporter.ts';

/** One page of the class for a browser; what makes it is loaded when it is used. */
export const classHtml: ClassReporter = {
  name: 'html',
  summary: 'one page for a browser: who is stuck on what, and the map of students and checks',
  extension: 'html',
  render: async (input) => (await import('./html/class-page.tsx')).classPage(input),
};
