import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UsageError } from '../../../model/errors.ts';
import { parseAddress, parseJumps, writeAddress } from './address.ts';

test.each([
  ['ssh://10.4.0.7', { host: '10.4.0.7' }],
  ['ssh://root@lab.example:2222', { user: 'root', host: 'lab.example', port: 2222 }],
  ['openssh://alice@lab.example/', { user: 'alice', host: 'lab.example' }],
  ['ssh://teacher%40school@jump', { user: 'teacher@school', host: 'jump' }],
  ['ssh://[fe80::1%eth0]:22', { host: 'fe80::1%eth0', port: 22 }],
  ['root@[::1]', { user: 'root', host: '::1' }],
  ['my_alias', { host: 'my_alias' }],
  ['ssh://login@uni.example@jump', { user: 'login@uni.example', host: 'jump' }],
  ['ssh://UNI\\login@jump', { user: 'UNI\\login', host: 'jump' }],
  ['ssh://UNI%5Clogin@jump', { user: 'UNI\\login', host: 'jump' }],
  ['ssh://[fe80::1%25eth0]', { host: 'fe80::1%eth0' }],
])('%s', (uri, address) => expect(parseAddress(uri)).toEqual(address));

test.each([
  ['ssh://', 'cannot be read'],
  ['ssh://host:0', 'has the port 0'],
  ['ssh://host:70000', 'has the port 70000'],
  ['ssh://host:ssh', 'cannot be read'],
  ['ssh://alice:secret@host', 'is written with a password'],
  ['ssh://-oProxyCommand=x', 'cannot be read'],
  ['ssh://-l@host', 'no usable login'],
  ['ssh://$(id)@host', 'no usable login'],
  ['ssh://ho st', 'cannot be read'],
  ['ssh://ho`id`', 'cannot be read'],
  ['ssh://%@host', 'no usable login'],
  ['ssh://login\\@host', 'no usable login'],
  ['ssh://host/path', 'cannot be read'],
])('%s is refused', (uri, says) => {
  expect(() => parseAddress(uri)).toThrow(UsageError);
  expect(() => parseAddress(uri)).toThrow(says);
});

test('a password in an address is never repeated', () => {
  try {
    parseAddress('ssh://alice:s3cret@host');
  } catch (error) {
    expect(`${(error as UsageError).message} ${(error as UsageError).cure}`).not.toContain('s3cret');
  }
});

test('a chain of jump hosts', () => {
  expect(parseJumps('ssh://a, teacher@b:2222')).toEqual([{ host: 'a' }, { user: 'teacher', host: 'b', port: 2222 }]);
  expect(parseJumps(undefined)).toEqual([]);
  expect(parseJumps('none')).toEqual([]);
});

test('what is written is read back', () => {
  const user = fc.option(fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,10}$/), { nil: undefined });
  const host = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6());
  const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined });
  fc.assert(
    fc.property(user, host, port, (user, host, port) => {
      const address = { ...(user === undefined ? {} : { user }), host, ...(port === undefined ? {} : { port }) };
      expect(parseAddress(writeAddress(address))).toEqual(address);
    }),
  );
});
