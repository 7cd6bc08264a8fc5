import { type Causes, fail, pass } from '../../src/index.ts';
import { hostNetwork, type NamedNetwork, type Network } from '../../src/probes/index.ts';
import { type AddressParameters, chosenX, ipv4, matching, wanted, withX, written } from './addressing.ts';
import type { InnerNetwork } from './inner-network.ts';
import { insideOf } from './veth-pair.ts';

/** The inner end of a pair has its address, where it belongs and in the host's network. */
export const addressInside = <P extends AddressParameters>({ network, name, ip }: InnerNetwork<P>) => ({
  needs: (parameters: P) => ({ host: hostNetwork, inside: network(parameters) }),
  causes: {
    absent: {
      says: 'The end in the namespace, {inner}, has no IPv4 address.',
      expected: `{containerAddress} on {inner} in ${name}`,
      actual: 'no IPv4 address',
      hints: [
        `Addresses belong to a namespace. Which has {inner}? Try: ${ip} addr show {inner}. (Moving an end into a namespace takes its addresses away.)`,
        'Give {inner} its address by a command that runs inside of the namespace.',
      ],
      command: `${ip} addr add {containerAddress} dev {inner}`,
    },
    'on-host': {
      says: `The container’s address is on the host, not in ${name}.`,
      expected: `{containerAddress} on {inner} in ${name}`,
      actual: '{found} on {link} of the host',
      hints: [
        'A ping to an address of the host itself always succeeds: it never enters the cable. Where does the address live? Try: ip -br addr',
        'Remove it from {link} and add it to {inner} inside of the namespace.',
      ],
      command: `ip addr delete {found} dev {link}; ${ip} addr add {containerAddress} dev {inner}`,
    },
    'wrong-prefix': {
      says: 'The address of {inner} has the prefix length /{prefix}.',
      expected: '{containerAddress} on {inner}',
      actual: '{found}',
      hints: [
        'The number behind the slash says how many neighbours are reachable directly. Without it the address stands alone (/32), and no answer finds its way back.',
        'Remove the address and add it again with the prefix length of the task.',
      ],
      command: `${ip} addr delete {found} dev {inner}; ${ip} addr add {containerAddress} dev {inner}`,
    },
    'other-x': {
      says: 'The two ends are in different networks: {found} inside does not fit the host’s end.',
      expected: '{containerAddress} on {inner}',
      actual: '{found}',
      hints: [
        'Put the addresses of both ends side by side: which numbers must be equal?',
        'Use the same x at both ends.',
      ],
      command: `${ip} addr flush dev {inner}; ${ip} addr add {containerAddress} dev {inner}`,
    },
    'wrong-address': {
      says: 'The end in the namespace, {inner}, has another address than the task’s.',
      expected: '{containerAddress} on {inner}',
      actual: '{found}',
      hints: [
        'Compare the address with the task’s, number by number; x is your own number.',
        'Remove the wrong address and add the right one.',
      ],
      command: `${ip} addr flush dev {inner}; ${ip} addr add {containerAddress} dev {inner}`,
    },
    'other-link': {
      says: 'The address {found} is in the namespace, but on {link} instead of {inner}.',
      expected: '{containerAddress} on {inner}',
      actual: '{found} on {link}',
      hints: [
        `Which interface carries the address? Try: ${ip} -br addr`,
        'Remove it from {link} and add it to {inner}.',
      ],
      command: `${ip} addr delete {found} dev {link}; ${ip} addr add {containerAddress} dev {inner}`,
    },
  } satisfies Causes,
  judge: ({ host, inside }: { readonly host: Network; readonly inside: NamedNetwork }, parameters: P) => {
    const { inner, containerAddress } = parameters;
    const x = chosenX(parameters, host);
    const want = wanted(containerAddress, x);
    const links = insideOf(inside, host)?.links ?? [];
    const own = ipv4(links.find(({ name }) => name === inner)?.addresses ?? []);
    const right = own.filter((address) => matching([address], want));
    const values = withX(x);
    if (right.some(({ prefix }) => prefix === want.prefix)) return pass();
    const [wrong] = right;
    if (wrong) return fail('wrong-prefix', { ...values, found: written([wrong]), prefix: wrong.prefix });
    for (const [cause, others] of [
      ['other-link', links],
      ['on-host', host.links],
    ] as const)
      for (const { name, addresses } of others) {
        const found = matching(addresses, want);
        if (found) return fail(cause, { ...values, found: written([found]), link: name });
      }
    const foreign = matching(own, wanted(containerAddress, undefined));
    if (foreign) return fail('other-x', { ...values, found: written([foreign]) });
    return own.length > 0 ? fail('wrong-address', { ...values, found: written(own) }) : fail('absent', values);
  },
});
