import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../model/errors.ts';
import type { Composition } from '../composition.ts';
import { chooseLab } from '../options/choose-lab.ts';
import { consoleUi } from '../output/console-ui.ts';
import type { World } from '../world.ts';

export type ProveOptions = {
  readonly lab?: string;
  readonly check?: readonly string[];
  readonly mutant?: readonly string[];
  readonly jobs?: string;
  readonly html?: string;
  readonly reports?: string;
  readonly record?: boolean;
  readonly withDeps?: boolean;
};

/** `labcheck prove`: shows on real namespaces that each check can pass and can fail. */
export const proveCommand = async (options: ProveOptions, composition: Composition, world: World): Promise<number> => {
  const labs = await composition.labs(options.lab);
  const { check: checks = [], mutant: mutants = [], html, reports = 'reports' } = options;
  // A check or a mutant belongs to one lab.
  const chosen =
    options.lab !== undefined || checks.length + mutants.length > 0 ? [chooseLab(labs, options.lab)] : labs;
  if (html !== undefined && chosen.length > 1)
    throw new UsageError('--html names one file, but several labs are proven.', 'Choose one with --lab.');
  const request = {
    labs: chosen,
    checks,
    mutants,
    jobs: readJobs(options.jobs),
    record: options.record === true,
    withDeps: options.withDeps === true,
    pageOf: ({ id }: { readonly id: string }) => html ?? join(reports, `proof-${id}.html`),
  };
  return (await composition.prove())(request, consoleUi(world));
};

/** How many sandboxes at a time. Most of a case is waiting for pings and for the app, so more than there are processors. */
const readJobs = (text: string | undefined): number => {
  if (text === undefined) return availableParallelism() * 3;
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs < 1 || jobs > 200)
    throw new UsageError(`--jobs cannot be "${text}".`, 'Allowed: a whole number from 1 to 200.');
  return jobs;
};
