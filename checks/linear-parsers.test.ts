import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../src/model/evidence.ts';
import type { Probe } from '../src/model/probe.ts';
import { factsOf, questionsOf } from '../src/stages/facts.ts';
import { needsOf, plan } from '../src/stages/plan.ts';
import { loadLabs } from './index.ts';

/** Bytes of the shorter answer, and how many tokens of an answer are tried: `LINEAR=1` tries all, at their full length. */
const [short, mostTokens] = process.env['LINEAR'] === undefined ? [125_000, 10] : [1_000_000, 1000];
/** Four times as much may take six times as long; what is done within the floor is not measured. Milliseconds. */
const [most, floor] = [6, 50];

/** A probe, and what a real host answered. */
type Sample = { readonly probe: Probe<unknown>; readonly answer: string };

const samples = new Map<string, Sample>();
for (const lab of await loadLabs()) {
  const file = join(import.meta.dirname, `../fixtures/evidence/${lab.id}/reference.json`);
  const evidence = JSON.parse(readFileSync(file, 'utf8')) as Evidence;
  const facts = factsOf(evidence);
  const chosen = plan(lab);
  for (const question of chosen.checks.flatMap((check) => questionsOf(needsOf(check, chosen)))) {
    const probe = 'firsts' in question ? facts.followed(question) : question;
    for (const one of [...('firsts' in question ? Object.values(question.firsts) : []), ...(probe ? [probe] : [])]) {
      const output = evidence.outputs[one.id];
      const answer = !output || 'unknown' in output ? '' : 'text' in output ? output.text : atob(output.base64);
      // One probe of a kind stands for all that are asked with other parameters.
      const kind = one.id.replace(/:.*/s, '');
      if ((samples.get(kind)?.answer.length ?? -1) < answer.length) samples.set(kind, { probe: one, answer });
    }
  }
}

/** A way to make an answer as long as is wanted. */
type Growth = { readonly name: string; readonly grow: (answer: string, length: number) => string };

const some = (all: readonly string[]): string[] => {
  const distinct = [...new Set(all)];
  return distinct.filter((_, index) => index % Math.ceil(distinct.length / mostTokens) === 0);
};
const repeated = (token: string, length: number): string => token.repeat(Math.ceil(length / token.length));

/** An answer is followed by one of its own words, signs or lines again and again; or one of its gaps is stretched. */
const growthsOf = (answer: string): Growth[] => {
  const own = some(answer.match(/\w+|[^\w\s]/g) ?? []);
  const signs = [' ', '\n', '\0', '/', '"', '{', '[', ':', ',', '0'];
  const after = [...signs, ...own, ...some(answer.split('\n').map((line) => `${line}\n`))];
  return [
    ...[...new Set(after)].map((token) => ({
      name: `followed by ${JSON.stringify(token.slice(0, 80))}`,
      grow: (text: string, length: number) => text + repeated(token, length),
    })),
    ...own
      .filter((_, index) => index % 2 === 0)
      .flatMap((token) =>
        [' ', '\n', '0', 'a/'].map((sign) => ({
          name: `${JSON.stringify(token)} followed by ${JSON.stringify(sign)}`,
          grow: (text: string, length: number) => {
            const at = text.indexOf(token) + token.length;
            return text.slice(0, at) + repeated(sign, length) + text.slice(at);
          },
        })),
      ),
    { name: 'with its lists of JSON made longer', grow: (text, length) => longerLists(text, length) },
  ];
};

/** The answer with the elements of its longest list of JSON repeated, where it has one. */
const longerLists = (answer: string, length: number): string =>
  answer
    .split('\n')
    .map((line) => {
      try {
        const value = JSON.parse(line) as unknown;
        const longest = listsIn(value).toSorted((a, b) => b.length - a.length)[0];
        if (!longest || longest.length === 0) return line;
        const elements = [...longest];
        const times = Math.ceil(length / JSON.stringify(elements).length);
        for (let more = 1; more < times; more++) longest.push(...elements);
        return JSON.stringify(value);
      } catch {
        return line;
      }
    })
    .join('\n');

const listsIn = (value: unknown): unknown[][] => [
  ...(Array.isArray(value) ? [value] : []),
  ...(typeof value === 'object' && value !== null ? Object.values(value).flatMap(listsIn) : []),
];

const encoder = new TextEncoder();
/** Milliseconds that reading a grown answer takes. */
const timeOf = ({ probe, answer }: Sample, { grow }: Growth, length: number): number => {
  const bytes = encoder.encode(grow(answer, length));
  const before = process.cpuUsage();
  try {
    probe.parse({ status: 0, bytes });
  } catch {
    // An answer that cannot be read is one as well.
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const isLinear = (sample: Sample, growth: Growth): boolean => {
  for (let attempt = 0; attempt < 3; attempt++) {
    const long = timeOf(sample, growth, 4 * short);
    if (long <= floor || long <= most * timeOf(sample, growth, short)) return true;
  }
  return false;
};

test('every probe of every lab has been answered once', () => {
  expect(samples.size).toBeGreaterThan(30);
  expect([...samples.values()].filter(({ answer }) => answer === '').length).toBeLessThan(samples.size / 3);
});

describe('reading takes no more than linear time, whatever a host repeats', () => {
  test.each([...samples])('%s', (_, sample) => {
    const slow = growthsOf(sample.answer).filter((growth) => !isLinear(sample, growth));
    expect(slow.map(({ name }) => name)).toEqual([]);
  });
});
