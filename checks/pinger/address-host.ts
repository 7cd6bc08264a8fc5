import { namedNetwork } from '../../src/probes/index.ts';
import { addressOnHost } from '../resources/address-on-host.ts';
import { matching, wanted, xOf } from '../resources/addressing.ts';
import { check, type Pinger } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

const onHost = addressOnHost<Pinger>();

/** Any number serves where the course gives none and the other end shows none. */
export const anyX = 1;

export const addressHost = check({
  id: 'address-host',
  title: 'The host’s end has the address {hostAddress}',
  tasks: [6],
  points: 1,
  after: [vethPair],
  ...onHost,
  needs: (parameters) => ({ ...onHost.needs(parameters), inside: namedNetwork(parameters.netns) }),
  judge: ({ inside, ...facts }, parameters) => {
    const verdict = onHost.judge(facts, parameters);
    if (verdict.status === 'passed' || parameters.x !== undefined || 'x' in verdict.found) return verdict;
    const links = inside.kind === 'namespace' ? inside.links : [];
    const shown = matching(
      links.flatMap(({ addresses }) => addresses),
      wanted(parameters.containerAddress, undefined),
    );
    const x = (shown && xOf(shown.address, parameters.containerAddress)) ?? anyX;
    return onHost.judge(facts, { ...parameters, x });
  },
});
