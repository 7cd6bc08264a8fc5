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

/** The host, the root file system, the namespace with the app in it, the cable, and the image of the last task. */
export const scene = sceneFor(parameters)({
  needs: ({ netns }) => ({ host: hostNetwork, named: namedNetwork(netns) }),
  tell: ({ host, named }, labels) => {
    const { rootfs, netns, app, port, image, archive, publishedPort } = labels;
    const place = `network namespace ${netns}`;
    const pair = pairSketch(host, named, { ...labels, place }, pairChecks);
    const process = box('process', 'app', app, {
      checks: ['app-isolated'],
      lines: [
        line('app-pid', 'own PID namespace', { checks: ['pid-isolated'] }),
        line('app-uts', 'own hostname (UTS)', { checks: ['uts-isolated'] }),
        line('app-mount', 'own mounts', { checks: ['mount-isolated'] }),
        line('app-proc', 'own /proc', { checks: ['proc-mounted'] }),
        line('app-root', `root ${rootfs}`, { checks: ['root-changed'] }),
        line('app-port', `answers on port ${port}`, { checks: ['app-answers'] }),
        line('app-pings', 'pings for others', { checks: ['app-pings'] }),
      ],
    });
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
              boxes: [process],
            }),
            box('filesystem', 'rootfs', rootfs, {
              checks: ['rootfs-exists'],
              lines: [
                line('packages', 'packages of the task', { checks: ['rootfs-packages'] }),
                line('binary', app, { checks: ['binary-present', 'binary-executable'] }),
                line('static', 'statically linked', { checks: ['binary-static'] }),
              ],
            }),
            box('image', 'image', image, {
              checks: ['image-imported'],
              lines: [
                line('archive', archive, { checks: ['image-archive'] }),
                line('pushed', 'in the registry', { checks: ['image-pushed'] }),
                line('running', 'runs the app', { checks: ['image-runs'] }),
                line('published', `port ${publishedPort} of the host`, { checks: ['published'] }),
              ],
            }),
          ],
        }),
      ],
      cables: pair.cables,
    };
  },
});
