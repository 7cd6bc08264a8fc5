import { fail, host, pass } from '../../src/index.ts';
import { parentOf } from '../../src/probes/index.ts';
import { bombStatic } from './bomb-static.ts';
import { placed } from './isolated.ts';
import { fileAt, limitOf } from './lab-cgroup.ts';
import { refusalsIn } from './limits-kept.ts';
import { check } from './parameters.ts';
import { pidsLimit } from './pids-limit.ts';
import { processInCgroup } from './process-in-cgroup.ts';
import { subject, subjectNeeds } from './subject.ts';

export const bombContained = check({
  id: 'bomb-contained',
  title: 'The kernel stopped {bomb} at the limit of processes',
  tasks: [11],
  points: 2,
  phase: 'limits',
  after: [bombStatic, pidsLimit, processInCgroup],
  needs: subjectNeeds,
  causes: {
    'never-stopped': {
      says: 'The cgroup {name} has not reached its limit of processes yet. So nothing shows that the limit stops a fork bomb.',
      expected: 'a program of the container that could not start more processes',
      actual: 'no refused process since the cgroup was made',
      hints: [
        'Has {bomb} run inside of the container? Only there the limit counts. A new cgroup begins to count at 0.',
        'Type ./{bomb} in the container’s shell. End it with Ctrl-C after a few seconds.',
      ],
      look: [host('cat {path}', { text: 'The number behind max counts the refused processes.' })],
      repair: [
        host('timeout 5 cgexec -g memory,pids:{name} nsenter -t {pid} -a -r /{bomb}', {
          text: 'In the container’s own shell this is: ./{bomb}, and Ctrl-C after 5 seconds.',
        }),
      ],
    },
    'over-limit': {
      says: 'The cgroup {name} holds {current} processes, more than its limit. The limit refuses new ones, and ends none.',
      expected: 'at most {pids} processes in {name}',
      actual: '{current} processes',
      hints: [
        'Which processes are in the cgroup? Those that were in it before the limit was set, or that were moved in, stay.',
        'Move the processes that are not the container’s out of the cgroup, and end what {bomb} has left.',
      ],
      look: [host('cat {folder}/cgroup.procs')],
      repair: [
        host('cd {folder}'),
        host('for p in $(cat cgroup.procs); do [ /proc/$p/root -ef {rootfs} ] || echo $p > ../cgroup.procs; done', {
          text: 'Processes that are not the container’s move to the cgroup above.',
        }),
        host('for p in $(cat cgroup.procs); do [ /proc/$p/exe -ef {rootfs}/{bomb} ] && kill -9 $p; done; cd', {
          text: 'Only processes of {bomb} in this cgroup are ended.',
        }),
      ],
    },
  },
  judge: (facts, parameters) => {
    const { cgroup } = subject(facts, parameters);
    const controlled = cgroup?.controlled.pids;
    const place = placed(facts, parameters);
    if (!cgroup || !controlled) return fail('never-stopped', { ...place, name: '', path: '' });
    const { values } = controlled.folder;
    const current = Number(values.get('pids.current') ?? 0);
    const path = fileAt(controlled, 'pids.events');
    const named = { ...place, name: cgroup.name, path, folder: parentOf(path), current };
    if (current > limitOf(values.get('pids.max'))) return fail('over-limit', named);
    return refusalsIn(controlled) > 0 ? pass() : fail('never-stopped', named);
  },
});
