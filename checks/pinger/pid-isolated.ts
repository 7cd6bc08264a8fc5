import { fail, host, pass } from '../../src/index.ts';
import { isInit } from '../resources/isolated-process.ts';
import { othersBeside, otherTries } from '../resources/tries.ts';
import { netnsExists } from './netns-exists.ts';
import { check } from './parameters.ts';
import { startedAnew, subject, subjectNeeds } from './subject.ts';

export const pidIsolated = check({
  id: 'pid-isolated',
  title: 'A process in {netns} has a PID namespace of its own',
  tasks: [10],
  points: 1,
  after: [netnsExists],
  needs: subjectNeeds,
  causes: {
    'nothing-runs': {
      says: 'No process runs in the namespace {netns}.',
      expected: 'a process in {netns} that is isolated from the host',
      actual: 'no process at all',
      hints: [
        'The isolated environment lives only as long as its shell. Was that closed? Start it again and leave it open while you are graded.',
        'Start a shell within the network namespace, with new PID, mount and UTS namespaces.',
      ],
      repair: startedAnew,
    },
    stale: {
      says: 'The app runs in a network namespace that no longer carries the name {netns}.',
      expected: 'the app in the namespace that is named {netns} now',
      actual: 'process {pid} of the app in another network namespace',
      hints: [
        'A namespace lives on with its processes when its name is deleted. Did you make {netns} again while the app was running?',
        'Stop the app, and start the isolated environment again in today’s {netns}.',
      ],
      repair: [host('[ /proc/{pid}/exe -ef {rootfs}{app} ] && kill -9 {pid}'), ...startedAnew],
    },
    'on-host': {
      says: 'The app runs in the host’s own network, not in the namespace {netns}.',
      expected: 'the app in the namespace {netns}',
      actual: 'process {pid} of the app beside the host’s own processes',
      hints: [
        'In which terminal did you start the app? Only a shell within the namespace starts it there.',
        'Stop the app, start the isolated shell, and start the app inside of it.',
      ],
      repair: [host('[ /proc/{pid}/exe -ef {rootfs}{app} ] && kill -9 {pid}'), ...startedAnew],
    },
    'not-forked': {
      says: 'unshare made a new PID namespace, but the shell itself stayed in the host’s.',
      expected: 'a process with a PID namespace of its own, where it is process 1',
      actual: 'process {pid} in the host’s PID namespace; only its children would get another',
      hints: [
        'A process never changes its own PID namespace: only its children are born into the new one. Which option of unshare makes a child?',
        'Leave the shell and start it again with -f (--fork).',
      ],
      repair: startedAnew,
    },
    shared: {
      says: 'The processes in {netns} share the host’s PID namespace.',
      expected: 'a PID namespace of its own',
      actual: 'process {pid} sees all processes of the host',
      hints: [
        'Being in another network namespace isolates only the network. What do you see inside with: ps aux',
        'Leave the shell and start it again through unshare, with a new PID namespace (-p) and a fork (-f).',
      ],
      repair: startedAnew,
    },
  },
  notes: { 'other-tries': otherTries },
  judge: (facts, parameters) => {
    const { anchor, process, isolated, members } = subject(facts, parameters);
    if (!process || anchor === 'none') return fail('nothing-runs');
    const { pid } = process;
    if (anchor !== 'named') return fail(anchor, { pid });
    if (isolated) {
      const inits = members.filter(isInit).map((one) => ({ process: one }));
      const others = othersBeside(
        inits.filter((one) => one.process.namespaces.pid !== process.namespaces.pid),
        process,
      );
      return others ? pass('other-tries', others) : pass();
    }
    const parent = members.find(({ childrenPid, namespaces }) => childrenPid !== namespaces.pid);
    return parent ? fail('not-forked', { pid: parent.pid }) : fail('shared', { pid });
  },
});
