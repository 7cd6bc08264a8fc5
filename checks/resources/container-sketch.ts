import { type BoxSketch, box, type LineSketch, line } from '../../src/index.ts';
import type { HostIdentity, Identity, NamespaceName, Process, ProcessView } from '../../src/probes/index.ts';

/** A container that was made by hand, as a host shows it. */
type FoundContainer = {
  readonly host: HostIdentity;
  readonly hostRoot: Identity | undefined;
  /** Undefined where none runs. */
  readonly process: Process | undefined;
  readonly view: ProcessView | undefined;
};

/** The namespaces by the words of the picture, and the checks about them. */
const spaces: readonly (readonly [NamespaceName, string, string])[] = [
  ['mnt', 'mounts', 'mount-isolated'],
  ['ipc', 'IPC', 'ipc-isolated'],
  ['net', 'network', 'net-isolated'],
  ['pid', 'processes (PID)', 'pid-isolated'],
  ['uts', 'hostname (UTS)', 'uts-isolated'],
];

/**
 * The lines of a container's box: what it has of its own, and what it shares with the host. As they are wanted, where the
 * host is not known.
 */
export const containerLines = (
  { rootfs, hostname }: { readonly rootfs: string; readonly hostname: string },
  found: FoundContainer | undefined,
): LineSketch[] => {
  const there = found && found.process !== undefined;
  const { process, view, host, hostRoot } = found ?? {};
  const root = process?.root === hostRoot && process ? 'the host’s root /' : `root ${process?.rootPath ?? rootfs}`;
  const shares = (name: NamespaceName): boolean =>
    process !== undefined && process.namespaces[name] === host?.namespaces[name];
  return [
    line('root', root, { checks: ['root-changed'], there }),
    ...spaces.map(([name, words, check]) =>
      line(check.replace('-isolated', ''), `${shares(name) ? 'the host’s' : 'own'} ${words}`, {
        checks: [check],
        there,
      }),
    ),
    line('proc', procLabel(process, view), { checks: ['proc-mounted'], there: there && view?.procMounted !== false }),
    line('hostname', view?.hostname ?? hostname, { checks: ['hostname-private'], there }),
  ];
};

const procLabel = (process: Process | undefined, view: ProcessView | undefined): string =>
  view?.procMounted && view.procOf !== process?.namespaces.pid ? '/proc of other processes' : 'own /proc';

/** The label of a container's box, with its process. */
export const containerLabel = (words: string, process: Process | undefined): string =>
  process ? `${words}, process ${process.pid}` : words;

/** No more tries are drawn: they would hide the rest. */
const mostTries = 3;

/** The other tries, and an engine's container, beside the one that is graded. */
export const besideContainer = (
  tries: readonly { readonly process: Process }[],
  graded: Process | undefined,
  engine: Process | undefined,
): BoxSketch[] => {
  const extra = { wanted: false, there: true };
  return [
    ...tries
      .filter(({ process }) => process.pid !== graded?.pid)
      .slice(0, mostTries)
      .map(({ process }, index) => box('process', `try-${index}`, containerLabel('another try', process), extra)),
    ...(engine ? [box('container', 'engine', containerLabel('an engine’s container', engine), extra)] : []),
  ];
};
