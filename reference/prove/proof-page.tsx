import type { Lab, Verdict } from '../../src/index.ts';
import { harmless } from '../../src/reporters/html/harmless.ts';
import { pageText } from '../../src/reporters/html/page.tsx';
import { healedText, healingLines } from '../heal/healing-lines.ts';
import { isGood, rowOf } from './matrix.ts';
import type { Proven } from './prove.ts';
import type { Summary } from './summary.ts';

/** A proof as one HTML page that needs nothing else: each case against each check. */
export const proofPage = (lab: Lab, proven: readonly Proven[], summary: Summary, madeAt: Date): string => {
  const { killed, holds, bad, unproven, idle } = summary;
  const wasHealed = proven.some(({ healing }) => healing !== undefined);
  const missed = harmless([...unproven, ...idle]);
  return pageText({
    title: `Proof of ${lab.id}`,
    wide: true,
    children: (
      <main>
        <h1>Proof of the lab {lab.title}</h1>
        <p>
          {killed} mutants killed, {holds} right solutions hold, {bad.length} cases are not as they should be. Built and
          graded on real namespaces, {madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.
        </p>
        {missed.length > 0 ? <p>Not shown by any case: {missed.join(', ')}.</p> : null}
        <div class="scroll" tabIndex={0} role="region" aria-label="Cases and checks">
          <table>
            <thead>
              <tr>
                <th scope="col">case</th>
                {lab.checks.map(({ id }) => (
                  <th scope="col" class="turned">
                    <span class="turn mono">{id}</span>
                  </th>
                ))}
                <th scope="col">outcome</th>
                {wasHealed ? <th scope="col">healed</th> : null}
                <th scope="col">story</th>
              </tr>
            </thead>
            <tbody>
              {proven.map((one) => (
                <Row lab={lab} one={one} wasHealed={wasHealed} />
              ))}
            </tbody>
          </table>
        </div>
        {healingLines(proven).map((line) => (
          <p>{harmless(line)}</p>
        ))}
        <p class="faint">X failed (hover for its cause), - blocked by another, . passed, ? could not be judged.</p>
      </main>
    ),
  });
};

const Row = ({ lab, one, wasHealed }: { readonly lab: Lab; readonly one: Proven; readonly wasHealed: boolean }) => {
  const { finding } = one;
  const { id, story } = one.case;
  return (
    <tr>
      <th scope="row" class="mono">
        {id}
      </th>
      {rowOf(lab, one).map((sign, index) => (
        <Cell sign={sign} verdict={one.verdicts.find(({ check }) => check === lab.checks[index]!.id)} />
      ))}
      <td>{isGood(one) ? finding.outcome : <b class="mark failed">{finding.outcome}</b>}</td>
      {wasHealed ? <td>{one.healing ? harmless(healedText(one.healing)) : null}</td> : null}
      <td>{harmless('says' in finding ? finding.says : story)}</td>
    </tr>
  );
};

const classes = { passed: 'p', failed: 'f', blocked: 'b', unknown: 'u' } as const;

const Cell = ({ sign, verdict }: { readonly sign: string; readonly verdict: Verdict | undefined }) => (
  <td class={verdict ? classes[verdict.status] : 'none'} title={verdict ? titleOf(verdict) : 'not graded'}>
    {sign}
  </td>
);

const titleOf = (verdict: Verdict): string => {
  const detail =
    verdict.status === 'failed' ? `: ${verdict.cause}` : verdict.status === 'blocked' ? ` by ${verdict.by}` : '';
  return `${verdict.check} ${verdict.status}${detail}`;
};
