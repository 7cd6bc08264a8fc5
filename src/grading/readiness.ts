import { checksFor, pass } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Lab } from '../model/lab.ts';
import { isUnknown, type Unknown } from '../model/unknown.ts';
import { type HostReadiness, hostReadiness } from '../probes/host-readiness.ts';
import { factsOf } from '../stages/facts.ts';
import { installLine } from './install-line.ts';

/** One thing that keeps a host from being graded, and what to do about it. */
export type Obstacle = { readonly says: string; readonly cure: string };

/** The lab with nothing in it but the question whether the host is ready: it takes the same way to the host. */
export const readinessLab = (lab: Lab, commands: readonly string[]): Lab => ({
  ...lab,
  phases: [],
  checks: [
    checksFor({})({
      id: 'host-readiness',
      title: 'The host can be graded',
      tasks: [],
      points: 1,
      needs: () => ({ ready: hostReadiness(commands) }),
      causes: {},
      judge: () => pass(),
    }),
  ],
});

/** A clock that is further off than this makes times in reports and logs misleading; seconds. */
const clockTolerance = 60;

/** The obstacles to grading a host, from its answers. Pure. */
export const obstaclesOf = (evidence: Evidence, commands: readonly string[]): Obstacle[] => {
  if (evidence.failure) return [{ says: refusalText(evidence.failure), cure: evidence.failure.cure }];
  const fact = factsOf(evidence).of(hostReadiness(commands)) as HostReadiness | Unknown;
  if (isUnknown(fact))
    return [
      {
        says: `it did not answer (${fact.unknown}: ${fact.detail})`,
        cure: 'Look at the host’s load and at its own tools.',
      },
    ];
  const { uid, missing, manager } = fact;
  const line = installLine(missing, manager);
  const away = clockDifference(fact.clock, evidence);
  return [
    ...(uid === 0
      ? []
      : [
          {
            says: `the login there is user ${uid}, and sudo asks for a password`,
            cure: 'Log in as root, or let the login use sudo without a password.',
          },
        ]),
    ...(missing.length > 0
      ? [
          {
            says: `it lacks ${missing.join(', ')}`,
            cure: `Install what is missing.${line === undefined ? '' : ` There, as root: ${line}`}`,
          },
        ]
      : []),
    ...(Math.abs(away) > clockTolerance
      ? [
          {
            says: `its clock is ${inWords(Math.abs(away))} ${away > 0 ? 'ahead' : 'behind'}`,
            cure: 'Set it: timedatectl set-ntp true',
          },
        ]
      : []),
  ];
};

/** Prefixes a denial with who refused; the words after it may begin with a login, which keeps its own letters. */
const refusalText = ({ reason, detail }: NonNullable<Evidence['failure']>): string =>
  reason === 'denied' ? `login or sudo failed: ${detail}` : detail;

/** How far a clock is from the time in which it was asked, in seconds; above 0 where it is ahead. */
const clockDifference = (clock: number, { collectedAt, durationMs }: Evidence): number => {
  const asked = Date.parse(collectedAt) / 1000;
  const answered = asked + durationMs / 1000;
  return clock + 1 < asked ? clock - asked : clock > answered ? clock - answered : 0;
};

const inWords = (seconds: number): string => {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
};
