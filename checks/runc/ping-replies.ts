import { runcContainers } from '../../src/probes/index.ts';
import { pingReplies as resource } from '../resources/ping-replies.ts';
import { addressContainer } from './address-container.ts';
import { addressHost } from './address-host.ts';
import { atProcess, inContainer } from './in-container.ts';
import { linksUp } from './links-up.ts';
import { check, type Runc } from './parameters.ts';
import { vethPair } from './veth-pair.ts';

const built = resource<Runc>(inContainer);

export const pingReplies = check({
  id: 'ping-replies',
  title: 'The container answers a ping from the host',
  tasks: [6],
  points: 1,
  after: [vethPair, addressHost, addressContainer, linksUp],
  needs: (parameters) => ({ ...built.needs(parameters), runc: runcContainers(parameters.container) }),
  causes: built.causes,
  judge: ({ runc, ...facts }, parameters) => atProcess(built.judge(facts, parameters), runc),
});
