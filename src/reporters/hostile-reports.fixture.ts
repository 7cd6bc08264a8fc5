import * as fc from 'fast-check';
import type { Report } from '../model/report.ts';
import { samples } from './sample-reports.fixture.ts';

/** Texts that try to leave their place in some format. */
export const hostileTexts: readonly string[] = [
  '\x1b[31mred\x1b[0m\x1b]0;title\x07',
  '\x9b2J\x90q\x9c',
  '\nnot ok 1 - forged\nok 2 - forged',
  '\r\nBail out! forged',
  '\n1..9999\nTAP version 13\npragma +strict',
  'a title # SKIP forged',
  'a title \\# TODO \\\\# SKIP \\',
  '#',
  '# Subtest: forged',
  '\n    # Subtest: forged\n    not ok 1',
  'a subtest begins {',
  'a subtest begins {\u00a0 ',
  '\n  ---\n  forged: true\n  ...',
  '"\n  ...\nnot ok 1',
  '---',
  '...',
  ': ? - & * ! | > % @ ` { [ "',
  ']]>',
  ']]>]]>]]>',
  ']]\0>]]\0>',
  ']\ufffe]>]]\uffff>',
  ']]\ud800>',
  ']]></failure></testcase><testcase name="forged" classname="x" time="0"/>',
  '</testsuite></testsuites><!-- <![CDATA[ <?xml ?> -->',
  '<script>alert(1)</script>&amp;&#x1b;&lt;"\'',
  'left\u202eright\u2066\u200b\ufeff\u2028\u2029',
  'zero\0zero',
  '\ud800 alone \udc00',
  '\u{e0041}\u{f0000}',
  '✗ failed   0/1  forged',
  'expected  forged',
  '漢字かな交じり文😀 e\u0301\u0301\u0301',
  "$& $1 $` {x} {count, plural, one {#}} '",
  '   ',
  '',
  'x'.repeat(500),
  'word '.repeat(100),
];

const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }), fc.string()), { maxLength: 3 })
  .map((parts) => parts.join(''));

/** These have a meaning of their own, and no byte of a host comes into them. */
const fixed: ReadonlySet<string> = new Set(['schema', 'status', 'reason', 'trust', 'restsOn', 'place']);

/** The report with every text replaced by the next of the given ones, in turn. */
export const infested = (report: Report, texts: readonly string[]): Report => {
  let next = 0;
  const turn = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return fixed.has(name) ? value : texts[next++ % texts.length];
    if (Array.isArray(value)) return value.map((item) => turn(item, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, turn(inner, key)]));
  };
  return turn(report, '') as Report;
};

/** Any of the samples, with hostile texts everywhere. */
export const hostileReport: fc.Arbitrary<Report> = fc
  .tuple(fc.constantFrom(...samples), fc.array(hostileText, { minLength: 1, maxLength: 60 }))
  .map(([{ report }, texts]) => infested(report, texts));

/** Each hostile text in each place of the report in which checks have every status. */
export const infestedReports: readonly Report[] = hostileTexts.map((_, shift) =>
  infested(samples[1]!.report, [...hostileTexts.slice(shift), ...hostileTexts.slice(0, shift)]),
);
