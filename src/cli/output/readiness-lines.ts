import type { Diagnosis } from '../../grading/examine-hosts.ts';
import { visible } from '../../languages/visible.ts';
import { grouped } from '../../model/grouped.ts';
import { wrap } from '../../reporters/wrap.ts';
import { hostUri } from '../../transports/index.ts';

/**
 * Which hosts can be graded, and what to do about those that cannot. Those come first, together where they have the same
 * cure: the trouble may be their jump host, or the grader’s own key.
 */
export const readinessLines = (diagnoses: readonly Diagnosis[], columns: number): string[] => {
  const bad = diagnoses.filter(({ obstacles }) => obstacles.length > 0);
  const good = diagnoses.filter((one) => !bad.includes(one));
  const widest = Math.max(...diagnoses.map((one) => nameOf(one).length));
  const told = (text: string): string[] => (text === '' ? [] : wrap(' '.repeat(widest + 2), text, columns));
  const ofGroup = (group: readonly Diagnosis[]): string[] => {
    const heads = group.map((one) => hostLines(one, widest, 'not ready', columns));
    const [first, ...others] = group.map(wholeText);
    if (others.every((text) => text === first)) return [...heads.flat(), ...first!.split('\n').flatMap(told)];
    const says = group.map(({ obstacles }) => obstacles.map((one) => told(sentences(one.says, ''))).flat());
    const [cure, ...more] = group.map(cures);
    return [
      ...heads.flatMap((head, at) => [...head, ...says[at]!]),
      ...told(more.every((text) => text === cure) ? cure! : `For each of them: ${cureForAll(group[0]!)}`),
    ];
  };
  return [
    ...[...grouped(bad, (one) => cureForAll(one) || wholeText(one)).values()].flatMap(ofGroup),
    ...good.flatMap((one) => hostLines(one, widest, 'ready    ', columns)),
    ...(diagnoses.length < 2 ? [] : ['', `${good.length} of ${diagnoses.length} hosts are ready.`]),
  ];
};

/** The obstacles of one host, each with its cure. */
const wholeText = ({ obstacles }: Diagnosis): string =>
  obstacles.map(({ says, cure }) => sentences(says, cure)).join('\n');

const cures = ({ obstacles }: Diagnosis): string => visible(obstacles.map(({ cure }) => cure).join(' '), 2000).trim();

/** The cures of a host with HOST and LOGIN in the place of its own names. */
const cureForAll = (one: Diagnosis): string => {
  const { names } = hostUri(one.request.host);
  return cures(one).replace(/[\w:%-]+(?:\.[\w:%-]+)*/g, (found) =>
    found === names?.host ? 'HOST' : found === names?.login ? 'LOGIN' : found,
  );
};

const hostLines = (one: Diagnosis, widest: number, state: string, columns: number): string[] =>
  wrap(`${nameOf(one).padEnd(widest)}  ${state}  `, shown([one.request.host, one.about]), columns);

/** The name with the id, where the course gives a name. */
const nameOf = ({ request: { student } }: Diagnosis): string =>
  visible(student.name === student.id ? student.id : `${student.name} (${student.id})`, 40);

const shown = (parts: readonly string[]): string => visible(parts.filter((part) => part !== '').join(', '), 1000);

/** Reasons begin in lower case, as a part of a sentence, or with a name that keeps its own. */
const sentences = (says: string, cure: string): string =>
  visible(
    [`${says.replace(/^[a-z](?=[a-z]* )/, (first) => first.toUpperCase()).replace(/[.]$/, '')}.`, cure]
      .join(' ')
      .trim(),
    2000,
  );
