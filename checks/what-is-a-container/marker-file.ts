import { fail, follow, pass } from '../../src/index.ts';
import { parentOf, tree } from '../../src/probes/index.ts';
import { check } from './parameters.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { likeliest, treesOf, tryNeeds } from './subject.ts';

export const markerFile = check({
  id: 'marker-file',
  title: 'The file {marker} marks it',
  tasks: [2],
  points: 1,
  bonus: true,
  phase: 'container',
  after: [rootfsTree],
  needs: (parameters) => {
    const needs = tryNeeds(parameters);
    return {
      ...needs,
      own: follow(
        needs,
        (facts) => {
          const { treePath } = likeliest(facts, parameters);
          return treePath === undefined ? undefined : tree(treePath, [parameters.marker]);
        },
        [],
        [{ ...treesOf(needs), ask: (path) => tree(`/${path}`, [parameters.marker]) }],
      ),
      above: tree(parentOf(parameters.rootfs), [parameters.marker]),
    };
  },
  causes: {
    absent: {
      says: 'The root file system has no file {marker}.',
      expected: 'a file {marker} at the top of {rootfs}',
      actual: 'no such file',
      hints: [
        'Two shells look alike. How do you tell whether "/" is the host’s or the container’s? A file that is in one of them only shows it.',
        'Make an empty file with that name at the top of the root file system.',
      ],
      command: 'touch {rootfs}/{marker}',
    },
    outside: {
      says: 'The file {marker} lies beside the root file system, not in it.',
      expected: 'a file {marker} at the top of {rootfs}',
      actual: 'a file of that name in the folder above',
      hints: [
        'Which folder will be "/" for the container? The mark must be seen from inside.',
        'Move the file into the root file system.',
      ],
      command: 'mv {rootfs}/../{marker} {rootfs}/',
    },
  },
  judge: ({ own, above }) => {
    if (own && own.has.length > 0) return pass();
    return fail(above.has.length > 0 ? 'outside' : 'absent');
  },
});
