import { assertRoot } from '../assert-root.ts';
import { type Holder, startHolder } from '../sandbox/start-holder.ts';

/** A network of its own, which leads nowhere: hosts hang on a bridge in it, and who grades them must be in it too. */
export type ClassNetwork = Holder & {
  /** The file of its network namespace. */
  readonly file: string;
};

const bridge = 'br-class';
const prefixLength = 16;

/** The address of a host of the class, by its number; the grader's own is 10.99.0.1. A bridge takes 1023 of them. */
export const addressOf = (index: number): string => `10.99.${Math.floor(index / 250)}.${(index % 250) + 2}`;

/** Makes one; it dies with this process, however that dies. */
export const createClassNetwork = async (): Promise<ClassNetwork> => {
  assertRoot('Making a simulated class');
  const holder = await startHolder(
    'The network of a class',
    ['--net'],
    `ip link set lo up && ip link add ${bridge} type bridge && ip addr add 10.99.0.1/${prefixLength} dev ${bridge} && ip link set ${bridge} up`,
  );
  return { ...holder, file: `/proc/${holder.pid}/ns/net` };
};

/** Shell for a sandbox's `outside`: gives it eth0 with an address, plugged into the bridge. */
export const plugIn = ({ file }: ClassNetwork, index: number): string => `set -e
ip link add eth0 type veth peer name host${index} netns ${file}
ip addr add ${addressOf(index)}/${prefixLength} dev eth0
ip link set eth0 up
nsenter --net=${file} ip link set host${index} master ${bridge} up`;
