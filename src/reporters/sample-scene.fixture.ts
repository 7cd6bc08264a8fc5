import type { Element, Scene } from '../model/scene.ts';

const element = (
  id: string,
  label: string,
  state: Element['state'],
  checks: readonly string[] = [],
  says: string | null = null,
) => ({
  ...{ id, label, state, checks, says },
});

/** The picture of the sample with mistakes: both ends on the host, and all that waits for the second one. */
export const sampleScene: Scene = {
  boxes: [
    {
      ...element('host', 'host', 'plain'),
      kind: 'host',
      lines: [],
      interfaces: [
        {
          ...element('outer', 'veth-host', 'wrong', ['veth-pair'], 'Both ends of the pair are still on the host.'),
          belongs: null,
          lines: [element('outer-address', '10.200.7.1/24', 'right', ['address-host'])],
        },
        {
          ...element('inner', 'veth-pinger', 'wrong', ['veth-pair'], 'Both ends of the pair are still on the host.'),
          belongs: 'network namespace pinger',
          lines: [element('inner-address', '10.200.7.10/24', 'missing', ['address-netns'])],
        },
      ],
      boxes: [
        {
          ...element('netns', 'network namespace pinger', 'right', ['netns-exists']),
          kind: 'namespace',
          lines: [],
          interfaces: [],
          boxes: [
            {
              ...element('app', '/usr/local/bin/pinger', 'right', ['app-isolated']),
              kind: 'process',
              lines: [
                element('pid', 'own PID namespace', 'right', ['pid-isolated']),
                element('ping', 'pings', 'waiting', ['ping-replies']),
              ],
              interfaces: [],
              boxes: [],
            },
          ],
        },
        {
          ...element('image', 'pinger-rootfs.tgz', 'unseen', ['image-archive']),
          kind: 'image',
          lines: [],
          interfaces: [],
          boxes: [],
        },
        { ...element('other', 'bridge br0', 'extra'), kind: 'bridge', lines: [], interfaces: [], boxes: [] },
      ],
    },
  ],
  cables: [
    {
      ...element('pair', 'veth pair', 'wrong', ['veth-pair'], 'Both ends of the pair are still on the host.'),
      from: 'outer',
      to: 'inner',
    },
  ],
};
