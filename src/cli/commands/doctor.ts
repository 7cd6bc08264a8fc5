import { exitCodes } from '../../model/exit-codes.ts';
import { command } from '../command.ts';
import { acceptNewHostKeys, host, identity, jobs, shortTimeout } from '../options/hosts.ts';
import { lab, phase, set, skip } from '../options/lab.ts';
import { all, course, group, student } from '../options/students.ts';

/** A host that takes longer to say whether it is ready is not; milliseconds. */
const patienceMs = 20_000;

export const doctor = command({
  name: 'doctor',
  says: 'say which hosts could be graded: login, sudo, tools, clock; grades nothing',
  options: [
    ...([student, all, group, course, lab, set, host, jobs, identity, acceptNewHostKeys, skip, phase] as const),
    shortTimeout,
  ],
  examples: ['labcheck doctor --all', 'labcheck doctor --student bob', 'labcheck doctor --lab pinger'],
  run: async (options, { composition, world, line: typed }) => {
    const { consoleUi, examineHosts, hostsAtOnce, readinessLines, readRequests, screenOf, withLine } = await import(
      '../parts.ts'
    );
    const { requests } = await readRequests(options, composition.labs, world);
    const ui = consoleUi(world);
    let asked = 0;
    const diagnoses = await examineHosts(
      requests.map((request) => ({
        ...request,
        timeoutMs: options.timeout === undefined ? Math.min(patienceMs, request.timeoutMs) : request.timeoutMs,
      })),
      {
        ...{ jobs: options.jobs ?? hostsAtOnce(), signal: world.interrupted },
        tool: { name: 'labcheck', version: composition.version },
        answered: () => ui.status(`${(asked += 1)} of ${requests.length} hosts have answered`),
      },
    );
    const told = diagnoses.map((one) => ({
      ...one,
      obstacles: one.obstacles.map(({ says, cure }) => ({ says, cure: withLine(cure, typed) })),
    }));
    for (const line of readinessLines(told, screenOf(world.stdout, world.env).columns)) ui.print(line);
    return diagnoses.every(({ obstacles }) => obstacles.length === 0) ? exitCodes.passed : exitCodes.review;
  },
});
