import { fail, pass } from '../../src/index.ts';
import { bombStatic } from './bomb-static.ts';
import { eventsOf, fileAt, limitOf } from './lab-cgroup.ts';
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
      says: 'Nobody in the cgroup {name} ever reached its limit of processes.',
      expected: 'a process of the cgroup that could not fork any more',
      actual: 'no fork was refused since the cgroup was made',
      hints: [
        'The kernel counts the forks that it refuses: what does {path} say? A cgroup that is made again begins with 0.',
        'Run the program inside of the container for a few seconds, then end it with Ctrl-C.',
      ],
      command: './{bomb}',
    },
    'over-limit': {
      says: 'The cgroup {name} holds {current} processes, more than its limit.',
      expected: 'no more than {pids} processes in {name}',
      actual: '{current} processes',
      hints: [
        'The limit refuses forks; it neither counts who was there before it was set nor who moves in. In which order did you set it and start the program?',
        'End the program, set the limit, and then start the program in the container.',
      ],
      command: './{bomb}',
    },
  },
  judge: (facts, parameters) => {
    const { cgroup } = subject(facts, parameters);
    const controlled = cgroup?.controlled.pids;
    if (!cgroup || !controlled) return fail('never-stopped', { name: '', path: '' });
    const { values } = controlled.folder;
    const current = Number(values.get('pids.current') ?? 0);
    const named = { name: cgroup.name, path: fileAt(controlled, 'pids.events'), current };
    if (current > limitOf(values.get('pids.max'))) return fail('over-limit', named);
    return (eventsOf(controlled, 'pids.events:max', 'pids.max') ?? 0) > 0 ? pass() : fail('never-stopped', named);
  },
});
