import type { Lab } from '../../src/index.ts';
import { escaped, fenced } from '../../src/reporters/markdown/escaped.ts';
import { matrixText } from './matrix.ts';
import type { Proven } from './prove.ts';
import type { Summary } from './summary.ts';

/** A proof in Markdown, for mails, forges and the summaries of CI: the content of its page, as text. */
export const proofMarkdown = (lab: Lab, proven: readonly Proven[], summary: Summary, madeAt: Date): string => {
  const { killed, holds, bad, unproven, idle } = summary;
  const missed = [...unproven, ...idle];
  const time = madeAt.toISOString().slice(0, 16).replace('T', ' ');
  return [
    `# ${escaped(`Proof of the lab ${lab.title}`)}`,
    '',
    `${killed} mutants killed, ${holds} right solutions hold, ${bad.length} cases are not as they should be. ${time} UTC.`,
    '',
    ...(missed.length > 0 ? [`Not shown by any case: ${missed.map(escaped).join(', ')}.`, ''] : []),
    ...fenced(matrixText(lab, proven).trimEnd().split('\n')),
    '',
  ].join('\n');
};
