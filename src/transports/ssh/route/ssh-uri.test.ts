import { expect, test } from 'vitest';
import { UsageError } from '../../../model/errors.ts';
import { sshUri } from './ssh-uri.ts';

test.each([
  ['ssh://10.4.0.7', '//10.4.0.7'],
  ['ssh://root@10.4.0.7:22/', '//10.4.0.7'],
  ['openssh://alice@10.4.0.7', '//10.4.0.7'],
  ['ssh://10.4.0.7:2222', '//10.4.0.7:2222'],
  ['ssh://168034311', '//10.4.0.7'],
  ['ssh://0xa.4.7', '//10.4.0.7'],
  ['ssh://012.4.0.7', '//10.4.0.7'],
  ['ssh://[::ffff:10.4.0.7]', '//10.4.0.7'],
  ['ssh://[::ffff:a04:7]:2222', '//10.4.0.7:2222'],
  ['ssh://Lab.Example.', '//lab.example'],
  ['ssh://[2001:db8:0::1]', '//[2001:db8::1]'],
  ['ssh://[fe80::1%eth0]', '//fe80::1%eth0'],
  ['ssh://my_alias', '//my_alias'],
])('%s leads to the machine %s', (uri, machine) => expect(sshUri(uri).machine).toBe(machine));

test.each([
  ['ssh://10.4.0.7', 'alice', 'ssh://alice@10.4.0.7'],
  ['openssh://lab.example:2222', 'login@uni.example', 'openssh://login%40uni.example@lab.example:2222'],
  ['ssh://lab.example', 'UNI\\$&login', 'ssh://UNI%5C%24%26login@lab.example'],
  ['ssh://root@10.4.0.7', 'alice', 'ssh://root@10.4.0.7'],
])('%s for %s is %s', (uri, login, as) => expect(sshUri(uri).as(login)).toBe(as));

test('what cannot be read says so', () => expect(() => sshUri('ssh://-x')).toThrow(UsageError));
