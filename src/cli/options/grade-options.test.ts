import { expect, test } from 'vitest';
import { shownAgain } from './grade-options.ts';

test('how reports are written is typed again to go on, and nothing else', () => {
  const typed = {
    ...{ all: true, student: ['alice'], jobs: '8', resume: 'RUN', reports: 'runs', save: true, color: true },
    ...{ report: ['moodle:my grades.csv', 'junit:class.xml'], scale: '10', fill: 'work sheet.csv', column: 'Lab 1' },
    ...{ csvDialect: 'semicolon,decimal-comma', acceptSelfReported: true },
  };
  expect(shownAgain(typed).join(' ')).toBe(
    "--report 'moodle:my grades.csv' --report junit:class.xml --scale 10 --fill 'work sheet.csv' --column 'Lab 1' --csv-dialect semicolon,decimal-comma --accept-self-reported",
  );
  expect(shownAgain({ color: false })).toEqual(['--no-color']);
});
