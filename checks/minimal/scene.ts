import { box, line, sceneFor } from '../../src/index.ts';
import { hostNetwork, namedNetwork } from '../../src/probes/index.ts';
import { bridgeBoxes, pairSketch } from '../resources/pair-sketch.ts';
import { parameters } from './parameters.ts';

/** The checks about the parts of the pair. */
const pairChecks = {
  pair: 'veth-pair',
  hostAddress: 'address-host',
  insideAddress: 'address-netns',
  up: 'links-up',
  ping: 'ping-replies',
};

/** The host, the namespace and its cable, the small tree and what runs in it, the packages, and the layers. */
export const scene = sceneFor(parameters)({
  needs: ({ netns }) => ({ host: hostNetwork, named: namedNetwork(netns) }),
  tell: ({ host, named }, labels) => {
    const { root, netns, image, packages, service, base, app, union, appImage, system } = labels;
    const place = `network namespace ${netns}`;
    const pair = pairSketch(host, named, { ...labels, place }, pairChecks);
    return {
      boxes: [
        box('host', 'host', 'host', {
          interfaces: pair.onHost,
          boxes: [
            ...bridgeBoxes(pair, [], false),
            box('namespace', 'netns', place, {
              checks: ['netns-exists'],
              there: named && named.kind === 'namespace',
              interfaces: pair.inside,
              boxes: [
                box('process', 'chroot', `process with the root ${root}`, { checks: ['chroot-in-netns'] }),
                box('process', 'service', service, { checks: ['service-listens'] }),
              ],
            }),
            box('filesystem', 'tree', root, {
              checks: ['tree'],
              lines: [
                line('shell', 'static busybox shell', { checks: ['shell-static'] }),
                line('applets', 'links of busybox', { checks: ['applets'] }),
                line('os-release', 'etc/os-release', { checks: ['os-release'] }),
                line('tree-image', image, { checks: ['image-cpio'] }),
              ],
            }),
            box('container', 'nspawn', 'systemd-nspawn', {
              checks: ['nspawn-running'],
              lines: [
                line('nspawn-network', 'own network', { checks: ['network-private'] }),
                line('nspawn-veth', 'cable laid by nspawn', { checks: ['nspawn-veth'] }),
                line('nspawn-interface', 'one end of a pair', { checks: ['nspawn-interface'] }),
              ],
            }),
            box('filesystem', 'packages', packages, { checks: ['package-root'] }),
            box('filesystem', 'union', union, {
              checks: ['union-mount'],
              lines: [
                line('app-layer', `${app} (upper)`, { checks: ['app-layer'] }),
                line('base-layer', `${base} (lower)`, { checks: ['base-layer'] }),
                line('app-image', appImage, { checks: ['app-image'] }),
              ],
            }),
            box('filesystem', 'system', system, { checks: ['full-system'] }),
          ],
        }),
      ],
      cables: pair.cables,
    };
  },
});
