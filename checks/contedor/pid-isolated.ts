import { fail, pass } from '../../src/index.ts';
import { check } from './parameters.ts';
import { rootChanged } from './root-changed.ts';
import { startContainer, subject, subjectNeeds } from './subject.ts';

export const pidIsolated = check({
  id: 'pid-isolated',
  title: 'It has a PID namespace of its own, so it is process 1 or descends from one',
  tasks: [3],
  points: 1,
  after: [rootChanged],
  needs: subjectNeeds,
  causes: {
    'not-unshared': {
      says: 'The process {pid} has a root of its own, but shares every namespace with the host.',
      expected: 'namespaces of its own, a PID namespace among them',
      actual: 'a process that was only locked into the folder',
      hints: [
        'chroot changes what a process sees as "/", and nothing else. Which other processes does it see? (That is what the lab shows at first.)',
        'Leave the shell, and start it again through unshare.',
      ],
      command: startContainer,
    },
    'not-forked': {
      says: 'unshare made a new PID namespace, but the process {pid} itself stayed in the host’s.',
      expected: 'a process with a PID namespace of its own, where it is process 1',
      actual: 'a process in the host’s PID namespace; only its children would get another',
      hints: [
        'A process never changes its own PID namespace: only its children are born into the new one. Which option of unshare makes a child? ("Cannot allocate memory" is what it says otherwise.)',
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
    const { process, level } = subject(facts, parameters);
    if (!process) return fail('not-unshared', { pid: 0 });
    const { pid, namespaces, childrenPid } = process;
    if (namespaces.pid !== undefined && namespaces.pid !== facts.host.namespaces.pid) return pass();
    if (childrenPid !== namespaces.pid) return fail('not-forked', { pid });
    return fail(level === 0 ? 'not-unshared' : 'shared', { pid });
  },
});
