import { join } from 'node:path';
import { pinger } from '../../checks/pinger/lab.ts';
import type { Report } from '../../src/index.ts';
import { judge } from '../../src/stages/judge.ts';
import { plan } from '../../src/stages/plan.ts';
import { score } from '../../src/stages/score.ts';
import { enterArgv, findSandbox } from '../../src/transports/sandbox/registry.ts';
import { assertRoot } from '../assert-root.ts';
import { installDependencies } from '../dependencies/install.ts';
import { commandsFor } from '../dependencies/table.ts';
import { pingerReference } from '../pinger/reference.ts';
import { projectFolder } from '../project-folder.ts';
import { recordings } from '../prove/recordings.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { listenIn, speakAgain } from './bare-script.ts';
import { inTurn, ms, run, say, timed } from './measure.ts';

/** How a report becomes text; handed in, as the reporters are not this folder's to import. */
type Render = (report: Report) => string | Promise<string>;

/** Where a sandbox sees labcheck itself. */
const installed = '/opt/labcheck';
const skip = ['app-pings'];

/** Installs what the measured hosts need. */
export const prepareBench = async (): Promise<void> => {
  assertRoot('Measuring');
  await installDependencies([...pingerReference.commands, ...commandsFor.class], console.log);
};

/** Prints ratios that were measured side by side in this run; it asserts nothing. */
export const bench = async (render: Render): Promise<void> => {
  const bare = [process.execPath, '-e', '0'];
  const bundle = join(projectFolder(), 'dist/labcheck.js');
  const [help, node] = await inTurn(
    15,
    () => run([process.execPath, bundle, '--help']),
    () => run(bare),
  );
  say('labcheck --help / node -e 0', help / node, 1.6, `${ms(help)} / ${ms(node)}`);

  const binds = [...(await pingerReference.binds()), { from: projectFolder(), to: installed, readOnly: true }];
  const sandbox = await createSandbox({ name: `bench-${process.pid}`, lifetime: 'owner', binds });
  try {
    await pingerReference.prepare(sandbox);
    await pingerReference.finish(sandbox);
    await localGrading(sandbox, bare);
    await manyProcesses(sandbox);
  } finally {
    await sandbox.destroy();
  }
  await judging(render);
};

const localGrading = async (sandbox: Sandbox, bare: readonly string[]): Promise<void> => {
  const conversation = await listenIn(sandbox.uri, skip);
  const enter = enterArgv(findSandbox(sandbox.name)!);
  const grade = [
    ...enter,
    process.execPath,
    join(installed, 'dist/labcheck.js'),
    '--lab',
    'pinger',
    '--skip',
    ...skip,
    '--no-save',
  ];
  const [whole, parts] = await inTurn(
    11,
    () => run(grade),
    async () => {
      await run([...enter, ...bare]);
      await speakAgain(sandbox.uri, conversation);
    },
  );
  say('grading locally / (node -e 0 + the same script by sh)', whole / parts, 2, `${ms(whole)} / ${ms(parts)}`);
};

const manyProcesses = async (sandbox: Sandbox): Promise<void> => {
  const few = await timesOf(sandbox, 20);
  const many = await timesOf(sandbox, 500);
  say('the script with 500 processes / with 20', many / few, 2, `${ms(many)} / ${ms(few)}`);
};

const timesOf = async (sandbox: Sandbox, processes: number): Promise<number> => {
  await sandbox.run(
    `n=$(ls -d /proc/[0-9]* | wc -l); while [ $n -lt ${processes} ]; do setsid sleep 3600 </dev/null >/dev/null 2>&1 & n=$((n+1)); done`,
  );
  const conversation = await listenIn(sandbox.uri, skip);
  const speak = () => speakAgain(sandbox.uri, conversation);
  const [median] = await inTurn(11, speak, async () => {});
  return median;
};

const judging = async (render: Render): Promise<void> => {
  const all = [...(await recordings(pinger.id)).values()].map(({ evidence }) => evidence);
  const chosen = plan(pinger);
  const students = 1000;
  const took = await timed(async () => {
    for (let at = 0; at < students; at += 1) {
      const evidence = all[at % all.length]!;
      const options = {
        hints: 'full',
        trust: 'graded',
        host: { kernel: null, os: null },
        judgedAt: new Date(),
        tool: evidence.tool,
      } as const;
      await render(score(chosen, evidence, judge(chosen, evidence), options));
    }
  });
  say(
    'judge + score + render, of 5 ms a student',
    took / students / 5,
    1,
    `${ms(took / students)} a student, ${students} in a row`,
  );
};
