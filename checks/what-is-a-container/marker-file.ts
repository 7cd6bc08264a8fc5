import { fail, follow, host, pass } from '../../src/index.ts';
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
      says: 'The root file system has no file {marker}. That file shows whether a shell’s "/" is the container’s or the host’s.',
      expected: 'a file {marker} at the top of {rootfs}',
      actual: 'no such file',
      hints: [
        'How do you tell whether "/" is the host’s or the container’s? A file that only one of them has shows it.',
        'Make an empty file {marker} at the top of {rootfs}.',
      ],
      look: [host('ls {rootfs}')],
      repair: [host('touch {rootfs}/{marker}')],
    },
    outside: {
      says: 'The file {marker} lies beside the root file system, so the container does not see it.',
      expected: 'a file {marker} at the top of {rootfs}',
      actual: 'a file of that name in the folder above',
      hints: ['Which folder will be "/" for the container?', 'Move the file {marker} into {rootfs}.'],
      look: [host('ls {rootfs} {rootfs}/..')],
      repair: [host('mv -n {rootfs}/../{marker} {rootfs}/')],
    },
  },
  judge: ({ own, above, ...facts }, parameters) => {
    if (own && own.has.length > 0) return pass();
    const { treePath: rootfs = parameters.rootfs } = likeliest(facts, parameters);
    return fail(above.has.length > 0 ? 'outside' : 'absent', { rootfs });
  },
});
