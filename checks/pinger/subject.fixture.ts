import type { Binary, HostIdentity, Process } from '../../src/probes/index.ts';
import { plan } from '../../src/stages/plan.ts';
import { processIn } from '../resources/process.fixture.ts';
import { pinger } from './lab.ts';
import type { Pinger } from './parameters.ts';
import type { SubjectFacts } from './subject.ts';

export const parameters = plan(pinger).parameters as Pinger;
/** Inode numbers: the host's namespaces, the one with the lab's name, another, and those of a container. */
export const [hostNet, hostPid, labNet, otherNet, ownPid] = [1, 2, 3, 4, 5];
export const appFile = '8:7';
export const treeRoot = '8:3';

export const network = { inode: labNet, links: [], routes: [], listeners: [], ids: new Map() } as const;
export const absent: Binary = { kind: 'absent', elsewhere: [] };
export const file = (identity: string): Binary => ({
  kind: 'file',
  path: parameters.app,
  identity,
  mode: 0o755,
  size: 1,
  elf: undefined,
  elsewhere: [],
  hasInterpreter: true,
  noexec: false,
});
export const process = (
  pid: number,
  { net = hostNet, pidNamespace = hostPid, ...rest }: Partial<Process> & { net?: number; pidNamespace?: number } = {},
): Process => processIn({ net, pid: pidNamespace }, pid, rest);
export const app = (pid: number, of: Parameters<typeof process>[1] = {}): Process =>
  process(pid, { name: 'pinger', executable: appFile, path: `${parameters.rootfs}${parameters.app}`, ...of });
export const facts = (all: readonly Process[], more: Partial<SubjectFacts> = {}): SubjectFacts => ({
  host: { kernel: null, os: null, machine: null, uid: 0, namespaces: { net: hostNet, pid: hostPid } } as HostIdentity,
  named: { kind: 'namespace', ...network },
  processes: all,
  rootfs: { kind: 'directory', identity: treeRoot, hostRoot: '8:2', has: ['etc', 'usr'] },
  app: file(appFile),
  hostApp: absent,
  engines: [],
  ...more,
});
export const inLab = { net: labNet };
export const inContainer = { net: labNet, pidNamespace: ownPid };
