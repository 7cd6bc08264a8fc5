import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { pinger } from '../../checks/pinger/lab.ts';
import type { Report } from '../../src/index.ts';
import { classPage } from '../../src/reporters/html/class-page.tsx';
import { studentPage } from '../../src/reporters/html/student-page.tsx';
import { checkHeads, classOf, summarise } from '../../src/stages/class.ts';
import { grade } from '../../src/stages/grade.ts';
import { plan } from '../../src/stages/plan.ts';
import { wholeInput } from '../../src/stages/whole-input.ts';
import { projectFolder } from '../project-folder.ts';
import { recordings } from '../prove/recordings.ts';
import type { Recording } from '../prove/replay.ts';
import { inTurn, median, ms, run, say, timed } from './measure.ts';

const students = 200;
/** The longest times that pages may take; milliseconds. */
const limits = { student: 30, class: 500 };

/** How long the pages take that people look at, and how much longer a class run takes for its page. */
export const pageBench = async (): Promise<void> => {
  const saved = [...(await recordings(pinger.id)).values()];
  const reports = await studentPages(saved);
  await pageOfClass(reports);
  await classRun(saved);
};

const studentPages = async (saved: readonly Recording[]): Promise<Report[]> => {
  const graded = saved.map(({ evidence }) => {
    const chosen = plan(pinger, evidence.parameters);
    const { tool } = evidence;
    const how = {
      hints: 'full',
      trust: 'graded',
      host: { kernel: null, os: null },
      judgedAt: new Date(),
      tool,
    } as const;
    const { facts, report } = grade(chosen, evidence, how);
    return { report, make: async () => studentPage(wholeInput(chosen, evidence, report, [], facts)) };
  });
  const times: number[] = [];
  for (const { make } of graded) times.push(await timed(make));
  const [middle, first] = [median(times), times[0]!];
  say(`a student’s page, of ${limits.student} ms`, middle / limits.student, 1, `${ms(middle)}, the first ${ms(first)}`);
  return graded.map(({ report }) => report);
};

const named = Array.from({ length: students }, (_, at) => ({ id: `student-${at}`, name: `Student ${at}` }));

const pageOfClass = async (reports: readonly Report[]): Promise<void> => {
  const report = classOf(
    {
      ...{ tool: reports[0]!.tool, run: 'bench', lab: { id: pinger.id, title: pinger.title }, phases: [] },
      chosen: named,
      order: checkHeads(pinger),
    },
    named.map((student, at) => summarise({ ...reports[at % reports.length]!, student })),
  );
  const took = await timed(async () => classPage({ report, pageOf: null }));
  say(`the page of ${students} students, of ${limits.class} ms`, took / limits.class, 1, `${ms(took)}, the first`);
};

/** The program tells one saved class as a page and as a table: the page comes once, at the end of a class run. */
const classRun = async (saved: readonly Recording[]): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-bench-'));
  const labcheck = [process.execPath, join(projectFolder(), 'dist/labcheck.js')];
  try {
    const lines = named.map((student, at) => {
      const { evidence } = saved[at % saved.length]!;
      writeFileSync(join(folder, `${student.id}.json`), JSON.stringify({ ...evidence, student }));
      return `  - { id: ${student.id}, name: ${student.name}, host: "evidence:${student.id}.json" }\n`;
    });
    writeFileSync(join(folder, 'course.yaml'), `course: Bench\nlab: pinger\nstudents:\n${lines.join('')}`);
    const [command = '', ...words] = labcheck;
    await execa(command, [...words, '--all', '--reports', 'runs', '--report', 'json:class.json'], {
      cwd: folder,
      reject: false,
    });
    const [name = ''] = readdirSync(join(folder, 'runs'));
    const show = (format: string) => () =>
      run([
        ...labcheck,
        'show',
        join(folder, 'runs', name),
        '--report',
        `${format}:${join(folder, `class.${format}`)}`,
      ]);
    const [page, table] = await inTurn(5, show('html'), show('csv'));
    const more = Math.max(0, page - table);
    const detail = `${ms(more)} (${ms(page)} with it, ${ms(table)} with a table)`;
    say(
      `what a class run of ${students} takes longer for its page, of ${limits.class} ms`,
      more / limits.class,
      1,
      detail,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
