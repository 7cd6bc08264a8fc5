import { randomBytes } from 'node:crypto';
import pLimit from 'p-limit';
import type { Evidence, Lab, Verdict } from '../../src/index.ts';
import { plan } from '../../src/stages/plan.ts';
import { doActs, type FailedAct } from '../do-act.ts';
import type { Healing } from '../heal/heal.ts';
import { healIn } from '../heal/heal-in.ts';
import { fewestRepairs } from '../heal/other-orders.ts';
import type { LabReference } from '../lab-reference.ts';
import { createLayer } from '../sandbox/create-layer.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Layer } from '../sandbox/sandbox-options.ts';
import type { Finding } from './assess.ts';
import type { Case } from './cases.ts';
import { collectFrom } from './collect-from.ts';
import { gradeCase } from './grade-case.ts';

/** The outcome of one case. */
export type Proven = {
  readonly case: Case;
  readonly finding: Finding;
  /** Empty where its act failed, so that there was nothing to grade. */
  readonly verdicts: readonly Verdict[];
  readonly evidence: Evidence | undefined;
  /** How many checks failed. */
  readonly mistakes: number;
  /** How it was healed, where that was asked for. */
  readonly healing?: Healing;
};

export type ProveOptions = {
  /** How many sandboxes at a time. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly onProven: (proven: Proven) => void;
  /** Whether mutants and untouched hosts are healed, too, by typing what their reports say. */
  readonly heal?: boolean;
  /** How many other orders of repairs are tried where several are needed; none unless said. */
  readonly orders?: number;
};

/**
 * Builds each case in a sandbox of its own, grades it for real, and says what the proof says of it. All sandboxes share
 * the files of the reference as one layer.
 *
 * @throws LabcheckError where a sandbox or the reference cannot be built
 */
export const prove = async (
  reference: LabReference,
  cases: readonly Case[],
  options: ProveOptions,
): Promise<Proven[]> => {
  const run = randomBytes(3).toString('hex');
  const binds = await reference.binds();
  const layer = await createLayer({ name: `prove-${run}`, binds }, reference.prepare);
  const limit = pLimit(options.jobs);
  let made = 0;
  /** Does something with the host of a case, which is built in a sandbox of its own. */
  const withHost = async <T>(one: Case, work: (sandbox: Sandbox) => Promise<T>): Promise<T> => {
    options.signal.throwIfAborted();
    const name = `prove-${run}-${made++}`;
    const sandbox = await createSandbox({
      ...{ name, lifetime: 'owner', binds },
      ...(one.script === undefined ? {} : { layer }),
    });
    try {
      return await work(sandbox);
    } finally {
      await sandbox.destroy();
    }
  };
  try {
    return await Promise.all(
      cases.map((one) =>
        limit(async () => {
          const proven = await withHost(one, async (sandbox) => {
            const graded = await proveIn(sandbox, reference, one, options.signal);
            return options.heal === true ? healed(sandbox, reference, graded, options.signal) : graded;
          });
          const compared = await withBestOrder(proven, reference, withHost, options);
          options.onProven(compared);
          return compared;
        }),
      ),
    );
  } finally {
    await endOf(layer, limit);
  }
};

/** Cases that had begun when another failed are let end before their common layer goes. */
const endOf = async (layer: Layer, limit: ReturnType<typeof pLimit>): Promise<void> => {
  limit.clearQueue();
  while (limit.activeCount > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await layer.destroy();
};

/** Builds the host of a case; returns which of its acts did not happen, and why. */
const build = async (
  sandbox: Sandbox,
  reference: LabReference,
  { script, behind = '' }: Case,
): Promise<FailedAct | undefined> => {
  if (script === undefined) return undefined;
  await reference.finish(sandbox);
  const acts = [script, behind].filter((act) => act !== '');
  return acts.length > 0 ? doActs(sandbox, reference, acts) : undefined;
};

const proveIn = async (sandbox: Sandbox, reference: LabReference, one: Case, signal: AbortSignal): Promise<Proven> => {
  const failed = await build(sandbox, reference, one);
  if (failed) {
    const finding: Finding = { outcome: failed.act === 0 ? 'broken' : 'apart', says: failed.error.message };
    return { case: one, finding, verdicts: [], mistakes: 0, evidence: undefined };
  }
  const proven = await assessed();
  // A host whose engine is just starting changes while it is read: what could not be told is looked at once more.
  return proven.finding.outcome === 'unknown' || proven.verdicts.some(({ status }) => status === 'unknown')
    ? assessed()
    : proven;

  async function assessed(): Promise<Proven> {
    const { evidence, verdicts } = await gradeSandbox(sandbox, reference.lab, one, signal);
    const mistakes = verdicts.filter(({ status }) => status === 'failed').length;
    return { case: one, finding: one.assess(verdicts), verdicts, mistakes, evidence };
  }
};

/** Only what is wrong can be healed. */
const healed = async (
  sandbox: Sandbox,
  reference: LabReference,
  proven: Proven,
  signal: AbortSignal,
): Promise<Proven> => {
  const { kind } = proven.case;
  if ((kind !== 'mutant' && kind !== 'not-begun') || proven.evidence === undefined) return proven;
  return { ...proven, healing: await healIn(sandbox, reference, proven.case, signal) };
};

/** Where several repairs were needed, other orders are tried on the same host, built anew. */
const withBestOrder = async (
  proven: Proven,
  reference: LabReference,
  withHost: <T>(one: Case, work: (sandbox: Sandbox) => Promise<T>) => Promise<T>,
  { orders = 0, signal }: ProveOptions,
): Promise<Proven> => {
  const { case: one, healing, mistakes } = proven;
  if (!healing || orders === 0 || (one.kind === 'mutant' && mistakes < 2)) return proven;
  const best = await fewestRepairs(healing, orders, (choose, mostRepairs) =>
    withHost(one, async (sandbox) => {
      await build(sandbox, reference, one);
      return healIn(sandbox, reference, one, signal, { choose, mostRepairs });
    }),
  );
  return { ...proven, healing: { ...healing, best } };
};

const gradeSandbox = async (sandbox: Sandbox, lab: Lab, one: Case, signal: AbortSignal) => {
  const evidence = await collectFrom(sandbox, lab, one, signal);
  return { evidence, verdicts: gradeCase(plan(lab, one.set, [], one.phases), evidence).verdicts };
};
