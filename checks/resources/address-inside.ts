import { type Causes, fail, host, pass } from '../../src/index.ts';
import { hostNetwork, type NamedNetwork, type Network } from '../../src/probes/index.ts';
import { type AddressParameters, chosenX, ipv4, matching, oneAddress, wanted, withX, xOf } from './addressing.ts';
import type { InnerNetwork } from './inner-network.ts';
import { insideOf } from './veth-pair.ts';
import { wrongAddress, wrongPrefix } from './wrong-address.ts';

/**
 * The inner end of a pair has its address, where it belongs and in the host's network.
 *
 * @param anyX the x that repairs name where neither the course nor the host's end tells one
 */
export const addressInside = <P extends AddressParameters>({ network, name, ip }: InnerNetwork<P>, anyX?: number) => {
  const look = [host(`${ip} -br addr`)];
  const added = host(`${ip} addr add {containerAddress} dev {inner}`);
  const replaced = [host(`${ip} addr flush dev {inner} to {address}`), added];
  const end = { end: '{inner}', address: '{containerAddress}', look, repair: replaced } as const;
  return {
    needs: (parameters: P) => ({ host: hostNetwork, inside: network(parameters) }),
    causes: {
      absent: {
        says: `{inner}, the end of the cable in ${name}, has no IPv4 address. Without one, no packet can be sent to it.`,
        expected: `{containerAddress} on {inner} in ${name}`,
        actual: 'no IPv4 address',
        hints: [
          `Which addresses are there in ${name}? (An interface that is moved loses its addresses.)`,
          `Give {inner} its address by a command that works in ${name}, not on the host.`,
        ],
        look,
        repair: [added],
      },
      'on-host': {
        says: `The container’s address is on the host, not in ${name}. A ping to it never leaves the host, so it proves nothing.`,
        expected: `{containerAddress} on {inner} in ${name}`,
        actual: '{found} on {link} of the host',
        hints: [
          'On which interface of the host is the address of the container?',
          `Remove it from {link} of the host, and add it to {inner} in ${name}.`,
        ],
        look: [host('ip -br addr')],
        repair: [
          host('ip addr flush dev {link} to {address}', {
            text: 'This removes only the container’s address from {link}.',
          }),
          added,
        ],
      },
      'wrong-prefix': wrongPrefix(end),
      'other-x': {
        says: 'The x in {found} is not the one in {containerAddress}. Both ends of the cable need the same x to reach each other.',
        expected: '{containerAddress} on {inner}',
        actual: '{found}',
        hints: [
          'Put the addresses of both ends side by side: which numbers must be equal?',
          'Remove the address of {inner}, and add {containerAddress}.',
        ],
        look: [host('ip -br addr'), ...look],
        repair: replaced,
      },
      'wrong-address': wrongAddress(`{inner}, the end of the cable in ${name},`, end),
      'other-link': {
        says: 'The address {found} is on {link} instead of {inner}. Packets from the host arrive at {inner}, the end of the cable.',
        expected: '{containerAddress} on {inner}',
        actual: '{found} on {link}',
        hints: [
          `Which interface in ${name} carries the address?`,
          'Remove the address from {link}, and add it to {inner}.',
        ],
        look,
        repair: [host(`${ip} addr flush dev {link} to {address}`), added],
      },
    } satisfies Causes,
    judge: ({ host: outside, inside }: { readonly host: Network; readonly inside: NamedNetwork }, parameters: P) => {
      const { inner, containerAddress } = parameters;
      const x = chosenX(parameters, outside, inside);
      const want = wanted(containerAddress, x);
      const links = insideOf(inside, outside)?.links ?? [];
      const own = ipv4(links.find(({ name }) => name === inner)?.addresses ?? []);
      const right = own.filter((address) => matching([address], want));
      const values = withX(x ?? anyX);
      if (right.some(({ prefix }) => prefix === want.prefix)) return pass();
      const [wrong] = right;
      if (wrong) {
        const shown = withX(x ?? xOf(wrong.address, containerAddress));
        return fail('wrong-prefix', { ...shown, ...oneAddress(wrong), prefix: wrong.prefix });
      }
      for (const [cause, others] of [
        ['other-link', links],
        ['on-host', outside.links],
      ] as const)
        for (const { name, addresses } of others) {
          const found = matching(addresses, want);
          if (!found) continue;
          const shown = withX(x ?? xOf(found.address, containerAddress));
          return fail(cause, { ...shown, ...oneAddress(found), link: name });
        }
      const foreign = matching(own, wanted(containerAddress, undefined));
      if (foreign) return fail('other-x', { ...values, ...oneAddress(foreign) });
      const [first] = own;
      return first ? fail('wrong-address', { ...values, ...oneAddress(first) }) : fail('absent', values);
    },
  };
};
