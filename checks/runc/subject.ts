import { follow, host, isUnknown, type Pid, type Step, type Unknown } from '../../src/index.ts';
import {
  confinementTools,
  containerProcesses,
  containerProcessTools,
  firstOfRunc,
  type HostIdentity,
  hookNames,
  hostIdentity,
  membersOfRunc,
  mostProcesses,
  type OciBundle,
  type OciConfig,
  ociBundle,
  type Process,
  processConfinement,
  processes,
  type RuncContainer,
  type RuncContainers,
  runcContainers,
} from '../../src/probes/index.ts';
import type { Runc } from './parameters.ts';

/** The facts that finding the subject needs. */
export type SubjectFacts = {
  readonly host: HostIdentity;
  readonly runc: RuncContainers;
  readonly processes: readonly Process[];
};

/** The questions whose facts `subject` reads. */
export const subjectNeeds = ({ container }: Runc) => ({
  host: hostIdentity,
  runc: runcContainers(container),
  processes,
});

/**
 * The container with the lab’s name, its first process, and all processes that share its PID namespace or descend
 * from it.
 */
export type Subject = {
  readonly container: RuncContainer | undefined;
  readonly init: Process | undefined;
  readonly members: readonly Process[];
};

/** Finds the container that the checks speak of: the one with the lab’s name in runc’s own state, while it lives. */
export const subject = ({ host: machine, runc, processes }: SubjectFacts): Subject => {
  const { container } = runc;
  const init = container && processes.find(({ pid }) => pid === container.pid);
  if (!container || container.status === 'stopped' || !init) return { container, init: undefined, members: [] };
  const own = container.namespaces.pid !== machine.namespaces.pid ? container.namespaces.pid : undefined;
  const families = new Set([init.pid]);
  // A child has a larger number than its parent only until the numbers begin anew: so the walk is repeated while it
  // finds.
  for (let size = 0; size !== families.size; ) {
    size = families.size;
    for (const { pid, parent } of processes) if (families.has(parent)) families.add(pid);
  }
  const members = processes.filter(
    ({ pid, state, namespaces }) =>
      state !== 'Z' && (families.has(pid) || (own !== undefined && namespaces.pid === own)),
  );
  return { container, init, members };
};

/** The container while it runs or waits; nothing otherwise. */
export const living = ({ runc: { container } }: { readonly runc: RuncContainers }): RuncContainer | undefined =>
  container && container.status !== 'stopped' ? container : undefined;

/** The rights of the container’s first process, asked in the second round. */
export const containerConfinement = ({ container }: Runc) =>
  follow(
    { runc: runcContainers(container) },
    (facts) => {
      const alive = living(facts);
      return alive && processConfinement(alive.pid);
    },
    confinementTools,
    [{ ...firstOfRunc(container), ask: (pid) => processConfinement(pid) }],
  );

/** The processes of the container, asked in the second round. */
export const memberDetails = (parameters: Runc) =>
  follow(
    subjectNeeds(parameters),
    (facts) => {
      const { members } = subject(facts);
      return members.length === 0
        ? undefined
        : detailsOf(
            parameters,
            members.map(({ pid }) => pid),
          );
    },
    containerProcessTools,
    [{ ...membersOfRunc(parameters.container, mostProcesses), ask: (pids) => detailsOf(parameters, [pids]) }],
  );

const detailsOf = (parameters: Runc, pids: readonly Pid[]) =>
  containerProcesses(pids, variablesOf(parameters), parameters.venv);

/** The names of the environment variables that the application needs. */
export const variablesOf = ({ variables }: Runc): string[] => variables.split(' ');

/** The bundle of the lab. */
export const labBundle = ({ bundle }: Runc) => ociBundle(bundle);

/** The content of its config.json, where that can be read. */
export const configOf = (bundle: OciBundle | Unknown): OciConfig | undefined =>
  !isUnknown(bundle) && bundle.kind === 'valid' ? bundle.config : undefined;

/** The folder of the bundle, wherever that home is; as the lab names it where there is none yet. */
export const folderOf = (bundle: OciBundle | Unknown, parameters: Runc): string =>
  'folder' in bundle ? bundle.folder : parameters.bundle;

/** Starts the container in the background; its messages go to a file. In `{folder}`, which the judge finds. */
export const startContainer = host('cd {folder} && runc run -d {container} </dev/null >container.log 2>&1');

/** Ends the container of `{folder}`. */
export const endContainer = host('cd {folder} && runc delete -f {container}', {
  text: 'This ends the container with all its programs. Its network is lost too, unless a hook (task 12) sets it up at each start.',
});

/** Makes the container anew, by its config.json as it stands now. */
export const restartContainer: readonly Step[] = [endContainer, startContainer];
/** The checks of the network, which goes with the container: such a repair comes before theirs. */
export const undoneByRestart: readonly string[] = [
  'veth-pair',
  'address-host',
  'address-container',
  'links-up',
  'ping-replies',
  'default-route',
];

/** The folder of a bundle whose config.json names a hook that can set up a network; nothing where it names none. */
export const hookIn = (bundle: OciBundle | Unknown): string | undefined => {
  if (isUnknown(bundle) || bundle.kind !== 'valid') return undefined;
  const hooks = bundle.config.hooks ?? {};
  return hookNames.some((name) => name !== 'poststop' && (hooks[name] ?? []).length > 0) ? bundle.folder : undefined;
};
