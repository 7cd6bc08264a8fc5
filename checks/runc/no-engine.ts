import { fail, host, pass, tolerate } from '../../src/index.ts';
import { ofEngine } from '../resources/of-engine.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import { folderOf, labBundle, restartContainer, startContainer, subject, subjectNeeds } from './subject.ts';

/** Where runc keeps its states when nobody tells it another place: for root, and for a user (runc(8), --root). */
const ownStore = /^(\/var)?\/run\/(user\/\d+\/)?runc$/;

export const noEngine = check({
  id: 'no-engine',
  title: 'No container engine is between you and runc',
  tasks: [3],
  points: 1,
  after: [containerRunning],
  needs: (parameters) => ({ ...subjectNeeds(parameters), bundle: tolerate(labBundle(parameters)) }),
  causes: {
    'engine-store': {
      says: 'The container belongs to an engine such as docker or containerd. In this lab you start it yourself, with runc.',
      expected: 'a container that you started with runc',
      actual: 'a container whose state an engine keeps, in {found}',
      hints: [
        'An engine does by itself what this lab lets you do by hand. Which program did you start the container with?',
        'Remove the engine’s container, and start it with runc run.',
      ],
      look: [host('ls {found}/{container}')],
      repair: [
        host('cd {folder} && runc --root {found} delete -f {container}', {
          text: 'This ends the engine’s container {container} with all its programs and its network.',
        }),
        startContainer,
      ],
    },
    'engine-parent': {
      says: 'A program of a container engine started the container and watches over it. In this lab you start it yourself, with runc.',
      expected: 'a container that you started with runc',
      actual: '{found}, process {parent}, above the container’s process',
      hints: [
        'Engines leave a small program beside each container: conmon, containerd-shim. Whose is process {parent}?',
        'Remove the engine’s container, and start it with runc run.',
      ],
      look: [host('ps -o pid,args -p {parent}')],
      repair: restartContainer,
    },
  },
  judge: ({ bundle, ...facts }, parameters) => {
    const { container, init } = subject(facts);
    const folder = folderOf(bundle, parameters);
    if (container && !ownStore.test(container.store)) return fail('engine-store', { folder, found: container.store });
    const parent = facts.processes.find(({ pid }) => pid === init?.parent);
    const values = { folder, found: parent?.name ?? '', parent: parent?.pid ?? 0 };
    return init && !ofEngine(init, facts.processes, []) ? pass() : fail('engine-parent', values);
  },
});
