import pLimit from 'p-limit';
import { LabcheckError } from '../model/errors.ts';
import { plan } from '../stages/plan.ts';
import { toolsOf } from '../stages/tools.ts';
import { transportFor } from '../transports/index.ts';
import { aboutHost } from './about-host.ts';
import { evidenceOf, type GradeContext, type GradeRequest } from './grade-host.ts';
import { type Obstacle, obstaclesOf, readinessLab } from './readiness.ts';

/** The readiness of one student's host. */
export type Diagnosis = {
  readonly request: GradeRequest;
  readonly about: string;
  readonly obstacles: readonly Obstacle[];
};

/** Asks hosts whether they could be graded: nothing is judged, and nothing is changed. */
export const examineHosts = (
  requests: readonly GradeRequest[],
  {
    jobs,
    answered,
    ...context
  }: Pick<GradeContext, 'tool' | 'signal'> & {
    readonly jobs: number;
    /** Told of each host that has answered. */
    readonly answered: () => void;
  },
): Promise<Diagnosis[]> => {
  const limit = pLimit(jobs);
  return Promise.all(requests.map((request) => limit(() => examine(request, context).finally(answered))));
};

/** Asks one host; whatever comes of it concerns this host alone. */
const examine = async (request: GradeRequest, context: Pick<GradeContext, 'tool' | 'signal'>): Promise<Diagnosis> => {
  const { plan: wanted, host } = request;
  const commands = toolsOf(wanted);
  try {
    const evidence = await evidenceOf(
      { ...request, plan: plan(readinessLab(wanted.lab, commands), wanted.set) },
      { ...context, progress: () => {} },
    );
    if (transportFor(host).kind === 'evidence')
      return {
        request,
        about: `saved on ${evidence.collectedAt.slice(0, 10)}, there is no host to ask`,
        obstacles: [],
      };
    return { request, about: aboutHost(evidence), obstacles: obstaclesOf(evidence, commands) };
  } catch (error) {
    if (context.signal.aborted || !(error instanceof LabcheckError)) throw error;
    return { request, about: '', obstacles: [{ says: error.message, cure: error.cure ?? '' }] };
  }
};
