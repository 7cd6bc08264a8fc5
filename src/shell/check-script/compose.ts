import type { Firsts, GroupName, Probe, Sweep } from '../../model/probe.ts';
import { quote, withFound } from '../quote.ts';
import { asking, running } from './runtime.ts';
import { says } from './says.ts';

/** All that a script asks: first questions, slow ones, and searches with the question about each find. */
export type Asked = {
  /** Whether the machine can be seen from where the script runs. */
  readonly vantage: Probe<unknown>;
  readonly firsts: readonly Probe<unknown>[];
  readonly slow: readonly Probe<unknown>[];
  readonly sweeps: readonly { readonly sweep: Sweep<unknown>; readonly words: number; readonly ask: Probe<unknown> }[];
};

/**
 * One POSIX script that asks a host everything at once: to be read by those who run it, with each question as a function.
 *
 * @param head comments that begin it
 * @param about one line that begins the answers
 * @param set the lab's parameters that are set
 */
export const checkScript = (
  head: readonly string[],
  about: string,
  set: Readonly<Record<string, string>>,
  { vantage, firsts, slow, sweeps }: Asked,
): string => {
  const questions = new Map<string, string>();
  const finds = new Map<string, string>();
  const functions: string[] = [];
  const named = (known: Map<string, string>, letter: string, body: string, comment: string): string => {
    const name = known.get(body) ?? `${letter}${known.size + 1}`;
    if (!known.has(body)) functions.push(`${comment}${name}() {\n${body}\n}\n`);
    known.set(body, name);
    return name;
  };
  const question = ({ id, script }: Probe<unknown>): string =>
    named(questions, 'question_', withFound(script), `# ${says[id.split(':')[0]!] ?? ''}\n`);
  const call = (probe: Probe<unknown>): string =>
    `${probe.version} ${quote(probe.id)} ${quote(probe.tools.join(' '))} ${question(probe)}`;
  const find = (text: string): string =>
    named(finds, 'find_', text, '# Finds what the next questions may be about: a line for each.\n');
  const read = (reads: Firsts): string =>
    Object.entries(reads)
      .map(([name, probe]) => `${name}=$(${question(probe)}); `)
      .join('');
  const search = (same: Asked['sweeps'], verb: string): string => {
    const { sweep, words } = same[0]!;
    const variables = Array.from({ length: Math.max(words, 1) }, (_, at) => `w${at + 1}`).join(' ');
    const asks = same.map(({ ask }) => `  ${verb} ${call(ask)}`).join('\n');
    return `(${read(sweep.reads)}${find(sweep.find)}) | while IFS='\t' read -r ${variables} _; do\n${asks}\ndone`;
  };
  const second = (group: GroupName): string[] =>
    [...grouped(sweeps.filter(({ ask }) => ask.group === group)).values()].map((same) => search(same, 'ask'));
  const first = (group: GroupName): string[] =>
    firsts.filter((probe) => probe.group === group).map((probe) => `ask ${call(probe)}`);
  const lanes = new Map<unknown, string[]>();
  const inLane = (lane: unknown, text: string): void => void lanes.set(lane, [...(lanes.get(lane) ?? []), text]);
  for (const probe of slow) inLane(probe.lane ?? probe, `beside ${call(probe)}`);
  for (const [key, same] of grouped(sweeps.filter(({ ask }) => ask.group === 'slow')))
    inLane(same[0]!.ask.lane ?? key, search(same, 'beside'));
  const rounds = Object.entries({
    kernel_1: first('kernel'),
    files_1: first('files'),
    kernel_2: second('kernel'),
    files_2: second('files'),
    slow_2: [...[...lanes.values()].map((lane) => `{ ${lane.join('\n')}; } &`), 'wait'],
  }).map(([name, lines]) => `${name}() {\n${[...lines, ':'].join('\n')}\n}\n`);
  const last = running(question(vantage));
  return [
    `#!/bin/sh\n${head.map((line) => `# ${line}`.trimEnd()).join('\n')}\n`,
    `about=${quote(about)}\n${Object.entries(set)
      .map(([name, value]) => `set_${name}=${quote(value)}\n`)
      .join('')}`,
    asking(
      [
        ...new Set([
          ...searching,
          ...[...firsts, ...slow, ...sweeps.map(({ ask }) => ask)].flatMap(({ tools }) => tools),
        ]),
      ].toSorted(),
    ),
    ...functions,
    '# The first questions, then those about what was found, and last those that take time.\n',
    ...rounds,
    last,
  ].join('\n');
};

/** The programs that searches use. */
const searching = ['cut', 'grep', 'head', 'sed', 'sort', 'tr'];

/** Sweeps that find the same are one search with several questions. */
const grouped = (sweeps: Asked['sweeps']): Map<string, Asked['sweeps'][number][]> => {
  const groups = new Map<string, Asked['sweeps'][number][]>();
  for (const one of sweeps) {
    const key = JSON.stringify([
      one.sweep.find,
      Object.entries(one.sweep.reads).map(([name, { id }]) => [name, id]),
      one.ask.lane,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
};
