import { plain } from '../plain.ts';

/** GitHub shows ten annotations of a kind for a step. */
export const mostAnnotations = 10;

/** A line that GitHub's runner reads as an annotation; no text can end it or begin another. */
export const workflowCommand = (
  kind: 'error' | 'warning' | 'notice',
  title: string,
  ...lines: readonly string[]
): string => `::${kind} title=${property(plain(title))}::${data(lines.map(plain).join('\n'))}`;

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
