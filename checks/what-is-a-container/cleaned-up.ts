import { fail, pass } from '../../src/index.ts';
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
        'Cleaning up is the last step. Is this the host on which you did the lab?',
        'Do the tasks before this one first.',
      ],
    },
    'still-used': {
      says: 'The cgroup {name} still has processes in it, so it cannot be removed.',
      expected: 'no cgroup {cgroup}',
      actual: '{members, plural, one {one process} other {# processes}} in {name}: {list}',
      hints: [
        'Which processes are these? Try: ps -fp {list}',
        'Leave the container’s shell, or end its processes, then remove the cgroup.',
      ],
      command: 'xargs kill -9 < {folder}/cgroup.procs; rmdir {folder}',
    },
    left: {
      says: 'The cgroup {name} is still there: {folders}.',
      expected: 'no cgroup {cgroup} in any hierarchy',
      actual: '{folders}',
      hints: [
        'In cgroup v1 every controller has a hierarchy of its own, and the old text’s cgdelete does not name all that its cgcreate did; some versions remove only the first that is named. Look: find /sys/fs/cgroup -name {name}',
        'Remove what is left with rmdir, one folder for each hierarchy.',
      ],
      command: 'find /sys/fs/cgroup -depth -type d -name {name} -delete',
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
