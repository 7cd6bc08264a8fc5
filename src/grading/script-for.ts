import { hostIdentity } from '../probes/host-identity.ts';
import { scriptOf } from '../stages/check-script.ts';
import type { GradeContext, GradeRequest } from './grade-host.ts';

/** The script by which a student's machine answers without labcheck. */
export const scriptFor = (
  { plan, student }: Pick<GradeRequest, 'plan' | 'student'>,
  { tool }: Pick<GradeContext, 'tool'>,
): string => scriptOf(plan, { student, tool }, [hostIdentity]);
