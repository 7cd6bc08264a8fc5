import { fail, host, pass } from '../../src/index.ts';
import type { Process } from '../../src/probes/index.ts';
import { ofEngine } from '../resources/of-engine.ts';
import { binaryExecutable } from './binary-executable.ts';
import { binaryPresent } from './binary-present.ts';
import { binaryStatic } from './binary-static.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { type Subject, startedAnew, subject, subjectNeeds } from './subject.ts';

export const appIsolated = check({
  id: 'app-isolated',
  title: 'The app runs inside of the isolated environment',
  tasks: [12],
  points: 1,
  after: [pidIsolated, binaryPresent, binaryExecutable, binaryStatic],
  needs: subjectNeeds,
  causes: {
    'not-running': {
      says: 'The isolated environment is there, but the app does not run in it.',
      expected: 'a process whose program is {app}',
      actual: 'other programs only',
      hints: [
        'Did the app end with an error message? Start it in the isolated shell and leave it running.',
        'Start the app inside of the isolated shell.',
      ],
      repair: startedAnew,
    },
    impostor: {
      says: 'A process calls itself {name}, but its program is another one.',
      expected: 'a process whose program is {app}',
      actual: 'process {pid}, whose program is {path}',
      hints: ['What does the link tell: ls -l /proc/{pid}/exe', 'Start the app itself inside of the isolated shell.'],
      repair: startedAnew,
    },
    outside: {
      says: 'The app runs in the network namespace {netns}, but outside of the isolated PID namespace.',
      expected: 'the app inside of the isolated environment',
      actual: 'process {pid} of the app, in the host’s PID namespace',
      hints: [
        'In which terminal did you start the app? ip netns exec alone enters only the network namespace.',
        'Stop it, and start it in the shell that unshare started.',
      ],
      repair: [host('[ /proc/{pid}/exe -ef {rootfs}{app} ] && kill -9 {pid}'), ...startedAnew],
    },
    'on-host': {
      says: 'The isolated environment is there, but the app runs on the host beside it.',
      expected: 'the app inside of the isolated environment',
      actual: 'process {pid} of the app, in another network namespace than {netns}',
      hints: ['In which terminal did you start the app?', 'Stop it, and start it in the shell that unshare started.'],
      repair: [host('[ /proc/{pid}/exe -ef {rootfs}{app} ] && kill -9 {pid}'), ...startedAnew],
    },
    engine: {
      says: 'The app was started by a container engine, not by hand.',
      expected: 'an environment that was made with ip netns and unshare',
      actual: 'process {pid} belongs to a container of an engine',
      hints: [
        'The point of this lab is to build by hand what an engine does for you.',
        'Stop the container, and start the app in an environment of your own.',
      ],
      repair: startedAnew,
    },
    suspended: {
      says: 'The app was started, but it is suspended (as by Ctrl-Z).',
      expected: 'the app running',
      actual: 'process {pid} is stopped',
      hints: [
        'Ctrl-Z does not end a program, it freezes it. In its shell type: jobs',
        'Let it go on, in the shell where it was started.',
      ],
      repair: startedAnew,
    },
  },
  notes: {
    'host-copy':
      'The app that runs is the host’s own copy, not the one in {rootfs}: the task’s commands do not change the root. It counts.',
  },
  judge: (facts, parameters) => {
    const found = subject(facts, parameters);
    const { app, isolated, strays, members } = found;
    if (app && isolated) {
      const { pid } = app;
      if (ofEngine(app, facts.processes, facts.engines)) return fail('engine', { pid });
      if (app.state === 'T') return fail('suspended', { pid });
      const hostCopy = facts.hostApp.kind === 'file' && app.executable === facts.hostApp.identity;
      return hostCopy ? pass('host-copy') : pass();
    }
    const beside = app ?? strays.find((process) => members.includes(process));
    if (beside) return fail('outside', { pid: beside.pid });
    const [stray] = strays;
    if (stray) return fail('on-host', { pid: stray.pid });
    const impostor = impostorIn(found, parameters.app);
    if (impostor) return fail('impostor', { pid: impostor.pid, name: impostor.name, path: impostor.path ?? 'unknown' });
    return fail('not-running');
  },
});

/** A process of the namespace that has the app's name without being the app. */
const impostorIn = ({ members }: Subject, app: string): Process | undefined => {
  const name = app.split('/').at(-1)!.slice(0, 15);
  return members.find((process) => process.name === name);
};
