// Facts of hosts that nobody built, for the tests of this lab.
import type { Check, Judgement } from '../../src/index.ts';
import type {
  ContainerProcess,
  HostIdentity,
  Link,
  Listener,
  NamedNetwork,
  OciBundle,
  OciConfig,
  PacketChain,
  PacketRule,
  Process,
  RuncContainer,
} from '../../src/probes/index.ts';
import { readParameters } from '../../src/stages/plan.ts';
import { link as anyLink, addresses as written } from '../resources/pair.fixture.ts';
import { processIn } from '../resources/process.fixture.ts';
import { runc } from './lab.ts';
import type { Runc } from './parameters.ts';
import type { SubjectFacts } from './subject.ts';

export const parameters = readParameters(runc, {}) as Runc;

/** Inode numbers: the host’s namespaces, and those of the container. */
export const [hostNet, hostPid, ownNet, ownPid] = [1, 2, 11, 12] as const;

/** The kernel's facts about a process, by default one of the host's. */
export const process = (pid: number, of: Partial<Process> = {}): Process =>
  processIn({ net: hostNet, pid: hostPid }, pid, {
    name: 'sleep',
    path: '/usr/bin/sleep',
    childrenPid: hostPid,
    ...of,
  });

/** The container’s number on the host, and its namespaces. */
export const containerPid = 70;
const own = { net: ownNet, pid: ownPid };

/** The lab’s container, as runc and the kernel know it: it runs, unless said. */
export const subjectFacts = (
  of: Partial<RuncContainer> = {},
  processes: readonly Process[] = [process(containerPid, { pids: [containerPid, 1], namespaces: own, root: '8:10' })],
): SubjectFacts => ({
  host: { namespaces: { net: hostNet, pid: hostPid } } as HostIdentity,
  runc: {
    names: [parameters.container],
    container: {
      status: 'running',
      pid: containerPid,
      store: '/run/runc',
      bundle: '/root/iloverunc',
      rootfs: '/root/iloverunc/rootfs',
      namespaces: own,
      ...of,
    },
  },
  processes,
});

/** A bundle whose config.json is valid. */
export const bundle = (of: Partial<OciConfig> = {}): OciBundle => ({
  kind: 'valid',
  folder: '/root/iloverunc',
  config: { ociVersion: '1.0.2', root: { path: 'rootfs' }, process: { args: ['sleep'], cwd: '/' }, ...of },
});

/** A link with addresses in networks of 24 bits. */
export const link = (name: string, addresses: readonly string[] = [], of: Partial<Link> = {}): Link =>
  anyLink(name, { index: 2, addresses: written(...addresses.map((address) => `${address}/24`)), ...of });
export const network = (inode: number, links: readonly Link[] = []) =>
  ({ kind: 'namespace', inode, links, routes: [], listeners: [] as Listener[], ids: new Map() }) satisfies NamedNetwork;

/** A process of the container, without any of what the checks look for. */
export const detail = (pid: number, of: Partial<ContainerProcess> = {}): ContainerProcess => ({
  pid,
  sockets: [],
  words: ['python3'],
  variables: [],
  empty: [],
  inEnvironment: false,
  ...of,
});

/** A rule of some steps. */
export const rule = (...steps: PacketRule['steps']): PacketRule => ({ text: 'a rule', steps });
/** A chain of rules at a hook, or without one. */
export const chain = (
  kind: string | undefined,
  hook: string | undefined,
  rules: readonly PacketRule[],
  policy: PacketChain['policy'] = 'accept',
): PacketChain => ({ key: `${kind} ${hook}`, name: `${hook}`, kind, hook, priority: 0, policy, rules });

/** Facts that only fill in the values of sentences, where a test says nothing of them. */
const beside = { bundle: { kind: 'absent' }, runc: { names: [], container: undefined }, processes: [] };
/** The judgement of a check on some facts. */
export const judge = (check: Check<Runc>, facts: object): Judgement =>
  check.judge({ ...beside, ...facts } as never, parameters);
/** The cause that a check names for them, or that it passes. */
export const causeOf = (check: Check<Runc>, facts: object): string => {
  const judgement = judge(check, facts);
  return judgement.status === 'failed' ? judgement.cause : judgement.status;
};
