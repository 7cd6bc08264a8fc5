import { elsewhere, host, type Step } from '../../src/index.ts';
import type { ContainerFacts } from './container.ts';

/** How systemd-nspawn can be started on a host: where systemd runs, where it does not, and where it is missing. */
type NspawnWay = 'systemd' | 'alone' | 'missing';

/** Steps and words around the line that starts a container. */
type Around = {
  /** Steps that come first. */
  readonly before?: readonly Step[];
  /** Steps that come after these on a host without systemd. */
  readonly alone?: readonly Step[];
  /** A sentence about the options. */
  readonly text?: string;
};

const open = 'Leave this shell open while you are graded.';
/** For a container that has what the tasks 5, 6 and 11 ask for. */
export const ownCable = `--network-veth gives it a network of its own, and a cable to the host. ${open}`;
/** For a container that is started beside another one of the same tree. */
export const besideYours = `-x starts one more container, in a copy of the tree; yours keeps running. ${open}`;
const withoutSystemd = 'The first two options are needed because systemd does not run on this host.';

/** Steps that start a container of systemd-nspawn with the shell of the tree, by the way that the host allows. */
export const containerStarted = (
  options: string,
  { before = [], alone = [], text = open }: Around = {},
): Readonly<Record<NspawnWay, readonly Step[]>> => {
  const started = (own: string, words: string): Step =>
    host(`systemd-nspawn ${own}${options} -D {root} /bin/sh`, { stays: true, text: words });
  return {
    systemd: [...before, started('', text)],
    alone: [...before, ...alone, started('--register=no --keep-unit ', `${text} ${withoutSystemd}`)],
    missing: [
      elsewhere('Install systemd-nspawn. On Debian, Ubuntu and Fedora it is in the package systemd-container.'),
    ],
  };
};

/** The way of a host. */
export const nspawnWay = ({ nspawn, processes }: Pick<ContainerFacts, 'nspawn' | 'processes'>): NspawnWay => {
  if (nspawn.installed.length === 0) return 'missing';
  return processes.some(({ pid, name }) => pid === 1 && name === 'systemd') ? 'systemd' : 'alone';
};
