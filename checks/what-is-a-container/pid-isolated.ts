import { fail, host, pass } from '../../src/index.ts';
import { judgePidNamespace, lookAtPid, pidNamespaceCauses } from '../resources/pid-namespace.ts';
import { othersBeside, otherTries } from '../resources/tries.ts';
import { placed, started, wayOf } from './isolated.ts';
import { check } from './parameters.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { subject, subjectNeeds } from './subject.ts';

const lookForContainer = [
  host('lsns -t pid', { text: 'Each line is one PID namespace. The container has a line of its own.' }),
];

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
      says: 'No container runs on this host. A container ends with the first process in it.',
      expected: 'a shell in {rootfs} with namespaces of its own',
      actual: 'no such process',
      hints: [
        'Is the terminal with the container’s shell still open? A restart of the machine ends it, too.',
        'Start a shell in {rootfs} through unshare and chroot. Leave it open until you are graded.',
      ],
      look: lookForContainer,
      repair: started,
    },
    engine: {
      says: 'The only container on this host, process {pid}, was started by runc or by an engine. Tasks 3 to 6 build one by hand.',
      expected: 'a container that was started with unshare',
      actual: 'process {pid}, which belongs to a container of runc or of an engine',
      hints: [
        'Is the terminal where you typed unshare still open? A container ends with the first process in it.',
        'Start a shell in {rootfs} through unshare and chroot. The other container may stay.',
      ],
      look: lookForContainer,
      repair: started,
    },
    'not-unshared': {
      says: 'Process {pid} has a root of its own and shares all else with the host: it can see and end the host’s processes.',
      expected: 'namespaces of its own, a PID namespace among them',
      actual: 'process {pid}, which was only locked into the folder by chroot',
      hints: [
        'Which processes does ps show in that shell? chroot changes only which files a process sees.',
        'Start a new shell through unshare, with chroot {rootfs} behind its options. The old one may stay open.',
      ],
      look: lookAtPid,
      repair: started,
    },
    ...pidNamespaceCauses(started),
  },
  notes: { 'other-tries': otherTries },
  judge: (facts, parameters) => {
    const { process, engine, tries } = subject(facts, parameters);
    const values = placed(facts, parameters);
    const way = wayOf(facts, parameters);
    if (!process)
      return engine ? fail('engine', { ...values, pid: engine.pid }, { way }) : fail('nothing-runs', values, { way });
    const judged = judgePidNamespace(process, facts.host, facts.views, values);
    const others = othersBeside(tries, process);
    if (judged.status === 'failed') return { ...judged, way };
    return others ? pass('other-tries', others) : judged;
  },
});
