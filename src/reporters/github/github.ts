import { words } from '../../languages/spoken.ts';
import type { Report } from '../../model/report.ts';
import type { Reporter } from '../../model/reporter.ts';
import { gradeLine } from '../grade-line.ts';
import { waitsText } from '../waits-text.ts';
import { classroomResult } from './classroom-result.ts';
import { markdown, markdownTable } from './markdown.ts';
import { mostAnnotations, workflowCommand } from './workflow-command.ts';

/**
 * Annotations for a step of GitHub Actions. Within a step, the summary of the job and the output `result`, which GitHub
 * Classroom's reporter reads, are written too.
 */
export const github: Reporter = {
  name: 'github',
  summary: 'GitHub Actions: annotations, the summary of the job, the result for GitHub Classroom',
  extension: 'txt',
  render: ({ report }) => `${annotations(report).join('\n')}\n`,
  appendices: ({ report }) => [
    { variable: 'GITHUB_STEP_SUMMARY', text: summary(report) },
    { variable: 'GITHUB_OUTPUT', text: `result=${base64(JSON.stringify(classroomResult(report)))}\n` },
  ],
};

const annotations = (report: Report): string[] => {
  const required = report.checks.filter(({ bonus }) => !bonus);
  const failed = required.filter(({ status }) => status === 'failed');
  const unseen = required.filter(({ status }) => status === 'unknown');
  return [
    workflowCommand('notice', report.lab.title, gradeLine(report)),
    ...failed
      .slice(0, mostAnnotations)
      .map(({ title, says, hint }) => workflowCommand('error', title, ...[says, hint].filter((line) => line !== null))),
    ...unseen
      .slice(0, mostAnnotations)
      .map(({ title, says, unknown }) =>
        workflowCommand('warning', title, ...[says, unknown?.cure ?? null].filter((line) => line !== null)),
      ),
  ];
};

const symbols = { passed: '✅', failed: '❌', blocked: '⏸', unknown: '❔' } as const;

const summary = (report: Report): string => {
  const { next } = report;
  const rows = report.checks.map((check) => {
    const { title, tasks, bonus, status, earned, points, says } = check;
    return [
      symbols[status],
      markdown(tasks.join(', ')),
      markdown(bonus ? `${title} (${words.report.bonus})` : title),
      `${earned}/${points}`,
      markdown(says ?? (check.blockedBy ? waitsText(check, report.checks) : '')),
    ];
  });
  return [
    `### ${markdown(report.lab.title)}`,
    markdown(gradeLine(report)),
    ...(next
      ? [`**${markdown(words.report.fixFirst)}** ${markdown(next.says)} ${markdown(next.hint ?? '')}`.trim()]
      : []),
    markdownTable(['', 'Task', 'Check', 'Points', ''], rows),
    '',
  ].join('\n\n');
};

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
