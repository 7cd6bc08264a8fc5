import { type Evidence, evidenceSchema } from '../model/evidence.ts';

/** Evidence with every kind of answer, for tests. */
export const sampleEvidence: Evidence = {
  schema: evidenceSchema,
  tool: { name: 'labcheck', version: '0.1.0' },
  lab: 'pinger',
  student: { id: 'alice', name: 'Alice' },
  parameters: { x: '7' },
  host: 'sandbox:alice',
  collectedAt: '2026-11-21T10:00:00.000Z',
  durationMs: 1234.5,
  roundTrips: 2,
  failure: { reason: 'unreachable', detail: 'the shell ended', cure: 'Grade it again.' },
  outputs: {
    'links:host': { version: 1, round: 1, ms: 3, status: 0, text: 'lo\u001b[31m "{}[]\\"\n' },
    'elf:/usr/bin/x': { version: 2, round: 1, ms: 0, status: 0, base64: '/0VMRg==' },
    'http-get': { version: 1, round: 2, ms: 5000, unknown: 'timed-out', detail: '30 s' },
  },
};
