import type { Evidence, Lab } from '../../src/index.ts';
import { collect } from '../../src/stages/collect.ts';
import { plan } from '../../src/stages/plan.ts';
import { sandbox as sandboxTransport } from '../../src/transports/sandbox/index.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Case } from './cases.ts';

/** How long the grader may take for one case; milliseconds. */
const deadlineMs = 60_000;

/** Asks a sandbox all questions of a case. */
export const collectFrom = (
  sandbox: Sandbox,
  lab: Lab,
  { set, phases }: Case,
  signal: AbortSignal,
): Promise<Evidence> =>
  collect(
    plan(lab, set, [], phases),
    {
      student: { id: sandbox.name, name: sandbox.name },
      host: sandbox.uri,
      tool: { name: 'labcheck', version: 'prove' },
    },
    (options) => sandboxTransport.open(sandbox.uri, options),
    { deadlineMs, signal, always: [], progress: () => {} },
  );
