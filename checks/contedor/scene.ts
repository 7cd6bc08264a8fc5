import { box, sceneFor } from '../../src/index.ts';
import { besideContainer, containerLabel, containerLines } from '../resources/container-sketch.ts';
import { parameters } from './parameters.ts';
import { bestTree, subject, subjectNeeds } from './subject.ts';

/** The host, the root file system, and the container: a process, what it has of its own, and what it shares. */
export const scene = sceneFor(parameters)({
  needs: subjectNeeds,
  tell: ({ host, processes, trees, engines, views }, labels, chosen) => {
    const found =
      host && processes && trees && engines ? subject({ host, processes, trees, engines, views }, chosen) : undefined;
    const process = found?.process;
    const tree = trees && (trees.trees.find(({ identity }) => identity === process?.root) ?? bestTree(trees.trees));
    const view = process && views?.get(process.pid);
    return {
      boxes: [
        box('host', 'host', 'host', {
          boxes: [
            box('filesystem', 'rootfs', tree?.path ?? labels.rootfs, {
              checks: ['rootfs-tree'],
              there: trees && (tree !== undefined || found?.root === 'tree'),
            }),
            box('process', 'container', containerLabel('container', process), {
              there: found && process !== undefined,
              lines: containerLines(labels, host && found && { host, hostRoot: trees?.hostRoot, process, view }),
            }),
            ...(found ? besideContainer(found.tries, process, found.engine) : []),
          ],
        }),
      ],
      cables: [],
    };
  },
});
