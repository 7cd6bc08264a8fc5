import { follow, host, type Step, shell } from '../../src/index.ts';
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
  type ProcessViews,
  processDetail,
  processes,
  sameProgram,
  type Tree,
} from '../../src/probes/index.ts';
import { ofEngine } from '../resources/of-engine.ts';
import { ofProcess } from '../resources/of-process.ts';
import { seesItself, triesOf, viewsOf } from '../resources/tries.ts';
import { appInRootfs } from './app-file.ts';
import { hasName, isApp } from './app-process.ts';
import { compiled } from './compiled.ts';
import type { Pinger } from './parameters.ts';
import { rootfsTree } from './rootfs-exists.ts';

/** The facts of the first round that finding the subject needs. */
type FirstSubjectFacts = {
  readonly host: HostIdentity;
  readonly named: NamedNetwork;
  readonly processes: readonly Process[];
  readonly rootfs: Tree;
  readonly app: Binary;
  readonly hostApp: Binary;
  readonly engines: readonly EngineContainer[];
};

/** The facts that finding the subject needs. */
export type SubjectFacts = FirstSubjectFacts & {
  /** Processes whose program is a copy of the app, where any may be one. */
  readonly copies?: readonly number[] | undefined;
  /** How the machine looks to tries that are alike otherwise. */
  readonly views?: ProcessViews | undefined;
};

/** The questions of the first round, whose facts find the subject but for what tells alike tries apart. */
export const firstSubjectNeeds = (parameters: Pinger) => ({
  host: hostIdentity,
  named: namedNetwork(parameters.netns),
  processes,
  rootfs: rootfsTree(parameters),
  app: appInRootfs(parameters),
  hostApp: binary('/', parameters.app),
  engines: engineContainers,
});

/** The questions whose facts `subject` reads; each check of tasks 10 to 13 has them among its needs. */
export const subjectNeeds = (parameters: Pinger) => ({
  ...firstSubjectNeeds(parameters),
  copies: follow(
    firstSubjectNeeds(parameters),
    (facts) => {
      const pids = subject(facts, parameters).namesakes.map(({ pid }) => pid);
      return pids.length === 0 || facts.app.kind !== 'file'
        ? undefined
        : sameProgram(parameters.rootfs, parameters.app, pids);
    },
    [],
    [
      {
        ...livingNamed(nameOf(parameters.app)),
        ask: (pid) => sameProgram(parameters.rootfs, parameters.app, [pid]),
      },
    ],
  ),
  views: viewsOf(firstSubjectNeeds(parameters), (facts) => subject(facts, parameters).alike),
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
  /** Where the app runs in no tree: processes in the named namespace whose program has its name, such as copies of it. */
  readonly namesakes: readonly Process[];
  /** Where the first round alone does not tell which of several trees without the app is the best: a process of each. */
  readonly alike: readonly { readonly process: Process }[];
};

/** So many processes are compared with the app. */
const mostNamesakes = 8;

/**
 * Finds the subject. The app is known by its file's identity, by its path in its own root, or as a copy, byte for byte;
 * never by what it calls itself.
 */
export const subject = (facts: SubjectFacts, parameters: Pinger): Subject => {
  const { host, named } = facts;
  const living = facts.processes.filter(({ state }) => state !== 'Z');
  const inode = named.kind === 'namespace' && named.inode !== host.namespaces.net ? named.inode : undefined;
  // An engine's container elsewhere is the one of the optional task.
  const apps = living
    .filter((process) => isApp(process, facts, parameters) || facts.copies?.includes(process.pid))
    .filter((process) => process.namespaces.net === inode || !ofEngine(process, living, facts.engines));
  const members = inode === undefined ? [] : living.filter(({ namespaces }) => namespaces.net === inode);
  const apart = members.filter(
    ({ namespaces }) => namespaces.pid !== undefined && namespaces.pid !== host.namespaces.pid,
  );
  const pool = apart.length > 0 ? apart : members;
  // The root is work for a bonus, so it weighs less than a namespace or a procfs.
  const merit = ({ namespaces, root }: Process): number =>
    wanted.filter((name) => namespaces[name] !== undefined && namespaces[name] !== host.namespaces[name]).length +
    Number(root !== undefined && root === facts.rootfs.identity) / 2;
  const byMerit = (all: readonly Process[]): Process[] => all.toSorted((a, b) => merit(b) - merit(a));
  const [app] = byMerit(apps.filter((process) => pool.includes(process)));
  const others = members.filter((process) => !apps.includes(process) && hasName(process, parameters));
  const namesakes = app ? [] : others.slice(0, mostNamesakes);
  const [namesake] = byMerit(namesakes.filter((process) => pool.includes(process)));
  const tries = triesOf(byMerit(pool).map((process) => ({ process })));
  const near = tries.filter(({ process }) => tries[0] && merit(process) > merit(tries[0].process) - 1);
  const alike = app || namesake || near.length < 2 ? [] : near;
  const whole = ({ process }: { readonly process: Process }): number =>
    merit(process) + Number(seesItself(process, facts.views?.get(process.pid), host));
  const [own] = facts.views ? alike.toSorted((a, b) => whole(b) - whole(a)) : [];
  const found = {
    ...{ members, isolated: apart.length > 0, app, strays: apps.filter((process) => process !== app) },
    ...{ namesakes, alike },
  };
  if (members.length > 0)
    return { ...found, anchor: 'named', process: app ?? namesake ?? own?.process ?? firstOf(byMerit(pool)) };
  const elsewhere = apps.find(({ namespaces }) => namespaces.net !== host.namespaces.net) ?? apps[0];
  if (!elsewhere) return { ...found, anchor: 'none', process: undefined };
  return {
    ...found,
    anchor: elsewhere.namespaces.net === host.namespaces.net ? 'on-host' : 'stale',
    process: elsewhere,
  };
};

/** The namespaces of task 10. */
const wanted = ['pid', 'uts', 'mnt'] as const;

/** A tree's init, or else its oldest process; of several trees, that of the one with most of what is asked for. */
const firstOf = (pool: readonly Process[]): Process | undefined =>
  pool.find(({ pids }) => pids.length > 1 && pids.at(-1) === 1) ?? pool[0];

/** Facts that only the kernel's folder of the subject's process tells, asked in the second round. */
export const subjectDetail = (parameters: Pinger) =>
  ofProcess(firstSubjectNeeds(parameters), (facts) => subject(facts, parameters).process, processDetail, [
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
