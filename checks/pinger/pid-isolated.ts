import { fail, host, pass } from '../../src/index.ts';
import { isInit } from '../resources/isolated-process.ts';
import { othersBeside, otherTries } from '../resources/tries.ts';
import { netnsExists } from './netns-exists.ts';
import { check } from './parameters.ts';
import { appEnded, runningInside, startedAnew, subject, subjectNeeds } from './subject.ts';

export const pidIsolated = check({
  id: 'pid-isolated',
  title: 'A process in {netns} has a PID namespace of its own',
  tasks: [10],
  points: 1,
  after: [netnsExists],
  needs: subjectNeeds,
  causes: {
    'nothing-runs': {
      says: 'No process runs in the namespace {netns}. The app must run there, isolated from the host.',
      expected: 'a process in {netns} that is isolated from the host',
      actual: 'no process at all',
      hints: [
        'The isolated environment lives only as long as its shell. Was that closed?',
        'Start a shell in {netns} with namespaces of its own. Leave it open while you are graded.',
      ],
      look: [runningInside],
      repair: startedAnew,
    },
    stale: {
      says: 'The app runs in a network namespace that is not called {netns} any more, so it is cut off from the cable.',
      expected: 'the app in the namespace that is named {netns} now',
      actual: 'process {pid} of the app in another network namespace',
      hints: [
        'A namespace lives on with its processes when its name is deleted. Did you make {netns} again while the app was running?',
        'Stop the app, and start the isolated shell again in the new {netns}.',
      ],
      look: [host('ip netns identify {pid}'), runningInside],
      repair: [appEnded, ...startedAnew],
    },
    'on-host': {
      says: 'The app runs in the host’s own network, not in the namespace {netns}. Requests to the container cannot reach it.',
      expected: 'the app in the namespace {netns}',
      actual: 'process {pid} of the app beside the host’s own processes',
      hints: [
        'In which terminal did you start the app? Only a shell within the namespace starts it there.',
        'Stop the app, start the isolated shell, and start the app in it.',
      ],
      look: [host('ls -l /proc/{pid}/exe'), runningInside],
      repair: [appEnded, ...startedAnew],
    },
    'not-forked': {
      says: 'unshare made a new PID namespace (a list of processes of its own), but its shell stayed in the host’s.',
      expected: 'a process with a PID namespace of its own, where it is process 1',
      actual: 'process {pid} in the host’s PID namespace; only its children would be in the new one',
      hints: [
        'Only children of unshare are born into the new PID namespace. Which option makes unshare start a child?',
        'Start the isolated shell again, with -f (--fork) beside -p.',
      ],
      look: [host('ls -l /proc/{pid}/ns/pid /proc/1/ns/pid')],
      repair: startedAnew,
    },
    shared: {
      says: 'The processes in {netns} share the host’s list of processes, its PID namespace: they can see, and kill, all of them.',
      expected: 'a PID namespace of its own, with process numbers that begin at 1',
      actual: 'process {pid} sees all processes of the host',
      hints: [
        'ip netns exec separates only the network. Which processes does ps show inside?',
        'Start the isolated shell again through unshare, with a new PID namespace (-p) and a child in it (-f).',
      ],
      look: [host('ls -l /proc/{pid}/ns/pid /proc/1/ns/pid')],
      repair: startedAnew,
    },
  },
  notes: { 'other-tries': otherTries },
  judge: (facts, parameters) => {
    const { anchor, process, isolated, members } = subject(facts, parameters);
    if (!process || anchor === 'none') return fail('nothing-runs');
    const { pid, path = 'unknown' } = process;
    if (anchor !== 'named') return fail(anchor, { pid, path });
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
