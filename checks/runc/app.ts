import { elsewhere, follow, type Step, type Unknown } from '../../src/index.ts';
import {
  type ContainerProcess,
  firstOfRunc,
  type NamedNetwork,
  type OciBundle,
  type PythonTree,
  pythonEnvironments,
  pythonTools,
  runcContainers,
} from '../../src/probes/index.ts';
import { inContainer } from './in-container.ts';
import type { Runc } from './parameters.ts';
import { configOf, living, memberDetails, restartContainer, subjectNeeds } from './subject.ts';

/** The facts that finding the application needs. */
export type AppFacts = { readonly inside: NamedNetwork; readonly details: readonly ContainerProcess[] | undefined };

/** The questions whose facts `application` reads. */
export const appNeeds = (parameters: Runc) => ({
  ...subjectNeeds(parameters),
  inside: inContainer.network(parameters),
  details: memberDetails(parameters),
});

/** The process of the container that listens on the lab’s port, or else on another one. */
export const application = ({ inside, details = [] }: AppFacts, { port }: Runc): ContainerProcess | undefined => {
  const listeners = inside.kind === 'namespace' ? inside.listeners : [];
  const holder = (inodes: readonly number[]) =>
    details.find(({ sockets }) => sockets.some((inode) => inodes.includes(inode)));
  const own = listeners.filter((listener) => listener.port === port).map(({ inode }) => inode);
  return holder(own) ?? holder(listeners.map(({ inode }) => inode));
};

/** The servers by which a Python web application is started; any one is enough. */
const servers = ['uvicorn', 'gunicorn', 'hypercorn', 'flask'];

/** The Python environments of the container, asked in the second round. */
export const environmentsInside = ({ container }: Runc) =>
  follow(
    { runc: runcContainers(container) },
    (facts) => {
      const alive = living(facts);
      return alive && pythonEnvironments(alive.pid, servers);
    },
    pythonTools,
    [{ ...firstOfRunc(container), ask: (pid) => pythonEnvironments(pid, servers) }],
  );

/**
 * The folder of the application: the one in which its environment lies, else the one where config.json starts
 * programs.
 */
export const projectOf = (bundle: OciBundle | Unknown, python: PythonTree | undefined, { venv }: Runc): string => {
  const cwd = configOf(bundle)?.process.cwd ?? '/';
  const beside = python?.environments.find(({ path }) => path.endsWith(`/${venv}`))?.path.slice(0, -venv.length - 1);
  return beside || (cwd === '/' ? '/root' : cwd);
};

/** The two ways to start the application: by process.args, or in a shell of the container. */
export type Starter = 'config' | 'shell';
const waiting = ['sleep', 'tail', 'sh', 'bash', 'dash'];

/** By which of them it was started: a container whose first program only waits leaves it to a shell. */
export const starterOf = (bundle: OciBundle | Unknown): Starter => {
  const [program = '', ...words] = configOf(bundle)?.process.args ?? [];
  return waiting.includes(program.split('/').at(-1) ?? '') && !words.includes('-c') ? 'shell' : 'config';
};

/**
 * Steps that start the application another way, by the one that the student took.
 *
 * @param inConfig the change of config.json, as a sentence
 * @param inShell the command for the shell, as a sentence without its stop
 */
export const startedOtherwise = (inConfig: string, inShell: string): Readonly<Record<Starter, readonly Step[]>> => ({
  config: [elsewhere(inConfig), ...restartContainer],
  shell: [elsewhere(`In the shell where the application runs, stop it with Ctrl-C. ${inShell}.`)],
});
