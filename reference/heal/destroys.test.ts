import { expect, test } from 'vitest';
import { destroys, isGuarded } from './destroys.ts';

test.each([
  ['kill -9 7', true],
  ['ip netns pids pinger | xargs -r kill -9', true],
  ['ip addr delete 10.0.0.1/24 dev eth0', true],
  ['iptables -t nat -D POSTROUTING 1', true],
  ['[ -e /x ] && umount /x', true],
  ['unshare --mount --mount-proc bash', false],
  ['cat /proc/mounts', false],
  ['ip addr add 10.0.0.1/24 dev eth0', false],
  ['iptables -t nat -A POSTROUTING', false],
])('%s destroys: %s', (line, expected) => {
  expect(destroys(line)).toBe(expected);
});

test.each([
  ['umount /proc', false],
  ['[ /proc/1/exe -ef {app} ] && umount /proc', true],
  ['umount {root}/proc', true],
  ['iptables -F', false],
  ['ip netns pids {netns} | xargs -r kill -9', true],
  ['umount {root}/proc; rm -r /srv', false],
])('%s is guarded: %s', (line, expected) => {
  expect(isGuarded(line)).toBe(expected);
});
