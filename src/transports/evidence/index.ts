import { readEvidence } from '../../documents/evidence.ts';
import type { Transport } from '../../model/transport.ts';

/** A host as an earlier run saw it: nothing is asked. */
export const evidence: Transport = {
  kind: 'evidence',
  scheme: 'evidence',
  summary: 'a saved run, judged again',
  example: 'evidence:FILE',
  read: (uri) => readEvidence(uri.slice('evidence:'.length)),
};
