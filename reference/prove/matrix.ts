import type { Lab, Verdict } from '../../src/index.ts';
import { healedText } from '../heal/healing-lines.ts';
import type { Proven } from './prove.ts';

/** One letter a verdict; a proof is read by its columns. */
export const signs: Readonly<Record<Verdict['status'] | 'absent', string>> = {
  passed: '.',
  failed: 'X',
  blocked: '-',
  unknown: '?',
  absent: ' ',
};

export const isGood = ({ finding }: Proven): boolean => finding.outcome === 'killed' || finding.outcome === 'holds';

/** The verdict of each check of the lab in one case. */
export const rowOf = (lab: Lab, { verdicts }: Proven): string[] =>
  lab.checks.map(({ id }) => signs[verdicts.find(({ check }) => check === id)?.status ?? 'absent']);

/** Cases by checks, as text: checks are numbered above, and named below. */
export const matrixText = (lab: Lab, proven: readonly Proven[]): string => {
  const width = Math.max(...proven.map(({ case: { id } }) => id.length));
  const head = (place: number): string => lab.checks.map((_, index) => String(index + 1).padStart(2)[place]).join(' ');
  const rows = proven.map((one) => {
    const { id } = one.case;
    const outcome = isGood(one) ? one.finding.outcome : one.finding.outcome.toUpperCase();
    const healing = one.healing ? `  ${healedText(one.healing)}` : '';
    return `${id.padEnd(width)}  ${rowOf(lab, one).join(' ')}  ${outcome}${healing}`;
  });
  const names = lab.checks.map(({ id }, index) => `${String(index + 1).padStart(3)} ${id}`);
  const legend = Object.entries(signs).flatMap(([status, sign]) => (sign.trim() ? [`${sign} ${status}`] : []));
  return [
    `${' '.repeat(width)}  ${head(0)}`.trimEnd(),
    `${' '.repeat(width)}  ${head(1)}`,
    ...rows,
    '',
    legend.join('   '),
    ...names,
    '',
  ].join('\n');
};
