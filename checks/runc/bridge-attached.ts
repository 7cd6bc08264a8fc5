import { fail, host, pass } from '../../src/index.ts';
import { hostNetwork } from '../../src/probes/index.ts';
import { carrierOf, ipv4 } from '../resources/addressing.ts';
import { bridgeFor } from './address-host.ts';
import { check } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

/** The name of a bridge that the lab makes where there is none. */
const newBridge = 'br-lab';

const plugged = host('ip link set {outer} master {bridge}');
/** The address is on both for a moment, so that the way to the container never ends. */
const pluggedIn = [
  host('ip link set {bridge} up'),
  host('ip addr add {own} dev {bridge}'),
  plugged,
  host('ip -br link show master {bridge} | grep -q ^{outer}@ && ip addr flush dev {outer} to {own}', {
    text: 'This removes only the address {own} from {outer}. The bridge has it now.',
  }),
];

export const bridgeAttached = check({
  id: 'bridge-attached',
  title: '{outer} is plugged into a bridge, beside other containers',
  tasks: [11],
  points: 1,
  bonus: true,
  after: [vethPair],
  needs: () => ({ host: hostNetwork }),
  causes: {
    unattached: {
      says: '{outer} is not plugged into a bridge. A bridge joins several cables, so that containers reach each other over it.',
      expected: '{outer} as a port of a bridge',
      actual: 'an end that is in no bridge',
      hints: [
        'Which bridges does the host have? If your database runs in a container, one of them is its bridge.',
        'Plug {outer} into a bridge, and give the bridge the address that {outer} has now.',
      ],
      look: [host('ip -br link show type bridge'), host('ip -br addr')],
      repair: {
        new: [host('ip link add {bridge} type bridge'), ...pluggedIn],
        there: pluggedIn,
        'without-address': [host('ip link add {bridge} type bridge'), host('ip link set {bridge} up'), plugged],
      },
    },
  },
  judge: ({ host: network }, { outer, containerAddress }) => {
    const carrier = carrierOf(network, outer);
    if (carrier && carrier.name !== outer) return pass();
    const bridge = bridgeFor(network, containerAddress);
    const [own] = ipv4(carrier?.addresses ?? []);
    const found = { bridge: bridge ?? newBridge };
    if (!own) return fail('unattached', found, { way: 'without-address' });
    return fail(
      'unattached',
      { ...found, own: `${own.address}/${own.prefix}` },
      { way: bridge === undefined ? 'new' : 'there' },
    );
  },
});
