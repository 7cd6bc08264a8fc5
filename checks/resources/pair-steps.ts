import { host } from '../../src/index.ts';
import type { InnerNetwork } from './inner-network.ts';

/**
 * The acts that repair a pair, which several causes share. An end that is made or moved is off; a link is only deleted
 * while it is the very one that was found.
 */
export const pairSteps = ({ ip, target }: Pick<InnerNetwork<never>, 'ip' | 'target'>) => {
  const innerMoved = [host(`ip link set {inner} netns ${target}`), host(`${ip} link set {inner} up`)];
  const outerUp = [host('ip link set {outer} up')];
  return {
    made: [host('ip link add {outer} type veth peer name {inner}'), ...innerMoved, ...outerUp],
    innerMoved,
    outerMoved: [host(`${ip} link set {outer} netns 1`), ...outerUp],
    outerUp,
    outerRenamed: [
      host('ip link set {foundOuter} down', { text: 'An interface can only be renamed while it is off.' }),
      host('ip link set {foundOuter} name {outer}'),
      ...outerUp,
    ],
    innerRenamed: [
      host(`${ip} link set {foundInner} down`, { text: 'An interface can only be renamed while it is off.' }),
      host(`${ip} link set {foundInner} name {inner}`),
      host(`${ip} link set {inner} up`),
    ],
    besideRenamed: [
      host('ip link set {foundInner} down', { text: 'An interface can only be renamed while it is off.' }),
      host('ip link set {foundInner} name {inner}'),
    ],
    deleted: host('ip -o link show {found} | grep -q ^{index}: && ip link delete {found}', {
      text: 'This removes {found} with its addresses, and the other end of its cable, if it has one.',
    }),
    deletedInside: host(`${ip} -o link show {inner} | grep -q ^{innerIndex}: && ${ip} link delete {inner}`, {
      text: 'This removes {inner} with its addresses, and the other end of its cable, if it has one.',
    }),
    outerAddressed: host('ip addr add {outerAddress} dev {outer}', {
      text: 'The new end gets the address of the old one.',
    }),
    innerAddressed: host(`${ip} addr add {innerAddress} dev {inner}`, {
      text: 'The new end gets the address of the old one.',
    }),
  };
};
