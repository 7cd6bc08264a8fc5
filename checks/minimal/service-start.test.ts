import { expect, test } from 'vitest';
import { memberEnded, serviceSet, serviceStarted, serviceWay } from './service-start.ts';

test('only the settings of vsftpd are typed; those of another service are told in words', () => {
  expect(['vsftpd', 'ftpd'].map(serviceWay)).toEqual(['vsftpd', 'other']);
  const { vsftpd, other } = serviceSet(memberEnded);
  expect(vsftpd.map(({ run }) => run)).toEqual([
    '[ /proc/{pid}/ns/net -ef /run/netns/{netns} ] && kill -9 {pid} && sleep 1',
    "printf 'listen=YES\\nlisten_port=%s\\n' {port} > {packages}/etc/task13.conf",
    'ip netns exec {netns} chroot {packages} {program} /etc/task13.conf',
  ]);
  expect(other.map(({ run }) => run)).toEqual([null]);
});

test('a service is started after what is in its way has ended', () => {
  expect(serviceStarted(memberEnded).other.map(({ run, stays }) => [run, stays])).toEqual([
    [memberEnded.run, false],
    ['ip netns exec {netns} chroot {packages} {program}', true],
  ]);
});
