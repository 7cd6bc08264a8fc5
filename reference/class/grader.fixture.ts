// A grader of a class: node grader.mjs JOBS TIMEOUT_MS FOLDER, with `ID URI` lines as its input. It saves each report
// in FOLDER and says in JSON how much memory it took.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { pinger } from '../../checks/pinger/lab.ts';
import { writeEvidence } from '../../src/documents/files/evidence.ts';
import { makeFolder } from '../../src/documents/files/make-folder.ts';
import { writeReport } from '../../src/documents/files/report.ts';
import { hostIdentity } from '../../src/probes/host-identity.ts';
import { collect } from '../../src/stages/collect.ts';
import { judge } from '../../src/stages/judge.ts';
import { plan } from '../../src/stages/plan.ts';
import { score } from '../../src/stages/score.ts';
import { sshTransport } from '../../src/transports/ssh/index.ts';

const [jobs = '4', timeoutMs = '20000', folder = '.'] = process.argv.slice(2);
const students = readFileSync(0, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split(' ') as [string, string]);
const limit = pLimit(Number(jobs));
const transport = sshTransport({});
const chosen = plan(pinger);
const tool = { name: 'labcheck', version: 'test' } as const;
await Promise.all(
  students.map(([id, host]) =>
    limit(async () => {
      const evidence = await collect(
        chosen,
        { student: { id, name: id }, host, tool },
        (options) => transport.open(host, options),
        {
          deadlineMs: Number(timeoutMs),
          signal: new AbortController().signal,
          always: [hostIdentity],
          progress: () => {},
        },
      );
      const report = score(chosen, evidence, judge(chosen, evidence), {
        hints: 'full',
        trust: 'graded',
        host: { kernel: null, os: null },
        judgedAt: new Date(),
        tool,
      });
      await makeFolder(join(folder, id));
      await writeEvidence(join(folder, id, 'evidence.json'), evidence);
      await writeReport(join(folder, id, 'report.json'), report);
    }),
  ),
);
process.stdout.write(`${JSON.stringify({ megabytes: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`);
