import { checksFor, fail, fileName, host, integer, type Lab, pass } from '../index.ts';
import { lines, probe } from '../model/probe.ts';

const parameters = {
  x: integer('the student’s number', 1, 254),
  kernel: fileName('the kernel that is asked for', 'Linux'),
  tool: fileName('a command that the host must have', 'cat'),
  seconds: integer('how long the host takes to answer', 0, 60, 0),
  status: integer('how the fragment ends', 0, 255, 0),
};
const check = checksFor(parameters);

const ostype = (tool: string, seconds: number, status: number) =>
  probe({
    id: `ostype:${tool}:${seconds}:${status}`,
    version: 1,
    group: 'kernel',
    tools: [tool],
    script: `sleep ${seconds}; cat /proc/sys/kernel/ostype; exit ${status}`,
    parse: (output) => lines(output)[0] ?? '',
  });

const kernel = check({
  id: 'kernel',
  title: 'The kernel is {kernel}',
  tasks: [1],
  points: 2,
  needs: ({ tool, seconds = 0, status = 0 }) => ({ found: ostype(tool, seconds, status) }),
  causes: {
    other: {
      says: 'The kernel is {found}.',
      expected: 'the kernel {kernel}',
      actual: 'the kernel {found}',
      hints: ['Which kernel runs here?', 'Start a machine with {kernel}.'],
      repair: [host('boot {kernel} --not {found}')],
    },
  },
  judge: ({ found }, parameters) => (found === parameters.kernel ? pass() : fail('other', { found })),
});

const kernelAgain = check({
  id: 'kernel-again',
  title: 'The kernel is still {kernel}',
  tasks: [2],
  points: 1,
  after: [kernel],
  needs: ({ tool, seconds = 0, status = 0 }) => ({ found: ostype(tool, seconds, status) }),
  causes: {
    changed: { says: 'It changed.', expected: '{kernel}', actual: 'another', hints: ['Look again.'], repair: [] },
  },
  judge: ({ found }, parameters) => (found === parameters.kernel ? pass() : fail('changed')),
});

/**
 * A lab that any Linux machine passes at once, and fails or withholds as its parameters say: for tests of the command
 * line.
 */
export const tinyLab: Lab = {
  id: 'tiny',
  title: 'A tiny lab',
  summary: 'Only asks which kernel runs.',
  tasks: [
    { number: 1, title: 'Run a kernel' },
    { number: 2, title: 'Keep it running' },
  ],
  phases: [],
  host: ['a kernel'],
  parameters,
  checks: [kernel, kernelAgain],
};
