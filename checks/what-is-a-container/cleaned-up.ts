import { elsewhere, fail, host, pass } from '../../src/index.ts';
import { bombStatic } from './bomb-static.ts';
import { check } from './parameters.ts';
import { inTree } from './tree-program.ts';

export const cleanedUp = check({
  id: 'cleaned-up',
  title: 'No cgroup {cgroup} is left in any hierarchy',
  tasks: [15],
  points: 1,
  bonus: true,
  phase: 'clean',
  after: [bombStatic],
  needs: (parameters) => inTree(parameters, parameters.bomb),
  causes: {
    'nothing-begun': {
      says: 'Nothing of the lab was done on this host, so there is nothing to clean up.',
      expected: 'the lab’s files, without its cgroups',
      actual: 'no {bomb} in a root file system',
      hints: [
        'Is this the host on which you did the lab? Cleaning up is the last task.',
        'Do the tasks before this one first.',
      ],
      look: [host('ls {rootfs}')],
      repair: [elsewhere('Do the tasks before this one on this host. Cleaning up is the last task.')],
    },
    'still-used': {
      says: 'Processes are still in the cgroup {name}: {list}. A cgroup with processes cannot be removed.',
      expected: 'no cgroup {cgroup}',
      actual: '{members, plural, one {one process} other {# processes}} in {folder}',
      hints: [
        'Which processes are in the cgroup? As long as a container is to be graded, let it run: cleaning up is a bonus.',
        'After all other tasks were graded, leave the containers’ shells. Then remove the cgroup with rmdir in each hierarchy.',
      ],
      look: [host('ps -o pid,args -p {list}')],
      repair: [
        elsewhere(
          'When all other tasks are graded, and not before: leave the containers’ shells. Then remove the cgroup with rmdir.',
        ),
      ],
    },
    left: {
      says: 'The cgroup {name} is still there: {folders}. It was not removed from every hierarchy; in cgroup v1, each controller has one.',
      expected: 'no cgroup {cgroup} in any hierarchy',
      actual: '{folders}',
      hints: [
        'In how many hierarchies did you make the cgroup, and in how many did you remove it?',
        'After all other tasks were graded, remove each folder that is left with rmdir.',
      ],
      look: [host('find /sys/fs/cgroup -type d -name {name}')],
      repair: [
        elsewhere('When all other tasks are graded, and not before: remove these folders with rmdir: {folders}.'),
      ],
    },
  },
  judge: ({ own, cgroups }) => {
    const left = cgroups.flatMap(({ mountPoint, folders }) =>
      folders
        .filter(({ named }) => named)
        .map(({ path, members }) => ({ name: path.split('/').at(-1)!, folder: `${mountPoint}${path}`, members })),
    );
    const [first] = left;
    if (!first) return own?.kind === 'file' ? pass() : fail('nothing-begun');
    const members = [...new Set(left.flatMap((one) => one.members))];
    const used = left.find((one) => one.members.length > 0);
    if (used)
      return fail('still-used', {
        name: used.name,
        members: members.length,
        list: members.slice(0, 5).join(','),
        folder: used.folder,
      });
    const folders = left.slice(0, 6).map(({ folder }) => folder);
    return fail('left', { name: first.name, folders: folders.join(', ') });
  },
});
