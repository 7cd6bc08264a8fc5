import { words } from '../languages/spoken.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import { isUnknown } from '../model/unknown.ts';
import { type HostIdentity, hostIdentity } from '../probes/host-identity.ts';
import { uncoveredWord } from '../shell/standpoint.ts';
import { factsOf } from '../stages/facts.ts';

/** The host's entry in the head of a report; nothing where the host could not be asked. */
export const hostHead = (evidence: Evidence): Omit<Report['host'], 'uri'> => {
  const fact = factsOf(evidence).of(hostIdentity);
  const note = sawThrough(evidence) ? { note: words.report.sawThrough } : {};
  if (isUnknown(fact)) return { kernel: null, os: null, ...note };
  const { kernel, os } = fact as HostIdentity;
  return { kernel, os, ...note };
};

/** Whether /proc was covered, and the grader took the cover away in a mount namespace of its own. */
const sawThrough = ({ outputs }: Evidence): boolean =>
  Object.entries(outputs).some(
    ([id, output]) => id.startsWith('vantage:') && 'text' in output && output.text.split('\n').includes(uncoveredWord),
  );
