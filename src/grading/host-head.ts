import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import { isUnknown } from '../model/unknown.ts';
import { type HostIdentity, hostIdentity } from '../probes/host-identity.ts';
import { factsOf } from '../stages/facts.ts';

/** The host's entry in the head of a report; nothing where the host could not be asked. */
export const hostHead = (evidence: Evidence): Pick<Report['host'], 'kernel' | 'os'> => {
  const fact = factsOf(evidence).of(hostIdentity);
  if (isUnknown(fact)) return { kernel: null, os: null };
  const { kernel, os } = fact as HostIdentity;
  return { kernel, os };
};
