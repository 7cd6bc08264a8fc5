import { isAbsolute, join } from 'node:path';
import { readEvidence } from '../../documents/files/evidence.ts';
import type { EvidenceTransport } from '../../model/transport.ts';

/** A host as an earlier run saw it: nothing is asked. */
export const evidence: EvidenceTransport = {
  kind: 'evidence',
  scheme: 'evidence',
  summary: 'a saved run, judged again',
  example: 'evidence:FILE',
  uri: (uri) => {
    const file = fileOf(uri);
    return {
      machine: uri,
      file,
      as: () => uri,
      from: (folder) => (isAbsolute(file) ? uri : `evidence:${join(folder, file)}`),
    };
  },
  labOf: async (uri) => (await readEvidence(fileOf(uri))).lab,
  read: (uri) => readEvidence(fileOf(uri)),
};

const fileOf = (uri: string): string => uri.slice('evidence:'.length);
