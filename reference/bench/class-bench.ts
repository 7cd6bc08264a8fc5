import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { UsageError } from '../../src/index.ts';
import { courseText } from '../class/course-text.ts';
import { type ClassHost, createClass, type SimulatedClass } from '../class/create-class.ts';
import { layDelayLine } from '../class/delay-line.ts';
import { graderWords } from '../class/grader-words.ts';
import { oneScript } from '../class/one-script.ts';
import { simulate } from '../class/simulate.ts';
import type { LabReference } from '../lab-reference.ts';
import { doOptionalTask, pingerReference, requiredReference } from '../pinger/reference.ts';
import { projectFolder } from '../project-folder.ts';
import { plainSsh, skip } from './inside.ts';
import { ms, say } from './measure.ts';
import { type Cost, costOf } from './peak-memory.ts';

/** As many at a time for labcheck as for plain ssh. */
const jobs = 8;
/** A host's time in the runs with bad hosts; seconds. */
const deadline = 30;

const labcheck = (): string[] => [process.execPath, join(projectFolder(), 'dist/labcheck.js')];

type Built = { readonly simulated: SimulatedClass; readonly hosts: readonly ClassHost[]; readonly folder: string };

/** Makes a class in which everybody did right what the reference does, and takes it away again. */
const withClass = async (
  reference: LabReference,
  size: number,
  use: (built: Built) => Promise<void>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-bench-'));
  const startedAt = performance.now();
  const simulated = await createClass({
    name: `bench-${process.pid}`,
    binds: await reference.binds(),
    prepare: reference.prepare,
  });
  try {
    const students = studentsOf(size).map((student) => ({ ...student, mistakes: [] }));
    const { signal } = new AbortController();
    const hosts = await simulate(simulated, reference, students, { ready: () => {}, signal });
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
  withClass(pingerReference, 1, async (built) => {
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
 * Classes of 25 hosts and more, beside plain ssh to the same hosts; then the smallest once more with the lab's optional
 * task done, whose images are more work to look into than all the rest; and the largest with ten bad hosts in it.
 *
 * @param largest 200 unless said; 25, 50 and 100 take less time
 */
export const classBench = (largest = 200): Promise<void> => {
  const sizes = [25, 50, 100, 200].filter((size) => size <= largest);
  const [small, large] = [sizes[0], sizes.at(-1)];
  if (small === undefined || large === undefined)
    throw new UsageError(`A class of ${largest} is too small to be measured.`, 'Take 25, 50, 100 or 200.');
  return withClass(requiredReference, large, async (built) => {
    const compare = async (name: string, what: string, hosts: readonly ClassHost[]): Promise<Cost> => {
      const ours = await grade(built, name, hosts);
      const plain = await costOf(
        [...graderWords(built.simulated), 'xargs', `-P${jobs}`, '-I{}', ...plainSsh('{}')],
        hosts.map(({ address }) => `${address}\n`).join(''),
      );
      if (ours.code !== 0) console.log(`      the run of ${hosts.length} ended with ${ours.code}, not with 0`);
      say(`${what} / ssh host true on each`, ours.ms / plain.ms, 1, `${ms(ours.ms)} / ${ms(plain.ms)}`);
      return ours;
    };
    const costs = new Map<number, Cost>();
    for (const size of sizes) {
      const ours = await compare(`class-${size}`, `a class of ${size}`, built.hosts.slice(0, size));
      say(`memory of the grader for ${size}, of 300 MB`, ours.megabytes / 300, 1, `${Math.round(ours.megabytes)} MB`);
      costs.set(size, ours);
    }
    const each = (size: number): number => costs.get(size)!.ms / size;
    say(`a student of ${large} / a student of ${small}`, each(large) / each(small), 1.2, 'time for each');

    const some = built.hosts.slice(0, small);
    await doOptional(some);
    await compare('with-images', `a class of ${small} that did the optional task too`, some);

    const clean = (await grade(built, 'clean', built.hosts)).ms;
    await spoil(built.hosts.slice(10, 20));
    const bad = await grade(built, 'bad', built.hosts, '--timeout', String(deadline));
    say(
      `${large} hosts, 10 of them dead, hung or flooding / clean + one deadline`,
      bad.ms / (clean + deadline * 1000),
      1,
      `${ms(bad.ms)} / (${ms(clean)} + ${deadline} s)`,
    );
    say('memory of the grader with them, of 400 MB', bad.megabytes / 400, 1, `${Math.round(bad.megabytes)} MB`);
  });
};

/** Grades the hosts as a course of their own. */
const grade = (built: Built, name: string, hosts: readonly ClassHost[], ...more: string[]): Promise<Cost> =>
  costOf([
    ...[...graderWords(built.simulated), ...labcheck(), '--course', writeCourse(built, name, hosts), '--all'],
    ...['--jobs', String(jobs), ...skip.flatMap((check) => ['--skip', check])],
    ...['--reports', join(built.folder, 'reports'), ...more],
  ]);

const doOptional = async (hosts: readonly ClassHost[]): Promise<void> => {
  const script = await oneScript(doOptionalTask);
  for (const { sandbox } of hosts) await sandbox.run(script);
};

/** Makes hosts bad in three ways, in turn. */
const spoil = async (hosts: readonly ClassHost[]): Promise<void> => {
  const ways = ['ip link set eth0 down', "echo 'sleep 3600' >/root/.bashrc", 'echo yes >/root/.bashrc'];
  for (const [index, { sandbox }] of hosts.entries()) await sandbox.run(ways[index % ways.length]!);
};
