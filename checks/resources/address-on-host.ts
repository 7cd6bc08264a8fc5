import { type Causes, fail, pass } from '../../src/index.ts';
import { hostNetwork, type Network } from '../../src/probes/index.ts';
import { type AddressParameters, ipv4, matching, wanted, withX, written, xOf } from './addressing.ts';

/** The host's end of a pair has its address. */
export const addressOnHost = <P extends AddressParameters>() => ({
  needs: (_: P) => ({ host: hostNetwork }),
  causes: {
    absent: {
      says: 'The host’s end {outer} has no IPv4 address.',
      expected: '{hostAddress} on {outer}',
      actual: 'no IPv4 address',
      hints: [
        'Which addresses has the host’s end? Try: ip addr show {outer}',
        'Give {outer} its address, with the prefix length behind the slash.',
      ],
      command: 'ip addr add {hostAddress} dev {outer}',
    },
    'wrong-prefix': {
      says: 'The address of {outer} has the prefix length /{prefix}.',
      expected: '{hostAddress} on {outer}',
      actual: '{found}',
      hints: [
        'The number behind the slash says how many neighbours are reachable directly. Without it the address stands alone (/32).',
        'Remove the address and add it again with the prefix length of the task.',
      ],
      command: 'ip addr delete {found} dev {outer}; ip addr add {hostAddress} dev {outer}',
    },
    'wrong-address': {
      says: 'The host’s end {outer} has another address than the task’s.',
      expected: '{hostAddress} on {outer}',
      actual: '{found}',
      hints: [
        'Compare the address with the task’s, number by number; x is your own number.',
        'Remove the wrong address and add the right one.',
      ],
      command: 'ip addr flush dev {outer}; ip addr add {hostAddress} dev {outer}',
    },
    'other-link': {
      says: 'The address {found} is on {link}, not on {outer}.',
      expected: '{hostAddress} on {outer}',
      actual: '{found} on {link}',
      hints: ['Which interface carries the address? Try: ip -br addr', 'Remove it from {link} and add it to {outer}.'],
      command: 'ip addr delete {found} dev {link}; ip addr add {hostAddress} dev {outer}',
    },
  } satisfies Causes,
  judge: ({ host }: { readonly host: Network }, { outer, hostAddress, x }: P) => {
    const want = wanted(hostAddress, x);
    const own = ipv4(host.links.find(({ name }) => name === outer)?.addresses ?? []);
    const right = own.filter((address) => matching([address], want));
    if (right.some(({ prefix }) => prefix === want.prefix)) return pass();
    const [wrong] = right;
    if (wrong)
      return fail('wrong-prefix', {
        ...withX(x ?? xOf(wrong.address, hostAddress)),
        found: written([wrong]),
        prefix: wrong.prefix,
      });
    for (const { name, addresses } of host.links) {
      const found = matching(addresses, want);
      if (found)
        return fail('other-link', {
          ...withX(x ?? xOf(found.address, hostAddress)),
          found: written([found]),
          link: name,
        });
    }
    const values = x === undefined ? {} : { x };
    return own.length > 0 ? fail('wrong-address', { ...values, found: written(own) }) : fail('absent', values);
  },
});
