import { fail, pass } from '../../src/index.ts';
import { ofEngine } from '../resources/of-engine.ts';
import { containerRunning } from './container-running.ts';
import { check } from './parameters.ts';
import { startContainer, subject, subjectNeeds } from './subject.ts';

/** Where runc keeps its states when nobody tells it another place: for root, and for a user (runc(8), --root). */
const ownStore = /^(\/var)?\/run\/(user\/\d+\/)?runc$/;

export const noEngine = check({
  id: 'no-engine',
  title: 'No container engine is between you and runc',
  tasks: [3],
  points: 1,
  after: [containerRunning],
  needs: subjectNeeds,
  causes: {
    'engine-store': {
      says: 'The container belongs to an engine: its state is in {found}.',
      expected: 'a container that you started with runc',
      actual: 'a container in the keeping of containerd or docker',
      hints: [
        'The point of this lab is to do by hand what an engine does for you. Which program did you start it with?',
        'Remove the engine’s container, and start it with runc.',
      ],
      command: startContainer,
    },
    'engine-parent': {
      says: 'The container was started by an engine: one of its programs watches over it.',
      expected: 'a container that you started with runc',
      actual: '{found}, process {pid}, above the container’s process',
      hints: [
        'Engines leave a small program beside each container (conmon, containerd-shim). Whose is this?',
        'Remove the engine’s container, and start it with runc.',
      ],
      command: startContainer,
    },
  },
  judge: (facts) => {
    const { container, init } = subject(facts);
    if (container && !ownStore.test(container.store)) return fail('engine-store', { found: container.store });
    const parent = facts.processes.find(({ pid }) => pid === init?.parent);
    const values = { found: parent?.name ?? '', pid: parent?.pid ?? 0 };
    return init && !ofEngine(init, facts.processes, []) ? pass() : fail('engine-parent', values);
  },
});
