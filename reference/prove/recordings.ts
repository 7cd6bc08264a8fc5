import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readEvidence, writeEvidence } from '../../src/documents/evidence.ts';
import { writeWhole } from '../../src/documents/whole-file.ts';
import { type Evidence, type Lab, LabcheckError, type Probe, type Verdict } from '../../src/index.ts';
import { firstRound, secondRound } from '../../src/stages/collect.ts';
import { plan } from '../../src/stages/plan.ts';
import type { LabReference } from '../lab-reference.ts';
import { projectFolder } from '../project-folder.ts';
import { casesOf } from './cases.ts';
import type { Proven } from './prove.ts';
import { judgedAgain, type Recording } from './replay.ts';

/** Where a lab's recordings are. They are written by machine, from real runs only. */
export const recordingsFolder = (lab: string): string => join(projectFolder(), 'fixtures/evidence', lab);

/** A probe as it was when it was recorded: its version, and what its script was. */
export type RecordedProbe = { readonly version: number; readonly script: string };
const probesFile = 'probes.json';
/** The verdicts on every recording, by case: a line each, so that a change of one is seen as one. */
const verdictsFile = 'verdicts.json';

/** Saves the evidence of a whole proof in the place of what was recorded before. */
export const record = async (lab: Lab, proven: readonly Proven[]): Promise<void> => {
  const folder = recordingsFolder(lab.id);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const probes: Record<string, RecordedProbe> = {};
  for (const { case: one, evidence } of proven) {
    // A run's own names and times say nothing about the host.
    const neutral: Evidence = { ...evidence, student: { id: one.id, name: one.story }, host: `sandbox:${one.id}` };
    await writeEvidence(join(folder, `${one.id}.json`), neutral);
    Object.assign(probes, askedProbes(lab, neutral));
  }
  const sorted = Object.fromEntries(Object.entries(probes).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  await writeWhole(join(folder, probesFile), `${JSON.stringify(sorted, null, 2)}\n`, 0o644);
  await writeVerdicts(
    lab.id,
    proven.map(({ case: { id }, verdicts }) => [id, verdicts]),
  );
};

const writeVerdicts = (lab: string, all: readonly (readonly [string, readonly Verdict[]])[]): Promise<void> => {
  const rows = all
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map((row) => row.map((part) => JSON.stringify(part)).join(': '));
  return writeWhole(join(recordingsFolder(lab), verdictsFile), `{\n${rows.join(',\n')}\n}\n`, 0o644);
};

/** Takes today's verdicts on a lab's recordings for right: after a check was changed on purpose, and its proof holds. */
export const renewVerdicts = async ({ lab, ...reference }: LabReference): Promise<void> => {
  const saved = await recordings(lab.id);
  const judged = casesOf(reference).map((one) => [one.id, judgedAgain(lab, one, saved.get(one.id)!.evidence)] as const);
  await writeVerdicts(lab.id, judged);
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
  const cases = files.filter((file) => file.endsWith('.json') && file !== probesFile && file !== verdictsFile);
  if (cases.length === 0) throw new LabcheckError(`The lab ${lab} has no recordings.`, 'Make them: npm run record');
  const text = await readFile(join(folder, verdictsFile), 'utf8').catch(() => '{}');
  const verdicts = JSON.parse(text) as Record<string, readonly Verdict[]>;
  return new Map(
    await Promise.all(
      cases.map(async (file) => {
        const id = file.slice(0, -'.json'.length);
        return [id, { evidence: await readEvidence(join(folder, file)), verdicts: verdicts[id] ?? [] }] as const;
      }),
    ),
  );
};

/** The probes whose script differs from the recorded one while the version is the same: recordings of them are not to be trusted. */
export const changedProbes = async (lab: Lab): Promise<string[]> => {
  const text = await readFile(join(recordingsFolder(lab.id), probesFile), 'utf8');
  const recorded = JSON.parse(text) as Record<string, RecordedProbe>;
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
