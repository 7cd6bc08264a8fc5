import type { Evidence, Lab, Verdict } from '../../src/index.ts';
import type { Case } from './cases.ts';
import { digest } from './fact-values.ts';
import { type Made, madeOf, type Recording } from './replay.ts';

type Saved = Evidence['outputs'][string];

/**
 * A host that nobody built: real answers, mixed or damaged. The result is not proven to be right, but it must be a
 * verdict, never a defect of the check, and it must not change unseen.
 */
export type Imagined = { readonly id: string; readonly make: () => Made };

/** The verdicts on an imagined host, in a few characters. */
export const imprint = ({ facts, verdicts }: Made): string => `${digest(facts)} ${digest(verdicts.map(withoutDetail))}`;

/** The runtime’s own words about a garbled answer may change, so they are not held. */
const withoutDetail = (verdict: Verdict): Verdict =>
  verdict.status === 'unknown' ? { ...verdict, detail: '' } : verdict;

/** Ways in which an answer can come to be other than a host in order would give it. */
const damages: Readonly<Record<string, (said: string) => string>> = {
  'the first half': (said) => said.slice(0, said.length / 2),
  'every second line': (said) => linesOf(said, (line, index) => (index % 2 === 0 ? line : undefined)),
  'the other lines': (said) => linesOf(said, (line, index) => (index % 2 === 1 ? line : undefined)),
  'lines twice': (said) => linesOf(said, (line) => `${line}\n${line}`),
  'lines backwards': (said) => said.split('\n').toReversed().join('\n'),
  'without first words': (said) => linesOf(said, (line) => line.replace(/^\s*\S+\s?/, '')),
  'without last words': (said) => linesOf(said, (line) => line.replace(/\s*\S+\s*$/, '')),
  'with more before': (said) => linesOf(said, (line) => `x${line}`),
  'with more behind': (said) => linesOf(said, (line) => `${line}x`),
  'lines between': (said) => linesOf(said, (line, index) => `${line}\n${strange[index % strange.length]!}`),
  'other numbers': (said) => said.replace(/\d/g, (digit) => String((Number(digit) + 3) % 10)),
  'emptied values': (said) => said.replace(/([:= ])"?[\w./-]+"?$/gm, '$1'),
  'structures with holes': (said) => said.replace(/("\w+"): ?("[^"]*"|\d+|true|false|null)/g, '$1:{}'),
};
const strange = [
  '',
  ' ',
  'x',
  '@',
  '= x',
  '- 1 2 3 4 5 6 7 8 9 10 11',
  "'1/exe' -> ",
  '1:',
  ':1',
  '{"a":[',
  '../..',
  '\t',
];

const linesOf = (said: string, change: (line: string, index: number) => string | undefined): string =>
  said
    .split('\n')
    .flatMap((line, index) => change(line, index) ?? [])
    .join('\n');

const damaged = (saved: Saved, damage: (said: string) => string): Saved => {
  if ('unknown' in saved) return saved;
  if ('text' in saved) return { ...saved, text: damage(saved.text) };
  const bytes = Buffer.from(saved.base64, 'base64').toString('latin1');
  return { ...saved, base64: Buffer.from(damage(bytes), 'latin1').toString('base64') };
};

/**
 * Every recorded host in four ways: with every second answer of another one, with every fifth of a third one; with every
 * third answer damaged in one way, and with every seventh in another.
 */
export const imaginedHosts = (
  lab: Lab,
  cases: readonly Case[],
  saved: ReadonlyMap<string, Pick<Recording, 'evidence'>>,
): Imagined[] => {
  const ways = Object.entries(damages);
  return cases.flatMap((one, at): Imagined[] => {
    const { evidence } = saved.get(one.id)!;
    const make = (outputs: Evidence['outputs']): Made => madeOf(lab, one, { ...evidence, outputs });
    const mix = (distance: number, each: number): Imagined => {
      const { id } = cases[(at + distance) % cases.length]!;
      const outputs = (): Evidence['outputs'] =>
        mixed(evidence.outputs, saved.get(id)!.evidence.outputs, (index) => index % each === at % each);
      return { id: `${one.id} + ${id}/${each}`, make: () => make(outputs()) };
    };
    const harm = (distance: number, each: number): Imagined => {
      const [way, damage] = ways[(at + distance) % ways.length]!;
      const outputs = (): Evidence['outputs'] =>
        mapped(evidence.outputs, (said, index) => (index % each === at % each ? damaged(said, damage) : said));
      return { id: `${one.id}, ${way}/${each}`, make: () => make(outputs()) };
    };
    return [mix(2, 2), mix(7, 5), harm(0, 3), harm(5, 7)];
  });
};

const mapped = (outputs: Evidence['outputs'], change: (said: Saved, index: number) => Saved): Evidence['outputs'] =>
  Object.fromEntries(Object.entries(outputs).map(([id, said], index) => [id, change(said, index)]));

/** Own answers, and the other's where it is its turn or there is no own one. */
const mixed = (
  own: Evidence['outputs'],
  other: Evidence['outputs'],
  itsTurn: (index: number) => boolean,
): Evidence['outputs'] => {
  const all = { ...other, ...own };
  const ids = Object.keys(all);
  return mapped(all, (said, index) => (itsTurn(index) ? (other[ids[index]!] ?? said) : said));
};
