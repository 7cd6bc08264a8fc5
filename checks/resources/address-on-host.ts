import { type Causes, fail, host, pass } from '../../src/index.ts';
import { hostNetwork, type Network } from '../../src/probes/index.ts';
import { type AddressParameters, ipv4, matching, oneAddress, wanted, withX, xOf } from './addressing.ts';
import { wrongAddress, wrongPrefix } from './wrong-address.ts';

const look = [host('ip -br addr')];
const added = host('ip addr add {hostAddress} dev {outer}');
/** Whatever its prefix is, `to ADDRESS` removes this one address and no other. */
const replaced = [host('ip addr flush dev {outer} to {address}'), added];
const end = { end: '{outer}', address: '{hostAddress}', look, repair: replaced } as const;

/** The host's end of a pair has its address. */
export const addressOnHost = <P extends AddressParameters>() => ({
  needs: (_: P) => ({ host: hostNetwork }),
  causes: {
    absent: {
      says: 'The host’s end of the cable, {outer}, has no IPv4 address. The host needs one to send packets over the cable.',
      expected: '{hostAddress} on {outer}',
      actual: 'no IPv4 address',
      hints: [
        'Which addresses does each interface of the host have?',
        'Give {outer} its address, with the slash and the number behind it.',
      ],
      look,
      repair: [added],
    },
    'wrong-prefix': wrongPrefix(end),
    'wrong-address': wrongAddress('The host’s end of the cable, {outer},', end),
    'other-link': {
      says: 'The address {found} is on {link} instead of {outer}. Packets to the container must leave the host through {outer}.',
      expected: '{hostAddress} on {outer}',
      actual: '{found} on {link}',
      hints: [
        'Which interface of the host carries the address?',
        'Remove the address from {link}, and add it to {outer}.',
      ],
      look,
      repair: [
        host('ip addr flush dev {link} to {address}', { text: 'This removes only the address {address}.' }),
        added,
      ],
    },
  } satisfies Causes,
  judge: ({ host: network }: { readonly host: Network }, { outer, hostAddress, x }: P) => {
    const want = wanted(hostAddress, x);
    const own = ipv4(network.links.find(({ name }) => name === outer)?.addresses ?? []);
    const right = own.filter((address) => matching([address], want));
    if (right.some(({ prefix }) => prefix === want.prefix)) return pass();
    const [wrong] = right;
    if (wrong)
      return fail('wrong-prefix', {
        ...withX(x ?? xOf(wrong.address, hostAddress)),
        ...oneAddress(wrong),
        prefix: wrong.prefix,
      });
    for (const { name, addresses } of network.links) {
      const found = matching(addresses, want);
      if (found)
        return fail('other-link', {
          ...withX(x ?? xOf(found.address, hostAddress)),
          ...oneAddress(found),
          link: name,
        });
    }
    const values = x === undefined ? {} : { x };
    const [first] = own;
    return first ? fail('wrong-address', { ...values, ...oneAddress(first) }) : fail('absent', values);
  },
});
