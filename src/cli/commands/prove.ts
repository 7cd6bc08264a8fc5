import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../model/errors.ts';
import { command } from '../command.ts';
import { sandboxes } from '../options/hosts.ts';
import { lab } from '../options/lab.ts';
import { count, several, text, toggle, value } from '../options/option.ts';
import { withDeps } from '../options/reference.ts';
import { reportsHere } from '../options/reports.ts';

export const prove = command({
  name: 'prove',
  says: 'prove on real sandboxes that each check passes on right solutions and fails on each wrong one',
  options: [
    ...([lab, withDeps, reportsHere] as const),
    several('--check <id>', 'only the mutants that this check kills (repeatable)'),
    several('--mutant <id>', 'only this mutant or variant (repeatable)'),
    sandboxes,
    text('--html <file>', 'where the page with the matrix is written (default: reports/proof-LAB.html)'),
    text('--markdown <file>', 'also write the matrix as Markdown'),
    toggle('--heal', 'also type the repairs that the reports of wrong hosts give, until full marks'),
    toggle(
      '--pairs',
      'build two mutants on one host instead: each must be named for its own, or be blocked by the other',
    ),
    value('--sample <n>', 'of --pairs: only so many of a lab, which the seed draws', count(1, 9999)),
    value('--seed <n>', 'of --pairs: draws other mutants of each check (default: 1)', count(1, 9999)),
    value('--orders <n>', 'with --heal, also try so many other orders where several repairs are needed', count(0, 100)),
    toggle('--misplaced', 'type lines that destroy at wrong places instead, and see that they do no harm'),
    toggle('--record', 'save the evidence of every case, or of the chosen ones, as recordings'),
  ],
  examples: [
    'labcheck prove --lab pinger',
    'labcheck prove --lab pinger --check veth-pair',
    'labcheck prove --lab pinger --mutant pair-missing --heal',
    'labcheck prove --lab contedor --pairs',
    'labcheck prove --pairs --sample 20 --seed 7',
    'labcheck prove --record',
  ],
  run: async (options, { composition, world }) => {
    const { consoleUi, knownLab, labsWithCheck } = await import('../parts.ts');
    const { check: checks = [], mutant: mutants = [], html, markdown, reports = 'reports', sample, seed = 1 } = options;
    assertFitting(options);
    const labs = await composition.labs(options.lab);
    const having = options.lab === undefined && checks.length > 0 ? labsWithCheck(labs, checks[0]!, undefined) : [];
    const name = options.lab ?? (having.length === 1 ? having[0].id : undefined);
    // A check or a mutant belongs to one lab.
    const isPart = name !== undefined || checks.length + mutants.length > 0;
    const chosen = isPart ? [await knownLab(composition.labs, name, world)] : labs;
    const named = html === undefined ? (markdown === undefined ? undefined : '--markdown') : '--html';
    if (named !== undefined && chosen.length > 1)
      throw new UsageError(`${named} names one file, but several labs are proven.`, 'Choose one with --lab.');
    return (await composition.prove())(
      {
        ...{
          labs: chosen,
          checks,
          mutants,
          record: options.record === true,
          heal: options.heal === true,
          markdown,
          orders: options.orders ?? 0,
          misplaced: options.misplaced === true,
          withDeps: options.withDeps === true,
          pairs: options.pairs === true ? { seed, sample } : undefined,
        },
        // A case mostly waits for pings and for the app, so run more of them than there are processors.
        jobs: options.jobs ?? availableParallelism() * 3,
        pageOf: ({ id }) => html ?? join(reports, `proof-${id}.html`),
      },
      consoleUi(world),
    );
  },
});

type Given = Readonly<Record<'pairs' | 'record' | 'heal' | 'html' | 'markdown' | 'sample' | 'seed', unknown>>;

/** @throws UsageError for options that have no meaning together */
const assertFitting = ({ pairs, record, heal, html, markdown, sample, seed }: Given): void => {
  if (pairs === true && [record, heal, html, markdown].some((one) => one !== undefined))
    throw new UsageError(
      '--pairs neither records nor heals, and writes no page.',
      'Leave --record, --heal, --html and --markdown out.',
    );
  if (pairs !== true && (sample ?? seed) !== undefined)
    throw new UsageError('--sample and --seed draw pairs of mutants.', 'Add --pairs, or leave them out.');
};
