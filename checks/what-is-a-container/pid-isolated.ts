import { fail, pass } from '../../src/index.ts';
import { judgePidNamespace, pidNamespaceCauses } from '../resources/pid-namespace.ts';
import { othersBeside, otherTries } from '../resources/tries.ts';
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
    ...pidNamespaceCauses(startContainer),
  },
  notes: { 'other-tries': otherTries },
  judge: (facts, parameters) => {
    const { process, engine, tries } = subject(facts, parameters);
    if (!process) return engine ? fail('engine', { pid: engine.pid }) : fail('nothing-runs');
    const judged = judgePidNamespace(process, facts.host, facts.views);
    const others = othersBeside(tries, process);
    return judged.status === 'passed' && others ? pass('other-tries', others) : judged;
  },
});
