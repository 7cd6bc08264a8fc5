import { box, line, sceneFor } from '../../src/index.ts';
import { hostNetwork } from '../../src/probes/index.ts';
import { bridgeBoxes, pairSketch } from '../resources/pair-sketch.ts';
import { inContainer } from './in-container.ts';
import { parameters } from './parameters.ts';

/** The checks about the parts of the pair. */
const pairChecks = {
  pair: 'veth-pair',
  hostAddress: 'address-host',
  insideAddress: 'address-container',
  up: 'links-up',
  ping: 'ping-replies',
};

/** The host with its way to the outside, the bundle, the cable, and the container with the application. */
export const scene = sceneFor(parameters)({
  needs: (values) => ({ host: hostNetwork, inside: inContainer.network(values) }),
  tell: ({ host, inside }, labels) => {
    const { bundle, container, subnet, gateway, nameserver, venv, port, proxyPort, variables } = labels;
    const place = `container ${container}`;
    const pair = pairSketch(host, inside, { ...labels, place }, pairChecks);
    const plugged = bridgeBoxes(pair, ['bridge-attached'], true);
    return {
      boxes: [
        box('host', 'host', 'host', {
          lines: [
            line('forwarding', 'passes packets on', { checks: ['forwarding-on'] }),
            line('masquerade', `masquerades ${subnet}`, { checks: ['masquerade'] }),
            line('no-engine', 'no engine between', { checks: ['no-engine'] }),
            line('proxy', `proxy on port ${proxyPort}`, { checks: ['proxy-answers'] }),
            ...(plugged.length > 0
              ? []
              : [
                  line('bridged', `${labels.outer} in a bridge`, { checks: ['bridge-attached'], there: host && false }),
                ]),
          ],
          interfaces: pair.onHost,
          boxes: [
            ...plugged,
            box('container', 'container', place, {
              checks: ['container-running', 'net-isolated'],
              lines: [
                line('route', `default via ${hostPart(labels.hostAddress)} or ${gateway}`, {
                  checks: ['default-route'],
                }),
                line('resolver', `asks ${nameserver}`, { checks: ['resolver'] }),
                line('writable', 'writes to its root', { checks: ['root-writable'] }),
                line('rights', 'sets up its own network', { checks: ['capabilities'] }),
              ],
              interfaces: pair.inside,
              boxes: [
                box('process', 'app', 'application', {
                  checks: ['process-detached'],
                  lines: [
                    line('listens', `listens on port ${port}`, { checks: ['app-listens'] }),
                    line('answers', 'answers the host', { checks: ['app-answers'] }),
                    line('venv', venv, { checks: ['python-environment'] }),
                    line('variables', variables, { checks: ['app-environment'] }),
                  ],
                }),
              ],
            }),
            box('filesystem', 'bundle', bundle, {
              checks: ['bundle-valid'],
              lines: [
                line('rootfs', 'rootfs of Debian', { checks: ['rootfs-debian'] }),
                line('hook', 'hook for the network', { checks: ['poststart-hook'] }),
              ],
            }),
          ],
        }),
      ],
      cables: pair.cables,
    };
  },
});

/** 172.20.0.100/24 → 172.20.0.100 */
const hostPart = (address: string): string => address.replace(/\/\d+$/, '');
