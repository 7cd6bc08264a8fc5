import type { Lab } from '../../src/index.ts';
import { healedText } from '../heal/healing-lines.ts';
import { isGood, rowOf, signs } from './matrix.ts';
import type { Proven } from './prove.ts';
import type { Summary } from './summary.ts';

/** Text as HTML text or attribute. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A template whose values are escaped, but for those that are HTML already. */
const html = (
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html => ({
  html: String.raw({ raw: strings }, ...values.map(rendered)),
});
type Html = { readonly html: string };
const rendered = (value: string | number | Html | readonly Html[]): string => {
  if (typeof value === 'object') return 'html' in value ? value.html : value.map(rendered).join('');
  return escaped(String(value));
};

const style: Html = {
  html: `
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
th { text-align: left; font-weight: normal; }
thead th { vertical-align: bottom; }
thead th span { writing-mode: vertical-rl; transform: rotate(180deg); font-family: ui-monospace, monospace; font-size: 85%; }
tbody th { padding-right: 1rem; white-space: nowrap; font-family: ui-monospace, monospace; }
td { text-align: center; min-width: 1.5rem; border: 1px solid #8884; }
td.failed { background: #c62828; color: #fff; }
td.blocked { background: #8885; }
td.unknown { background: #f9a825; color: #000; }
td.story, td.outcome { text-align: left; padding: 0 .75rem; border: 0; }
tr.bad td.outcome { color: #c62828; font-weight: bold; }`,
};

/** A proof as one HTML page that needs nothing else. */
export const pageOf = (lab: Lab, proven: readonly Proven[], summary: Summary, madeAt: Date): string => {
  const statuses = Object.fromEntries(Object.entries(signs).map(([status, sign]) => [sign, status]));
  const cell = (one: Proven, sign: string, index: number): Html => {
    const { id } = lab.checks[index]!;
    const verdict = one.verdicts.find(({ check }) => check === id);
    const detail =
      verdict?.status === 'failed' ? `: ${verdict.cause}` : verdict?.status === 'blocked' ? ` by ${verdict.by}` : '';
    return html`<td class="${statuses[sign] ?? ''}" title="${id} ${verdict?.status ?? 'not graded'}${detail}">${sign}</td>`;
  };
  const row = (one: Proven): Html =>
    html`<tr class="${isGood(one) ? 'good' : 'bad'}"><th scope="row">${one.case.id}</th>${rowOf(lab, one).map((sign, index) => cell(one, sign, index))}<td class="outcome">${one.finding.outcome}</td><td class="outcome">${one.healing ? healedText(one.healing) : ''}</td><td class="story">${'says' in one.finding ? one.finding.says : one.case.story}</td></tr>\n`;
  const missed = [...summary.unproven, ...summary.idle];
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Proof of ${lab.id}</title><style>${style}</style></head>
<body>
<h1>Proof of the lab ${lab.title}</h1>
<p>${summary.killed} mutants killed, ${summary.holds} right solutions hold, ${summary.bad.length} cases are not as they should be. Built and graded on real namespaces, ${madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.</p>
${missed.length > 0 ? html`<p>Not shown by any case: ${missed.join(', ')}.</p>` : html``}
<div class="scroll"><table>
<thead><tr><th></th>${lab.checks.map(({ id }) => html`<th scope="col"><span>${id}</span></th>`)}<th></th><th></th><th></th></tr></thead>
<tbody>
${proven.map(row)}</tbody>
</table></div>
<p>X failed (hover for its cause), - blocked by another, . passed, ? could not be judged.</p>
</body>
</html>
`.html;
};
