import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostUri } from '../transports/index.ts';
import { readCourse } from './files/read-course.ts';
import { temporaryFolder } from './files/temporary-folder.fixture.ts';
import { withoutSecrets } from './secrets.ts';

const folder = temporaryFolder();
const message = async (students: string, more = '', roster = ''): Promise<string> => {
  const file = join(folder, 'course.yaml');
  writeFileSync(file, `course: C\nlab: pinger\n${more}students: ${students}\n`);
  writeFileSync(join(folder, 'roster.csv'), roster);
  const inspect = () => [{ path: ['students', 0, 'host'], says: 'the host "ssh://root:hunter2@h" is not there.' }];
  return readCourse(file, inspect, hostUri).then(
    () => '',
    (error: Error) => error.message.replaceAll(`${folder}/`, ''),
  );
};

test.each<[name: string, students: string, place: string, more?: string, roster?: string]>([
  ['a password in a URI', '[{ id: a, host: "ssh://root:hunter2@h" }]', 'students[0].host holds a password'],
  [
    'one with an @, a slash and a space',
    '[{ id: a, host: "ssh://root:hun@ter2/ hunter2@h" }]',
    'students[0].host holds a password',
  ],
  [
    'one of a jump host, in a chain',
    '[{ id: a, host: "ssh://h" }]',
    'defaults.jump holds a password',
    'defaults: { jump: "ssh://a:22,t:hunter2@jump" }\n',
  ],
  ['one in a login', '[{ id: a, host: "ssh://h", user: "root:hunter2@" }]', 'students[0].user holds'],
  ['a field for it', '[{ id: a, host: "ssh://h", password: hunter2 }]', 'students[0].password is the name'],
  [
    'a parameter for it',
    '[{ id: a, host: "ssh://h", set: { apiKey: hunter2 } }]',
    'students[0].set.apiKey is the name of a secret',
  ],
  [
    'a private key',
    '[{ id: a, host: "ssh://h", name: "-----BEGIN OPENSSH PRIVATE KEY----- hunter2" }]',
    'students[0].name holds a private key',
  ],
  [
    'a column of passwords',
    'roster.csv',
    'roster.csv:1:9: Password is the name of a secret',
    '',
    'id,host,Password\na,ssh://h,hunter2\n',
  ],
  ['a URI of a roster', 'roster.csv', 'roster.csv:2:3: host holds a password', '', 'id,host\na,ssh://root:hunter2@h\n'],
])('%s is refused and not repeated', async (_, students, place, more, roster) => {
  const text = await message(students, more, roster);
  expect(text).toContain(place);
  expect(text).toContain('Log in with a key');
  expect(text).not.toContain('hunter2');
});

test.each(['ssh://10.4.0.7:22', 'ssh://root@10.4.0.7:22', 'ssh://root@[fe80::1]:22', 'ssh://[::1]:22'])(
  '%s holds no password',
  async (host) => {
    expect(await message(`[{ id: a, host: "${host}", name: "at 10:00 @ room" }]`)).not.toContain('password');
  },
);

test('a line never shows the password of a URI', () => {
  expect(withoutSecrets('"ssh://root:hun/t@er@h:22" and "ssh://h:22"')).toBe('"ssh://root:…@h:22" and "ssh://h:22"');
});
