import { host, type Step, shell } from '../../src/index.ts';
import {
  type Binary,
  binary,
  type EngineContainer,
  engineContainers,
  type HostIdentity,
  hostIdentity,
  livingNamed,
  type NamedNetwork,
  namedNetwork,
  nameOf,
  type Process,
  processDetail,
  processes,
} from '../../src/probes/index.ts';
import { levelOf } from '../resources/isolated-process.ts';
import { ofEngine } from '../resources/of-engine.ts';
import { ofProcess } from '../resources/of-process.ts';
import { appInRootfs } from './app-file.ts';
import { compiled } from './compiled.ts';
import type { Pinger } from './parameters.ts';

/** The facts that finding the subject needs. */
export type SubjectFacts = {
  readonly host: HostIdentity;
  readonly named: NamedNetwork;
  readonly processes: readonly Process[];
  readonly app: Binary;
  readonly hostApp: Binary;
  readonly engines: readonly EngineContainer[];
};

/** The questions whose facts `subject` reads; each check of tasks 10 to 13 has them among its needs. */
export const subjectNeeds = (parameters: Pinger) => ({
  host: hostIdentity,
  named: namedNetwork(parameters.netns),
  processes,
  app: appInRootfs(parameters),
  hostApp: binary('/', parameters.app),
  engines: engineContainers,
});

/**
 * The process tree that the checks of tasks 10 to 13 speak of.
 *
 * `named`: it lives in the network namespace that carries the lab's name, by inode. `stale`: the app lives in a
 * namespace without that name, as when the name was deleted and made anew. `on-host`: the app lives in the host's own.
 */
export type Subject = {
  readonly anchor: 'named' | 'stale' | 'on-host' | 'none';
  /** The process that the isolation checks look at: the app where it is in the tree, else the tree's first. */
  readonly process: Process | undefined;
  /** The app, where it runs within the tree. */
  readonly app: Process | undefined;
  /** Whether the tree has a PID namespace other than the host's. */
  readonly isolated: boolean;
  /** All processes in the named namespace. */
  readonly members: readonly Process[];
  /** Processes of the app that are not in the tree. */
  readonly strays: readonly Process[];
};

/**
 * Finds the subject. The app is known by its file's identity, or by its path in its own root; never by what it calls
 * itself.
 */
export const subject = (facts: SubjectFacts, parameters: Pinger): Subject => {
  const { host, named } = facts;
  const living = facts.processes.filter(({ state }) => state !== 'Z');
  const inode = named.kind === 'namespace' && named.inode !== host.namespaces.net ? named.inode : undefined;
  // An engine's container elsewhere is the one of the optional task.
  const apps = living
    .filter((process) => isApp(process, facts, parameters))
    .filter((process) => process.namespaces.net === inode || !ofEngine(process, living, facts.engines));
  const members = inode === undefined ? [] : living.filter(({ namespaces }) => namespaces.net === inode);
  const apart = members.filter(
    ({ namespaces }) => namespaces.pid !== undefined && namespaces.pid !== host.namespaces.pid,
  );
  const pool = apart.length > 0 ? apart : members;
  const byLevel = (all: readonly Process[]): Process[] => all.toSorted((a, b) => levelOf(b, host) - levelOf(a, host));
  const [app] = byLevel(apps.filter((process) => pool.includes(process)));
  const found = { members, isolated: apart.length > 0, app, strays: apps.filter((process) => process !== app) };
  if (members.length > 0) return { ...found, anchor: 'named', process: app ?? firstOf(byLevel(pool)) };
  const elsewhere = apps.find(({ namespaces }) => namespaces.net !== host.namespaces.net) ?? apps[0];
  if (!elsewhere) return { ...found, anchor: 'none', process: undefined };
  return {
    ...found,
    anchor: elsewhere.namespaces.net === host.namespaces.net ? 'on-host' : 'stale',
    process: elsewhere,
  };
};

/** A tree's init, or else its oldest process; of several trees, that of the one with most namespaces of its own. */
const firstOf = (pool: readonly Process[]): Process | undefined =>
  pool.find(({ pids }) => pids.length > 1 && pids.at(-1) === 1) ?? pool[0];

const isApp = (
  { executable, path, rootPath }: Process,
  { app, hostApp }: SubjectFacts,
  parameters: Pinger,
): boolean => {
  const files = [app, hostApp].flatMap((file) => (file.kind === 'file' ? file.identity : []));
  if (executable !== undefined && files.includes(executable)) return true;
  // The app's path in its own root counts as well, wherever that root is; and a file that was replaced since the start
  // has another identity, but the kernel still tells where it was.
  const place = path?.replace(/ \(deleted\)$/, '');
  const ownRoot = rootPath === undefined || rootPath === '/' ? '' : rootPath;
  return place === `${ownRoot}${parameters.app}` || place === `${parameters.rootfs}${parameters.app}`;
};

/** Facts that only the kernel's folder of the subject's process tells, asked in the second round. */
export const subjectDetail = (parameters: Pinger) =>
  ofProcess(subjectNeeds(parameters), (facts) => subject(facts, parameters).process, processDetail, [
    livingNamed(nameOf(parameters.app)),
  ]);

/** The subject's process, where it lives in the network namespace with the lab's name. */
export const anchored = (facts: SubjectFacts, parameters: Pinger): Process | undefined => {
  const { anchor, process } = subject(facts, parameters);
  return anchor === 'named' ? process : undefined;
};

/**
 * The isolated environment, started anew in the lab's own root, with the app in it. The old one is ended first, by
 * what also ends process 1 of a namespace.
 */
export const startedAnew: readonly Step[] = [
  host('[ /run/netns/{netns} -ef /proc/1/ns/net ] || ip netns pids {netns} | xargs -r kill -9', {
    text: 'This ends all that runs in {netns}.',
  }),
  host('ip netns exec {netns} unshare -pfmu --root={rootfs} --mount-proc bash', { stays: true }),
  shell('{app}', { stays: true }),
];

/** One process of the app is ended: `{pid}`, only while its program is still the one that was found, `{path}`. */
export const appEnded = host('[ "$(readlink /proc/{pid}/exe)" = {path} ] && kill -9 {pid}', {
  text: 'This ends the app that runs in the wrong place.',
});

/** The app as the lab gives it, built and started anew. */
export const builtAnew: readonly Step[] = [...compiled, ...startedAnew];

/** The processes in the namespace. */
export const runningInside = host('ip netns pids {netns} | xargs -r ps -o pid,stat,args -p');
