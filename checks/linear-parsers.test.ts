import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../src/model/evidence.ts';
import { type Probe, text } from '../src/model/probe.ts';
import { hasTables, rulesAfter, rulesHere } from '../src/probes/packet-tables.fixture.ts';
import { factsOf, questionsOf } from '../src/stages/facts.ts';
import { needsOf, plan } from '../src/stages/plan.ts';
import { loadLabs } from './index.ts';

/** Bytes of the shorter answer, and how many tokens of an answer are tried: `npm run test:linear` tries all, at full length. */
const [short, mostTokens] = process.env['LINEAR'] === undefined ? [125_000, 5] : [1_000_000, 1000];
/** Four times as much may take six times as long; less than the floor is not measured. Milliseconds. */
const [most, floor] = [6, 100];
/** A busy machine makes one reading slower, seldom the best of so many. */
const tries = 5;
const patience = 900_000;

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

if (hasTables()) {
  const answer = text(
    rulesAfter(`nft -f - <<'END'
table ip lab {
  set lan { type ipv4_addr; elements = { 10.0.0.1, 10.0.0.2 }; }
  map ways { type ifname : verdict; elements = { "eth0" : accept, "eth1" : drop }; }
  map other { type ipv4_addr : ipv4_addr; elements = { 10.0.0.1 : 10.0.0.2, 10.0.0.3 : 10.0.0.4 }; }
  chain way {
    type filter hook forward priority 0; policy drop;
    iifname vmap @ways
    ip saddr @lan accept
    iifname vmap { "eth2" : accept, "eth3" : drop }
  }
  chain in { type nat hook prerouting priority dstnat; dnat to ip daddr map @other; }
}
END`),
  );
  samples.set('packet-rules with sets and maps', { probe: rulesHere, answer });
}

/** A way to make an answer as long as is wanted. */
type Growth = { readonly name: string; readonly grow: (answer: string, length: number) => string };

const probes = join(import.meta.dirname, '../src/probes');
const sources = readdirSync(probes, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(?<!\.test)\.ts$/.test(file),
);
const named = new Set(sources.flatMap((file) => readFileSync(join(probes, file), 'utf8').match(/\w+/g) ?? []));
/** A token as its parser sees it: words that no parser names are alike, but for letters and digits. */
const kindOf = (token: string): string =>
  token.replace(/\w+/g, (word) => (named.has(word) ? word : word.replace(/\d+/g, '0').replace(/[a-z]+/gi, 'a')));

const some = (all: readonly string[]): string[] => {
  const distinct = [...new Map(all.map((token) => [kindOf(token), token])).values()];
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
    { name: 'with its longest list of JSON made longer', grow: longerList },
    { name: 'with all its lists of JSON made longer', grow: longerLists },
    { name: 'with each of its lines repeated', grow: repeatedLines },
  ];
};

/** The answer with each line that is JSON written anew. */
const withJson = (answer: string, change: (value: unknown) => void): string =>
  answer
    .split('\n')
    .map((line) => {
      try {
        const value = JSON.parse(line) as unknown;
        change(value);
        return JSON.stringify(value);
      } catch {
        return line;
      }
    })
    .join('\n');

const longerList = (answer: string, length: number): string =>
  withJson(answer, (value) => {
    const longest = listsIn(value).toSorted((a, b) => b.length - a.length)[0] ?? [];
    const elements = [...longest];
    const times = elements.length === 0 ? 0 : Math.ceil(length / JSON.stringify(elements).length);
    for (let more = 1; more < times; more++) longest.push(...elements);
  });

/** Lists, and those of their elements, grow side by side: so a search of one for each element of another shows. */
const longerLists = (answer: string, length: number): string => {
  let longer = answer;
  for (let before = 0; longer.length < length && longer.length > before; ) {
    before = longer.length;
    longer = withJson(longer, (value) => {
      for (const list of listsIn(value, 2)) list.push(...list);
    });
  }
  return longer;
};

const listsIn = (value: unknown, depth = 100): unknown[][] => [
  ...(Array.isArray(value) ? [value] : []),
  ...(typeof value === 'object' && value !== null && depth > 0
    ? Object.values(value).flatMap((part) => listsIn(part, Array.isArray(value) ? depth - 1 : depth))
    : []),
];

const repeatedLines = (answer: string, length: number): string =>
  answer
    .split('\n')
    .map((line) => `${line}\n`.repeat(Math.ceil(length / Math.max(1, answer.length))))
    .join('');

const encoder = new TextEncoder();
/** Milliseconds of the processor a byte, which other work does not count to, that reading grown answers takes. */
const cost = ({ probe, answer }: Sample, { grow }: Growth, length: number, times = 1) => {
  const bytes = encoder.encode(grow(answer, length));
  const kept: unknown[] = [];
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) {
    try {
      kept.push(probe.parse({ status: 0, bytes }));
    } catch {
      // An answer that cannot be read is one as well.
    }
  }
  const { user, system } = process.cpuUsage(before);
  return { spent: (user + system) / 1000, each: (user + system) / 1000 / bytes.length / times };
};

/** Four short answers are read for a long one, so that both leave as much memory to be collected. */
const isLinear = (sample: Sample, growth: Growth): boolean => {
  let [long, brief] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < tries; attempt++) {
    const { spent, each } = cost(sample, growth, 4 * short);
    if (spent <= floor) return true;
    long = Math.min(long, each);
    brief = Math.min(brief, cost(sample, growth, short, 4).each);
    if (long <= (most / 4) * brief) return true;
  }
  return false;
};

test('every probe of every lab has been answered once', () => {
  expect(samples.size).toBeGreaterThan(30);
  expect([...samples.values()].filter(({ answer }) => answer === '').length).toBeLessThan(samples.size / 3);
});

describe('reading takes no more than linear time, whatever a host repeats', () => {
  test.each([...samples])(
    '%s',
    (_, sample) => {
      const slow = growthsOf(sample.answer).filter((growth) => !isLinear(sample, growth));
      expect(slow.map(({ name }) => name)).toEqual([]);
    },
    patience,
  );
});
