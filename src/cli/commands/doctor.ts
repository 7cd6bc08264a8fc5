import pLimit from 'p-limit';
import { evidenceOf, type GradeRequest } from '../../grading/grade.ts';
import { hostHead } from '../../grading/host-head.ts';
import { type Obstacle, obstaclesOf, readinessLab } from '../../grading/readiness.ts';
import { visible } from '../../languages/visible.ts';
import { LabcheckError } from '../../model/errors.ts';
import type { Evidence } from '../../model/evidence.ts';
import { grouped } from '../../model/grouped.ts';
import { wrap } from '../../reporters/wrap.ts';
import { plan } from '../../stages/plan.ts';
import { toolsOf } from '../../stages/tools.ts';
import { transportFor } from '../../transports/index.ts';
import type { Composition } from '../composition.ts';
import { exitCodes } from '../exit-code.ts';
import { readJobs } from '../options/class-options.ts';
import type { GradeOptions } from '../options/grade-options.ts';
import { readRequests } from '../options/requests.ts';
import { consoleUi } from '../output/console-ui.ts';
import { screenOf } from '../output/screen.ts';
import type { World } from '../world.ts';

export type DoctorOptions = GradeOptions & { readonly jobs?: string };

/** What one student's host came to. */
type Diagnosis = { readonly request: GradeRequest; readonly about: string; readonly obstacles: readonly Obstacle[] };

/** A host that takes longer to say whether it is ready is not; milliseconds. */
const patienceMs = 20_000;

/** `labcheck doctor`: whether hosts could be graded, and what to do where not. It grades nothing and changes nothing. */
export const doctorCommand = async (
  options: DoctorOptions,
  composition: Composition,
  world: World,
): Promise<number> => {
  const jobs = readJobs(options.jobs);
  const { requests } = await readRequests(options, composition.labs);
  const ui = consoleUi(world);
  const limit = pLimit(jobs);
  let asked = 0;
  const diagnoses = await Promise.all(
    requests.map((request) =>
      limit(async () => {
        const timeoutMs = options.timeout === undefined ? Math.min(patienceMs, request.timeoutMs) : request.timeoutMs;
        const diagnosis = await examine({ ...request, timeoutMs }, composition.version, world);
        ui.status(`${(asked += 1)} of ${requests.length} hosts have answered`);
        return diagnosis;
      }),
    ),
  );
  const { columns } = screenOf(world.stdout, world.env);
  for (const line of [...diagnoses.flatMap((one) => linesOf(one, diagnoses, columns)), ...summary(diagnoses, columns)])
    ui.print(line);
  return diagnoses.every(({ obstacles }) => obstacles.length === 0) ? exitCodes.passed : exitCodes.review;
};

/** Asks one host; whatever comes of it concerns this host alone. */
const examine = async (request: GradeRequest, version: string, world: World): Promise<Diagnosis> => {
  const { lab, set, skip, phases, host } = request;
  const commands = toolsOf(plan(lab, set, skip, phases));
  try {
    const evidence = await evidenceOf(
      { ...request, lab: readinessLab(lab, commands), skip: [], phases: [] },
      { tool: { name: 'labcheck', version }, signal: world.interrupted, progress: () => {} },
    );
    if (transportFor(host).kind === 'evidence')
      return {
        request,
        about: `saved on ${evidence.collectedAt.slice(0, 10)}, there is no host to ask`,
        obstacles: [],
      };
    return { request, about: aboutHost(evidence), obstacles: obstaclesOf(evidence, commands) };
  } catch (error) {
    if (world.interrupted.aborted || !(error instanceof LabcheckError)) throw error;
    return { request, about: '', obstacles: [{ says: error.message, cure: error.cure ?? '' }] };
  }
};

const aboutHost = (evidence: Evidence): string => {
  const { os, kernel } = hostHead(evidence);
  return [os, kernel].filter((part) => part !== null).join(', ');
};

const linesOf = ({ request, about, obstacles }: Diagnosis, all: readonly Diagnosis[], columns: number): string[] => {
  const widest = Math.max(...all.map((one) => one.request.student.id.length));
  const lead = `${request.student.id.padEnd(widest)}  ${obstacles.length === 0 ? 'ready    ' : 'not ready'}  `;
  const head = wrap(lead, shown([request.host, about]), columns);
  return [
    ...head,
    ...obstacles.flatMap(({ says, cure }) => wrap(' '.repeat(widest + 2), sentences(says, cure), columns)),
  ];
};

const shown = (parts: readonly string[]): string => visible(parts.filter((part) => part !== '').join(', '), 1000);

/** Reasons begin in lower case, as a part of a sentence, or with a name that keeps its own. */
const sentences = (says: string, cure: string): string =>
  visible(
    [`${says.replace(/^[a-z](?=[a-z]* )/, (first) => first.toUpperCase()).replace(/[.]$/, '')}.`, cure]
      .join(' ')
      .trim(),
    2000,
  );

/** What several hosts have in common is named once more: it may be their jump host, or the grader’s own key. */
const summary = (diagnoses: readonly Diagnosis[], columns: number): string[] => {
  const ready = diagnoses.filter(({ obstacles }) => obstacles.length === 0).length;
  const reasons = grouped(
    diagnoses.flatMap(({ request, obstacles }) =>
      obstacles.map((obstacle) => ({ id: request.student.id, ...obstacle })),
    ),
    ({ says, cure }) => sentences(says, cure),
  );
  const shared = [...reasons]
    .filter(([, students]) => students.length > 1)
    .toSorted(([, a], [, b]) => b.length - a.length);
  return diagnoses.length < 2
    ? []
    : [
        '',
        `${ready} of ${diagnoses.length} hosts are ready.`,
        ...shared.flatMap(([text, students]) => wrap(`  ${students.length} hosts: `, text, columns)),
      ];
};
