import { isAbsolute, join } from 'node:path';
import { readText } from '../../documents/files/read-text.ts';
import { evidenceKind, parseEvidence } from '../../documents/parse-evidence.ts';
import type { EvidenceTransport } from '../../model/transport.ts';
import { isScriptOutput, readScriptOutput } from '../../shell/check-script/answers.ts';

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
  labOf: (uri) => labIn(fileOf(uri)),
  fileOf: (uri) => fileOf(uri),
};

const fileOf = (uri: string): string => uri.slice('evidence:'.length);

/** The lab that answers are about; undefined where a check script wrote them and they cannot be read. */
const labIn = async (file: string): Promise<string | undefined> => {
  const text = await readText(file, evidenceKind);
  if (!isScriptOutput(text)) return (await parseEvidence(file, text)).lab;
  const said = await readScriptOutput(text);
  return typeof said === 'string' ? undefined : /"lab":"([a-z0-9-]{1,64})"/.exec(said.about)?.[1];
};
