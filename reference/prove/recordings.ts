import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readEvidence, writeEvidence } from '../../src/documents/files/evidence.ts';
import { writeWhole } from '../../src/documents/files/write-whole.ts';
import { type Evidence, type Lab, LabcheckError, type Probe } from '../../src/index.ts';
import { plan } from '../../src/stages/plan.ts';
import { firstRound, secondRound } from '../../src/stages/rounds.ts';
import type { LabReference } from '../lab-reference.ts';
import { projectFolder } from '../project-folder.ts';
import { type Case, casesOf } from './cases.ts';
import { imaginedHosts, imprint } from './imagined-hosts.ts';
import type { Proven } from './prove.ts';
import { factsToday, type Made, madeOf, type Recording } from './replay.ts';
import { type Samples, samplesOf } from './samples.ts';

/** Where a lab's recordings are. They are written by machine, from real runs only. */
export const recordingsFolder = (lab: string): string => join(projectFolder(), 'fixtures/evidence', lab);

/** A probe as it was when it was recorded: its version, and what its script was. */
export type RecordedProbe = { readonly version: number; readonly script: string };
const probesFile = 'probes.json';
/** The results of every recording, by case: a line each, so that a change of one is seen as one. */
const madeFiles = { facts: 'facts.json', verdicts: 'verdicts.json', imagined: 'imagined.json' } as const;
/** Facts that people read: one of each kind of probe where the thing is there, and one where it is not. */
const samplesFile = 'samples.json';

/**
 * Saves the evidence of a whole proof in the place of what was recorded before, or that of some of its cases beside
 * the others.
 *
 * @throws LabcheckError where the others were recorded by other probes than today's
 */
export const record = async (reference: LabReference, proven: readonly Proven[], whole: boolean): Promise<void> => {
  const { lab } = reference;
  const folder = recordingsFolder(lab.id);
  const probes: Record<string, RecordedProbe> = whole ? {} : await recordedProbes(lab);
  const known = whole ? new Map<string, Recording>() : await recordingsToKeep(lab);
  const saved = new Map([...known].map(([id, { evidence }]) => [id, evidence]));
  if (whole) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { case: one, evidence } of proven) {
    if (!evidence) continue;
    // A run's own names and times say nothing about the host.
    const neutral: Evidence = { ...evidence, student: { id: one.id, name: one.story }, host: `sandbox:${one.id}` };
    await writeEvidence(join(folder, `${one.id}.json`), neutral);
    Object.assign(probes, askedProbes(lab, neutral));
    saved.set(one.id, evidence);
  }
  const sorted = Object.fromEntries(Object.entries(probes).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  await writeWhole(join(folder, probesFile), `${JSON.stringify(sorted, null, 2)}\n`, 0o644);
  await writeMade(
    lab,
    casesOf(reference).flatMap((one) => {
      const evidence = saved.get(one.id);
      return evidence ? [[one, evidence] as const] : [];
    }),
  );
};

const recordingsToKeep = async (lab: Lab): Promise<Map<string, Recording>> => {
  const [changed] = await changedProbes(lab);
  if (changed !== undefined)
    throw new LabcheckError(
      `The other recordings of the lab ${lab.id} are not of today’s probes: ${changed}.`,
      'Record the whole lab: leave --check and --mutant out.',
    );
  return recordings(lab.id);
};

const writeMade = async (lab: Lab, all: readonly (readonly [Case, Evidence])[]): Promise<void> => {
  const sorted = all.toSorted(([a], [b]) => (a.id < b.id ? -1 : 1));
  const made = sorted.map(([one, evidence]) => ({ id: one.id, ...madeOf(lab, one, evidence) }));
  const saved = new Map(all.map(([{ id }, evidence]) => [id, { evidence }]));
  const hosts = imaginedHosts(
    lab,
    all.map(([one]) => one),
    saved,
  );
  await writeRows(
    lab,
    'facts',
    made.map(({ id, facts }) => [id, facts]),
  );
  const readable = samplesOf(new Map(sorted.map(([one, evidence]) => [one.id, factsToday(lab, one, evidence)])));
  await writeWhole(join(recordingsFolder(lab.id), samplesFile), `${JSON.stringify(readable, null, 2)}\n`, 0o644);
  await writeRows(
    lab,
    'verdicts',
    made.map(({ id, verdicts }) => [id, verdicts]),
  );
  await writeRows(
    lab,
    'imagined',
    hosts.map(({ id, make }) => [id, imprint(make())]),
  );
};

