import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { pinger } from '../../checks/pinger/lab.ts';
import { type ClassHost, createClass, type SimulatedClass } from '../class/class.ts';
import { courseText } from '../class/course.ts';
import { layDelayLine } from '../class/delay-line.ts';
import { graderWords } from '../class/grader-words.ts';
import { simulate } from '../class/simulate.ts';
import { pingerReference } from '../pinger/reference.ts';
import { projectFolder } from '../project-folder.ts';
import { plainSsh, skip } from './inside.ts';
import { type Cost, costOf } from './peak-memory.ts';
import { ms, say } from './say.ts';

/** As many at a time for labcheck as for plain ssh. */
const jobs = 8;
/** A host's time in the runs with bad hosts; seconds. */
const deadline = 30;

const labcheck = (): string[] => [process.execPath, join(projectFolder(), 'dist/labcheck.js')];
const skipping = (checks: readonly string[]): string[] => checks.flatMap((check) => ['--skip', check]);
/** The lab's optional task looks into images of 15 MB, which is more work than all the rest. */
const bonus = pinger.checks.flatMap((check) => (check.bonus ? check.id : []));

type Built = { readonly simulated: SimulatedClass; readonly hosts: readonly ClassHost[]; readonly folder: string };

/** Makes a class in which everybody did everything right, and takes it away again. */
const withClass = async (size: number, use: (built: Built) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-bench-'));
  const startedAt = performance.now();
  const simulated = await createClass({
    name: `bench-${process.pid}`,
    binds: await pingerReference.binds(),
    prepare: pingerReference.prepare,
  });
  try {
    const students = studentsOf(size).map((student) => ({ ...student, mistakes: [] }));
    const { signal } = new AbortController();
    const hosts = await simulate(simulated, pingerReference, students, { ready: () => {}, signal });
    console.log(`      ${size} hosts, each with the lab done, stand after ${ms(performance.now() - startedAt)}`);
    await use({ simulated, hosts, folder });
  } finally {
    await simulated.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
};

const studentsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: index === 0 ? 'alice' : `student-${index}`, name: 'Student' }));

/** Writes a course of some hosts, and returns its file. */
const writeCourse = ({ folder }: Built, name: string, hosts: readonly Pick<ClassHost, 'uri'>[]): string => {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, courseText(name, 'pinger', studentsOf(hosts.length), hosts));
  return file;
};

/**
 * One student over ssh, beside plain ssh to the same host.
 *
 * @param inside the command line that measures, in the class's network
 */
export const studentBench = (inside: readonly string[]): Promise<void> =>
  withClass(1, async (built) => {
    const [host] = built.hosts as [ClassHost];
    const measure = async (address: string, where: string): Promise<void> => {
      const course = writeCourse(built, 'one', [{ uri: `ssh://root@${address}` }]);
      const [command = '', ...words] = [...graderWords(built.simulated), ...inside, address, course, ...labcheck()];
      const { stdout } = await execa(command, words);
      const found = JSON.parse(stdout) as Record<'collecting' | 'required' | 'whole', [number, number]>;
      const tell = (what: string, [one, other]: [number, number]): void =>
        say(`${what} / ssh host true, ${where}`, one / other, 1.3, `${ms(one)} / ${ms(other)}`);
      tell('collecting over ssh', found.collecting);
      tell('the same without the bonus checks', found.required);
      tell('labcheck --student', found.whole);
    };
    await measure(host.address, 'no delay');
    const line = await layDelayLine(built.simulated, host, 25);
    try {
      await measure(line.address, '50 ms round trip');
    } finally {
      await line.destroy();
    }
  });

/**
 * Classes of 25 hosts and more, beside plain ssh to the same hosts; then the largest with ten bad hosts in it.
 *
 * @param largest 200 unless said; 25, 50 and 100 take less time
 */
export const classBench = (largest = 200): Promise<void> =>
  withClass(largest, async (built) => {
    const grade = (course: string, ...more: string[]): Promise<Cost> =>
      costOf([
        ...[...graderWords(built.simulated), ...labcheck(), '--course', course, '--all', '--jobs', String(jobs)],
        ...[...skipping(skip), '--reports', join(built.folder, 'reports'), ...more],
      ]);
    const times = new Map<number, number>();
    let clean = 0;
    for (const count of [25, 50, 100, 200].filter((size) => size <= largest)) {
      const some = built.hosts.slice(0, count);
      const ours = await grade(writeCourse(built, `class-${count}`, some), ...skipping(bonus));
      const plain = await costOf(
        [...graderWords(built.simulated), 'xargs', `-P${jobs}`, '-I{}', ...plainSsh('{}')],
        some.map(({ address }) => `${address}\n`).join(''),
      );
      if (ours.code !== 0) console.log(`      the run of ${count} ended with ${ours.code}, not with 0`);
      say(
        `a class of ${count} without the bonus checks / ssh host true on each`,
        ours.ms / plain.ms,
        1,
        `${ms(ours.ms)} / ${ms(plain.ms)}`,
      );
      if (count === largest) {
        const all = await grade(writeCourse(built, 'with-bonus', some));
        say('the same with the bonus checks', all.ms / plain.ms, 1, `${ms(all.ms)} / ${ms(plain.ms)}`);
      }
      say(`memory of the grader for ${count}, of 300 MB`, ours.megabytes / 300, 1, `${Math.round(ours.megabytes)} MB`);
      times.set(count, ours.ms / count);
      clean = ours.ms;
    }
    say(`a student of ${largest} / a student of 25`, times.get(largest)! / times.get(25)!, 1.2, 'time for each');
    await spoil(built.hosts.slice(10, 20));
    const bad = await grade(writeCourse(built, 'bad', built.hosts), ...skipping(bonus), '--timeout', String(deadline));
    say(
      `${largest} hosts, 10 of them dead, hung or flooding / clean + one deadline`,
      bad.ms / (clean + deadline * 1000),
      1,
      `${ms(bad.ms)} / (${ms(clean)} + ${deadline} s)`,
    );
    say('memory of the grader with them, of 400 MB', bad.megabytes / 400, 1, `${Math.round(bad.megabytes)} MB`);
  });

/** Makes hosts bad in three ways, in turn. */
const spoil = async (hosts: readonly ClassHost[]): Promise<void> => {
  const ways = ['ip link set eth0 down', "echo 'sleep 3600' >/root/.bashrc", 'echo yes >/root/.bashrc'];
  for (const [index, { sandbox }] of hosts.entries()) await sandbox.run(ways[index % ways.length]!);
};
