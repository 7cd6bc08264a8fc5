import { dirname } from 'node:path';
import { makeFolder } from '../../src/documents/files/make-folder.ts';
import { writeWhole } from '../../src/documents/files/write-whole.ts';
import { LabcheckError, UsageError } from '../../src/index.ts';
import type { Prove, ProveRequest, Ui } from '../../src/model/reference.ts';
import { unknownCheck } from '../../src/stages/plan.ts';
import { assertRoot } from '../assert-root.ts';
import { costsPoints, healedText, healingLines } from '../heal/healing-lines.ts';
import type { LabReference } from '../lab-reference.ts';
import { proveHarmless } from '../misplaced/prove-harmless.ts';
import { provide, referenceOf } from '../reference-command.ts';
import { casesOf } from './cases.ts';
import { lintLab } from './lint-lab.ts';
import { isGood, matrixText } from './matrix.ts';
import { proofMarkdown } from './proof-markdown.ts';
import { proofPage } from './proof-page.tsx';
import { type Proven, prove } from './prove.ts';
import { provePairs } from './prove-pairs.ts';
import { record } from './recordings.ts';
import { chosenCases, type Summary, summaryOf } from './summary.ts';
import { withUnapplied } from './with-unapplied.ts';

/** Proves labs on real sandboxes. Exit code 0 only where every case is as it should be and every cause is killed. */
export const proveLabs: Prove = async (request, ui) => {
  assertRoot('The proof');
  let good = true;
  for (const lab of request.labs) good = (await proveLab(referenceOf(lab), request, ui)) && good;
  return good ? 0 : 1;
};

const proveLab = async (reference: LabReference, request: ProveRequest, ui: Ui): Promise<boolean> => {
  const { lab } = reference;
  const { checks, mutants, jobs } = request;
  const whole = checks.length + mutants.length === 0;
  const cases = casesToProve(reference, checks, mutants);
  assertFaultless(reference);
  await provide(reference.commands, request.withDeps, ui);
  if (request.pairs) return provePairs(reference, { ...request, pairs: request.pairs }, ui);
  if (request.misplaced) return proveHarmless(reference, request, ui);
  const startedAt = Date.now();
  let done = 0;
  const onProven = (one: Proven): void => {
    done += 1;
    const line = `${String(done).padStart(String(cases.length).length)}/${cases.length} ${one.case.id}: ${one.finding.outcome}`;
    if (one.healing) ui.say(`${line}, ${healedText(one.healing)}`);
    else if (!isGood(one)) ui.say('says' in one.finding ? `${line}: ${one.finding.says}` : line);
    else ui.status(line);
  };
  ui.status(`building the reference of ${lab.id}`);
  const proven = withUnapplied(
    await prove(reference, cases, {
      jobs,
      signal: ui.signal,
      onProven,
      heal: request.heal,
      orders: request.orders,
    }).finally(() => ui.status('')),
  );
  const summary = summaryOf(lab, proven, whole);
  const page = request.pageOf(lab);
  await makeFolder(dirname(page));
  await writeWhole(page, proofPage(lab, proven, summary, new Date()), 0o644);
  if (request.markdown !== undefined)
    await writeWhole(request.markdown, proofMarkdown(lab, proven, summary, new Date()), 0o644);
  ui.print(matrixText(lab, proven));
  for (const line of [...conclusion(summary), ...healingLines(proven)]) ui.print(line);
  ui.print(
    `${lab.id}: ${cases.length} cases in ${((Date.now() - startedAt) / 1000).toFixed(0)} s. The matrix as a page: ${page}`,
  );
  const unhealed = proven.some((one) => one.healing?.outcome === 'stuck' || costsPoints(one));
  const good = summary.bad.length === 0 && summary.unproven.length === 0 && !unhealed;
  if (request.record) await recordIfGood(reference, proven, { good, whole }, ui);
  return good;
};

/** @throws LabcheckError that names what is wrong with the lab as it is written, before anything is built */
const assertFaultless = (reference: LabReference): void => {
  const faults = lintLab(reference);
  if (faults.length > 0)
    throw new LabcheckError(
      `The lab ${reference.lab.id} cannot be proven as it is written: ${faults.join(' ')}`,
      'Mend these, then prove it again.',
    );
};

const casesToProve = (reference: LabReference, checks: readonly string[], ids: readonly string[]) => {
  const { lab, mutants } = reference;
  const cases = casesOf(reference);
  for (const check of checks) if (!lab.checks.some(({ id }) => id === check)) throw unknownCheck(lab, check);
  const unknown = ids.find((wanted) => !cases.some(({ id }) => id === wanted));
  if (unknown !== undefined)
    throw new UsageError(
      `The lab ${lab.id} has no mutant or variant "${unknown}".`,
      `It has: ${cases.map(({ id }) => id).join(', ')}.`,
    );
  const killers = (id: string): string[] =>
    (mutants.find((one) => one.id === id)?.killedBy ?? []).map(([killer]) => killer);
  return chosenCases(cases, killers, checks, ids);
};

const conclusion = ({ killed, holds, bad, unproven, idle }: Summary): string[] => [
  ...bad.map(
    ({ case: { id, story }, finding }) =>
      `${id}: ${finding.outcome}${'says' in finding ? `: ${finding.says}` : ''} (${story})`,
  ),
  ...unproven.map((pair) => `no mutant kills ${pair}: write one`),
  ...idle.map((pair) => `no case shows ${pair}: leave it out, or write a mutant`),
  `${killed} mutants killed, ${holds} right solutions hold, ${bad.length} not as they should be`,
];

const recordIfGood = async (
  reference: LabReference,
  proven: readonly Proven[],
  { good, whole }: { readonly good: boolean; readonly whole: boolean },
  ui: Ui,
): Promise<void> => {
  if (!good)
    throw new LabcheckError('Nothing is recorded: the proof does not hold.', 'Mend what is named above, then record.');
  await record(reference, proven, whole);
  ui.print(`recorded ${proven.length} cases`);
};