const writeRows = (
  { id }: Lab,
  what: keyof typeof madeFiles,
  rows: readonly (readonly [string, unknown])[],
): Promise<void> => {
  const lines = rows.map((row) => row.map((part) => JSON.stringify(part)).join(': '));
  return writeWhole(join(recordingsFolder(id), madeFiles[what]), `{\n${lines.join(',\n')}\n}\n`, 0o644);
};

/** Takes what today's code makes of a lab's recordings for right: after a change on purpose, and its proof holds. */
export const renewMade = async (reference: LabReference): Promise<void> => {
  const saved = await recordings(reference.lab.id);
  await writeMade(
    reference.lab,
    casesOf(reference).map((one) => [one, saved.get(one.id)!.evidence]),
  );
};

/** Each probe of a run that does not depend on the host's own numbers, with a digest of its script. */
const askedProbes = (lab: Lab, evidence: Evidence): Record<string, RecordedProbe> => {
  const chosen = plan(lab, evidence.parameters);
  const asked = [...firstRound(chosen), ...secondRound(chosen, evidence.outputs)];
  return Object.fromEntries(asked.filter(({ id }) => !/:\d+$/.test(id)).map((probe) => [probe.id, digest(probe)]));
};

const digest = ({ version, script }: Probe<unknown>): RecordedProbe => ({
  version,
  script: createHash('sha256').update(script).digest('hex').slice(0, 16),
});

/**
 * The recordings of a lab, by case.
 *
 * @throws LabcheckError where there are none
 */
export const recordings = async (lab: string): Promise<Map<string, Recording>> => {
  const folder = recordingsFolder(lab);
  const files = await readdir(folder).catch(() => []);
  const others: string[] = [probesFile, samplesFile, ...Object.values(madeFiles)];
  const cases = files.filter((file) => file.endsWith('.json') && !others.includes(file));
  if (cases.length === 0) throw new LabcheckError(`The lab ${lab} has no recordings.`, 'Make them: npm run record');
  const facts = await made<Made['facts']>(lab, 'facts');
  const verdicts = await made<Made['verdicts']>(lab, 'verdicts');
  return new Map(
    await Promise.all(
      cases.map(async (file) => {
        const id = file.slice(0, -'.json'.length);
        const evidence = await readEvidence(join(folder, file));
        return [id, { evidence, facts: facts[id] ?? {}, verdicts: verdicts[id] ?? [] }] as const;
      }),
    ),
  );
};

const made = async <T>(lab: string, what: keyof typeof madeFiles): Promise<Record<string, T>> => {
  const text = await readFile(join(recordingsFolder(lab), madeFiles[what]), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Record<string, T>;
};

/** The readable facts of a lab, as they were recorded. */
export const recordedSamples = async (lab: string): Promise<Samples> =>
  JSON.parse(await readFile(join(recordingsFolder(lab), samplesFile), 'utf8')) as Samples;

/** The imprints of the hosts that nobody built, by their id. */
export const imaginedImprints = (lab: string): Promise<Record<string, string>> => made(lab, 'imagined');

const recordedProbes = async ({ id }: Lab): Promise<Record<string, RecordedProbe>> =>
  JSON.parse(await readFile(join(recordingsFolder(id), probesFile), 'utf8')) as Record<string, RecordedProbe>;

/**
 * The probes whose script differs from the recorded one while the version is the same: recordings of them are not to
 * be trusted.
 */
export const changedProbes = async (lab: Lab): Promise<string[]> => {
  const recorded = await recordedProbes(lab);
  const today = firstRound(plan(lab)).map((probe) => [probe.id, digest(probe)] as const);
  return today.flatMap(([id, { version, script }]) => {
    const before = recorded[id];
    if (!before) return [`${id} was never recorded`];
    if (before.version !== version) return [`${id} is recorded in version ${before.version}, today's is ${version}`];
    return before.script === script
      ? []
      : [`${id} has another script than was recorded, but the same version ${version}`];
  });
};
