import { fail, host, pass } from '../../src/index.ts';
import type { Process } from '../../src/probes/index.ts';
import { ofEngine } from '../resources/of-engine.ts';
import { binaryExecutable } from './binary-executable.ts';
import { binaryPresent } from './binary-present.ts';
import { binaryStatic } from './binary-static.ts';
import { check } from './parameters.ts';
import { pidIsolated } from './pid-isolated.ts';
import { appEnded, runningInside, type Subject, startedAnew, subject, subjectNeeds } from './subject.ts';

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
        'Which programs run in it? Did the app end with an error message?',
        'Start the isolated shell again, and start the app in it. Leave it running.',
      ],
      look: [runningInside],
      repair: startedAnew,
    },
    impostor: {
      says: 'Process {pid} is called {name}, but its program is not the app. Any program can have that name.',
      expected: 'a process whose program is {app}',
      actual: 'process {pid}, whose program is {path}',
      hints: [
        'Which file was this process started from? The link /proc/{pid}/exe leads to it.',
        'Start the isolated shell again, and start the app itself in it.',
      ],
      look: [host('ls -l /proc/{pid}/exe')],
      repair: startedAnew,
    },
    outside: {
      says: 'The app runs in the network namespace {netns}, but outside of the isolated shell. It sees all processes of the host.',
      expected: 'the app inside the isolated environment',
      actual: 'process {pid} of the app, among the host’s own processes',
      hints: [
        'In which terminal did you start the app? ip netns exec alone separates only the network.',
        'Stop the app, and start it in the shell that unshare has started.',
      ],
      look: [runningInside, host('ls -l /proc/{pid}/ns/pid /proc/1/ns/pid')],
      repair: [appEnded, ...startedAnew],
    },
    'on-host': {
      says: 'The isolated environment is there, but the app runs outside of it, in another network. Requests to the container do not reach it.',
      expected: 'the app inside the isolated environment',
      actual: 'process {pid} of the app, not in the network namespace {netns}',
      hints: [
        'In which terminal did you start the app?',
        'Stop the app, and start it in the shell that unshare has started.',
      ],
      look: [runningInside, host('ls -l /proc/{pid}/exe')],
      repair: [appEnded, ...startedAnew],
    },
    engine: {
      says: 'The app was started by a container engine, such as podman. This lab is about doing by hand all that an engine does.',
      expected: 'an environment that was made with ip netns and unshare',
      actual: 'process {pid} belongs to a container of an engine',
      hints: [
        'Which program started the app for you? Look for its parent among all processes.',
        'Stop the container. Then start the isolated shell by hand, and the app in it.',
      ],
      look: [host('ps -ef --forest')],
      repair: startedAnew,
    },
    suspended: {
      says: 'The app was started, but it is frozen, for example by Ctrl-Z. A frozen program answers no request.',
      expected: 'the app running',
      actual: 'process {pid} is stopped',
      hints: [
        'Ctrl-Z does not end a program, it freezes it. Which letter does ps show for the state of the app? T is frozen.',
        'Let the app continue.',
      ],
      look: [host('ps -o pid,stat,args -p {pid}')],
      repair: [host('[ "$(readlink /proc/{pid}/exe)" = {path} ] && kill -CONT {pid}')],
    },
  },
  notes: {
    'host-copy':
      'The app that runs is the host’s own copy, not the one in {rootfs}: the task’s commands do not change the root. It counts all the same.',
  },
  judge: (facts, parameters) => {
    const found = subject(facts, parameters);
    const { app, isolated, strays, members } = found;
    if (app && isolated) {
      const { pid, path = 'unknown' } = app;
      if (ofEngine(app, facts.processes, facts.engines)) return fail('engine', { pid });
      if (app.state === 'T') return fail('suspended', { pid, path });
      const hostCopy = facts.hostApp.kind === 'file' && app.executable === facts.hostApp.identity;
      return hostCopy ? pass('host-copy') : pass();
    }
    const beside = app ?? strays.find((process) => members.includes(process));
    if (beside) return fail('outside', { pid: beside.pid, path: beside.path ?? 'unknown' });
    const [stray] = strays;
    if (stray) return fail('on-host', { pid: stray.pid, path: stray.path ?? 'unknown' });
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
