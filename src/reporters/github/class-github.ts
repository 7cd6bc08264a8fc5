import { say, words } from '../../languages/spoken.ts';
import type { ClassReport, ClassStudent } from '../../model/class-report.ts';
import type { ClassReporter } from '../../model/reporter.ts';
import { feedbackOf } from '../gradebook/feedback.ts';
import { markOf } from '../gradebook/mark.ts';
import { markdown, markdownTable } from './markdown.ts';
import { mostAnnotations, workflowCommand } from './workflow-command.ts';

/** The same of a class: who needs a review as annotations, the table of the class as the job’s summary. */
export const classGithub: ClassReporter = {
  name: 'github',
  summary: 'GitHub Actions: annotations, and the table of the class as the summary of the job',
  extension: 'txt',
  render: ({ report }) => `${annotations(report).join('\n')}\n`,
  appendices: ({ report, exporting }) => [{ variable: 'GITHUB_STEP_SUMMARY', text: summary(report, exporting.scale) }],
};

const annotations = ({ lab, students, missing }: ClassReport): string[] => {
  const review = students.filter(({ grade }) => grade.needsReview);
  const full = students.filter(({ grade }) => !grade.needsReview && grade.earned === grade.possible);
  const counts = { graded: students.length, all: students.length + missing.length, full: full.length };
  return [
    workflowCommand('notice', lab.title, say(words.class.head, { lab: lab.title, ...counts, review: review.length })),
    ...[
      ...review.map(({ student, why }) => [student.id, why?.says ?? ''] as const),
      ...missing.map(({ id }) => [id, words.class.noReport] as const),
    ]
      .slice(0, mostAnnotations)
      .map(([id, text]) => workflowCommand('warning', id, text)),
  ];
};

const summary = ({ lab, students, missing, checks }: ClassReport, scale: number | null): string =>
  [
    `### ${markdown(lab.title)}`,
    markdownTable(
      ['Student', 'Group', 'Points', ''],
      [
        ...students.map((student) => [
          ...[markdown(nameOf(student)), markdown(student.group ?? ''), String(markOf(student.total, scale) ?? '')],
          markdown(feedbackOf(student, checks)[student.total.waitsFor === null ? 1 : 0] ?? ''),
        ]),
        ...missing.map(({ id }) => [markdown(id), '', '', markdown(words.class.noReport)]),
      ],
    ),
    '',
  ].join('\n\n');

const nameOf = ({ student: { id, name } }: ClassStudent): string => (name === id ? id : `${name} (${id})`);
