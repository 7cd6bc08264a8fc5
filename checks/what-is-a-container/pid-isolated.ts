import { fail, pass } from '../../src/index.ts';
import { levelOf } from '../builders/isolated-process.ts';
import { check } from './parameters.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { startContainer, subject, subjectNeeds } from './subject.ts';

export const pidIsolated = check({
  id: 'pid-isolated',
  title: 'A process has a PID namespace of its own',
  tasks: [3],
  points: 1,
  phase: 'container',
  after: [rootfsTree],
  needs: subjectNeeds,
  causes: {
    'nothing-runs': {
      says: 'No container runs on this host.',
      expected: 'a shell in {rootfs} with namespaces of its own',
      actual: 'no such process',
      hints: [
        'A container lives only as long as the first process in it. Was its shell closed, or the machine restarted? Start it again, and leave it open while you are graded.',
        'Start a shell with namespaces and a root of its own. (If chroot says that it cannot run /bin/sh: "$PWD" is the folder that you are in, so name the root file system instead. If cgexec refuses: a variable of another terminal is empty in this one.)',
      ],
      command: startContainer,
    },
    engine: {
      says: 'The only container on this host is one that runc or an engine runs.',
      expected: 'a container that was started with unshare',
      actual: 'process {pid}, which belongs to a container of runc or of an engine',
      hints: [
        'This task builds by hand what runc does for you later. Which terminal did you start with unshare, and is it still open?',
        'Start a shell with namespaces and a root of its own, beside the one that runc runs. (If chroot says that it cannot run /bin/sh: "$PWD" is the folder that you are in, so name the root file system instead. If cgexec refuses: a variable of another terminal is empty in this one.)',
      ],
      command: startContainer,
    },
    'not-unshared': {
      says: 'The process {pid} is locked into the root file system, but shares every namespace with the host.',
      expected: 'namespaces of its own, a PID namespace among them',
      actual: 'a process that was only locked into the folder',
      hints: [
        'chroot changes what a process sees as "/", and nothing else: from there you could kill the host’s top. What else must be its own?',
        'Leave the shell, and start it again through unshare.',
      ],
      command: startContainer,
    },
    'not-forked': {
      says: 'unshare made a new PID namespace, but the process {pid} itself stayed in the host’s.',
      expected: 'a process with a PID namespace of its own, where it is process 1',
      actual: 'a process in the host’s PID namespace; only its children would get another',
      hints: [
        'A process never changes its own PID namespace: only its children are born into the new one. Which option of unshare makes a child? ("Cannot allocate memory" is what a shell says otherwise.)',
        'Leave the shell, and start it again with -f (--fork).',
      ],
      command: startContainer,
    },
    shared: {
      says: 'The process {pid} shares the host’s PID namespace.',
      expected: 'a PID namespace of its own',
      actual: 'it can see, and kill, the processes of the host',
      hints: [
        'Compare the numbers that identify the namespaces: ls -l /proc/{pid}/ns/pid /proc/1/ns/pid',
        'Leave the shell, and start it again with the option for a new PID namespace: -p (--pid), together with -f.',
      ],
      command: startContainer,
    },
  },
  judge: (facts, parameters) => {
    const { process, engine } = subject(facts, parameters);
    if (!process) return engine ? fail('engine', { pid: engine.pid }) : fail('nothing-runs');
    const { pid, namespaces, childrenPid } = process;
    if (namespaces.pid !== undefined && namespaces.pid !== facts.host.namespaces.pid) return pass();
    if (childrenPid !== namespaces.pid) return fail('not-forked', { pid });
    return fail(levelOf(process, facts.host) === 0 ? 'not-unshared' : 'shared', { pid });
  },
});
