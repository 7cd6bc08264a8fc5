import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { hostUri } from '../../transports/index.ts';
import type { Course } from '../course.ts';
import { readCourse } from '../files/read-course.ts';
import { temporaryFolder } from '../files/temporary-folder.fixture.ts';

const folder = temporaryFolder();
const file = join(folder, 'course.yaml');
const parametersOf = async (): Promise<readonly string[]> => ['x', 'netns'];

const read = async (
  name: string,
  bytes: string | Uint8Array,
  head = 'defaults: { host: "ssh://{id}" }\n',
): Promise<Course> => {
  writeFileSync(file, `course: C\nlab: pinger\n${head}students: ${name}\n`);
  writeFileSync(join(folder, name), bytes);
  return readCourse(file, () => [], hostUri, { parametersOf });
};
const complaints = (...about: Parameters<typeof read>): Promise<string[]> =>
  read(...about).then(
    ({ students }) => [`no complaint about ${JSON.stringify(students)}`],
    (error: Error) => error.message.replaceAll(`${folder}/`, '').split('\n'),
  );
const people = ({ students }: Course) =>
  students.map(({ id, name, group, email }) => [id, name, group ?? '', email ?? ''].join(' | '));

const alice = '20230001 | Alice Nováková | A | alice@uni.example';
const bob = '00042 | Bob Ó Briain | A, B | bob@uni.example';

test.each([
  [
    'Moodle in English',
    'First name,Last name,ID number,Email address,Groups\nAlice,Nováková,20230001,alice@uni.example,A\nBob,"Ó Briain",00042,bob@uni.example,"A, B"\n',
  ],
  [
    'Moodle in Czech',
    'Křestní jméno;Příjmení;Identifikační číslo;E-mailová adresa;Skupiny\nAlice;Nováková;20230001;alice@uni.example;A\nBob;Ó Briain;00042;bob@uni.example;A, B\n',
  ],
  [
    'Moodle in Spanish',
    'Nombre,Apellido(s),Número de ID,Dirección de correo,Grupos\nAlice,Nováková,20230001,alice@uni.example,A\nBob,Ó Briain,00042,bob@uni.example,"A, B"\n',
  ],
  [
    'Moodle in Galician',
    'Nome,Apelidos,Número de ID,Enderezo de correo,Grupos\nAlice,Nováková,20230001,alice@uni.example,A\nBob,Ó Briain,00042,bob@uni.example,"A, B"\n',
  ],
  [
    'Moodle in Russian',
    'Имя,Фамилия,Индивидуальный номер,Адрес электронной почты,Группы\nAlice,Nováková,20230001,alice@uni.example,A\nBob,Ó Briain,00042,bob@uni.example,"A, B"\n',
  ],
  [
    'Canvas',
    'Student,ID,SIS User ID,SIS Login ID,Section,Email,Lab 1 (4711),Current Score\n    Points Possible,,,,,,20,(read only)\n"Nováková, Alice",17,20230001,alice,A,alice@uni.example,N/A,90\n"Ó Briain, Bob",18,00042,bob,"A, B",bob@uni.example,,\n"Student, Test",19,,x,A,,,\n',
  ],
  [
    'Canvas, with names in two columns',
    'LastName,FirstName,ID,SIS User ID,SIS Login ID,Section,Email,Lab 1 (4711)\n    Points Possible,,,,,,,20\nNováková,Alice,17,20230001,alice,A,alice@uni.example,\nÓ Briain,Bob,18,00042,bob,"A, B",bob@uni.example,\nStudent,Test,19,,x,A,,\n',
  ],
  [
    'Gradescope',
    'First Name,Last Name,SID,Email,Role,Sections\nAlice,Nováková,20230001,alice@uni.example,Student,A\nTina,Teacher,,t@uni.example,Instructor,\nBob,Ó Briain,00042,bob@uni.example,Student,"A, B"\nTom,Helper,,h@uni.example,TA,\n',
  ],
  [
    'a spreadsheet that names its separator',
    'sep=;\r\nName;ID number;Email;Group\r\nAlice Nováková;20230001;alice@uni.example;A\r\nBob Ó Briain;00042;bob@uni.example;A, B\r\n',
  ],
])('%s: names, groups, addresses and numbers are taken over', async (_, text) => {
  expect(people(await read('class.csv', text))).toEqual([alice, bob]);
  for (const [encoding, bom] of [
    ['utf16le', '\ufeff'],
    ['utf8', '\ufeff'],
  ] as const)
    for (const name of ['class.txt', 'class.tsv'])
      expect(people(await read(name, Buffer.from(bom + text, encoding)))).toEqual([alice, bob]);
});

test('GitHub Classroom: the identifier, else the login', async () => {
  const head = '"identifier","github_username","github_id","name"\n';
  const named = await read('class.csv', `${head}"s1","al","1","Alice"\n"s2","bo","2","Bob"\n`);
  expect(people(named)).toEqual(['s1 | Alice |  | ', 's2 | Bob |  | ']);
  const unnamed = await read('class.csv', `${head}"","al","1","Alice"\n"s2","bo","2","Bob"\n`);
  expect(people(unnamed)).toEqual(['al | Alice |  | ', 'bo | Bob |  | ']);
});

test('without a number the address is the id, and Canvas’s own number comes last', async () => {
  const moodle = await read('class.csv', 'First name,Last name,Email address\nAlice,N,alice@uni.example\n');
  expect(people(moodle)).toEqual(['alice@uni.example | Alice N |  | alice@uni.example']);
  const canvas = await read('class.csv', 'Student,ID,Section\n"N, Alice",17,A\n');
  expect(people(canvas)).toEqual(['17 | Alice N | A | ']);
  expect(moodle.students.map(({ host }) => host)).toEqual(['ssh://alice']);
});

test('several sections of Canvas are several groups, where each of them is known', async () => {
  const rows = ['a,1,A', 'b,2,B', 'c,3,Rock and Roll', 'd,4,A and B', 'e,5,"A, B, and Rock and Roll"', 'f,6,C'];
  const { students } = await read('class.csv', `Student,ID,Section\n${rows.join('\n')}\n`);
  expect(students.map(({ group }) => group)).toEqual([
    ...['A', 'B', 'Rock and Roll', 'A, B', 'A, B, and Rock and Roll', 'C'],
  ]);
});

test('it is told what was recognised, what is ignored, and which rows are no student’s', async () => {
  const { sources } = await read(
    'class.csv',
    'Student,ID,SIS User ID,SIS Login ID,Section,Lab 1 (4711),x\n  Points Possible,,,,,20,\n"N, Alice",17,s1,al,A,=7,3\n',
  );
  expect(sources.rosters).toEqual([
    {
      file: 'class.csv',
      columns: [
        { from: ['x'], to: 'set.x' },
        { from: ['Student'], to: 'name' },
        { from: ['Section'], to: 'group' },
        { from: ['SIS User ID'], to: 'id' },
      ],
      ignored: ['ID', 'SIS Login ID', 'Lab 1 (4711)'],
      others: ['Points Possible'],
    },
  ]);
});

test('a workbook: the first sheet, ids as their cells show them, points as numbers', async () => {
  const sheet: SheetData = [
    ['Vorname', 'Nachname', 'Matrikelnummer', 'E-Mail-Adresse', 'manual.talk', 'IP'],
    ['Alice', 'Nováková', 20230001, 'alice@uni.example', 2.5, '10.4.0.7'],
    ['Bob', 'Ó Briain', { value: 42, type: Number, format: '00000' }, 'bob@uni.example', null, '10.4.0.8'],
  ];
  const bytes = await writeWorkbook([
    { data: sheet, sheet: 'Class' },
    { data: [['x']], sheet: 'Other' },
  ]).toBuffer();
  const course = await read('class.xlsx', bytes, 'manual: [{ id: talk, title: Talk, points: 3 }]\n');
  expect(people(course)).toEqual([
    '20230001 | Alice Nováková |  | alice@uni.example',
    '00042 | Bob Ó Briain |  | bob@uni.example',
  ]);
  expect(course.students.map(({ host, manual }) => ({ host, manual }))).toEqual([
    { host: 'ssh://10.4.0.7', manual: { talk: 2.5 } },
    { host: 'ssh://10.4.0.8', manual: {} },
  ]);
});

test.each<[name: string, file: string, bytes: () => string | Uint8Array | Promise<Uint8Array>, says: RegExp[]]>([
  [
    'a file in windows-1250',
    'class.csv',
    () => Buffer.from([...Buffer.from('Name,SID\nAlice Nov'), 0xe1, 0x6b, 0x6f, 0x76, 0xe1, ...Buffer.from(',1\n')]),
    [
      /^class\.csv:2:10: this is not text in UTF-8 \(the byte 0xE1\)\. Save the table from the spreadsheet as “CSV UTF-8”/,
    ],
  ],
  [
    'a column that is there in two languages',
    'class.csv',
    () => 'SID,Name,Email,Correo\n1,A,a@b.example,a@b.example\n',
    [
      /^class\.csv:1:16: the column "Correo" gives the email, as column 3 \("Email"\) does: rename or delete one of them\.$/,
    ],
  ],
  [
    'a number that is not there',
    'class.csv',
    () => 'Name,SID\nAlice,1\nBob,\n',
    [/^class\.csv:3:1: the row lacks "id"\.$/],
  ],
  [
    'the same number twice',
    'class.csv',
    () => 'Name,SID\nA,1\nB,1\n',
    [/^class\.csv:3:3: SID is "1" again, as SID on line 2/],
  ],
  [
    'a workbook that is cut',
    'class.xlsx',
    () => Buffer.from('PK\x03\x04 and no more'),
    [/class\.xlsx:1:1: this is not a workbook/],
  ],
  [
    'a formula in a workbook’s name',
    'class.xlsx',
    () =>
      writeWorkbook([
        ['SID', 'Name'],
        ['1', '=1+1'],
      ]).toBuffer(),
    [/^class\.xlsx:2:2: "=1\+1" begins as a formula/],
  ],
])('%s', async (_, name, bytes, says) => {
  const lines = await complaints(name, await bytes());
  expect(lines).toHaveLength(Math.max(1, says.length));
  for (const [index, pattern] of says.entries()) expect(lines[index]).toMatch(pattern);
});

test('a workbook that would unpack to gigabytes is refused', async () => {
  const rows = Array.from({ length: 1100 }, (_, row) => [`${row}${'x'.repeat(32_000)}`]);
  const bytes = await writeWorkbook(rows).toBuffer();
  expect(bytes.length).toBeLessThan(1_000_000);
  expect(await complaints('class.xlsx', bytes)).toEqual([
    expect.stringMatching(/^class\.xlsx:1:1: this is not a workbook/),
  ]);
});

const inventories = {
  'hosts.ini': `# lab
[lab]
alice ansible_host=10.4.0.7 ansible_port=2222
bob.lab.example
c[01:03] ansible_user="root"
[lab:vars]
ansible_user=teacher ; who logs in
[db]
db1 ansible_host=10.9.9.9
[servers:children]
db
`,
  'hosts.yml': `all:
  vars: { ansible_user: teacher }
  children:
    lab:
      hosts:
        alice: { ansible_host: 10.4.0.7, ansible_port: 2222 }
        bob.lab.example:
        c02: { ansible_user: root }
    db: { hosts: { db1: { ansible_host: 10.9.9.9 } } }
`,
  config: `Host alice
  HostName 10.4.0.7
  Port 2222
Host bob.lab.example db1
Host c02
  User=root
  HostName "%h"
Host *
  User teacher
`,
};

test.each(Object.entries(inventories))('hosts come from %s by the id', async (name, text) => {
  writeFileSync(join(folder, name), text);
  const { students, sources } = await read(
    'class.csv',
    'SID,host\nalice,\nbob,\nc02,\ndave,local:\n',
    `hosts: ${name}\n`,
  );
  expect(students.map(({ host }) => host)).toEqual([
    'ssh://teacher@10.4.0.7:2222',
    'ssh://teacher@bob.lab.example',
    'ssh://root@c02',
    'local:',
  ]);
  expect(sources.strangers).toContain('db1');
});

test('where an ssh configuration says more than an address, ssh itself reads it', async () => {
  const config =
    '# lab\nHost alice\n  HostName 10.4.0.7\nHost bob\n  HostName 10.0.0.5\n  Port 2222\n  ProxyJump gate\n';
  writeFileSync(join(folder, 'config'), config);
  const { students, sources } = await read('class.csv', 'SID\nalice\nbob\n', 'hosts: config\n');
  expect(students.map(({ host }) => host)).toEqual(['ssh://10.4.0.7', 'ssh://bob']);
  expect(sources.bySsh).toEqual({ file: join(folder, 'config'), students: ['bob'] });
});

test.each(['Include more\n', 'IdentityFile key\n', 'Match host alice\n  ProxyJump gate\n'])(
  '%j of an ssh configuration may be of each host',
  async (line) => {
    writeFileSync(join(folder, 'config'), `# lab\n${line}Host alice\n  HostName 10.4.0.7\n`);
    const { sources } = await read('class.csv', 'SID\nalice\n', 'hosts: config\n');
    expect(sources.bySsh.students).toEqual(['alice']);
  },
);

test.each([
  [
    'hosts.ini',
    'alice ansible_ssh_private_key_file=k ansible_port=22\n[all:vars]\nansible_ssh_common_args="-J gate"\n',
  ],
  [
    'hosts.yml',
    'all: { vars: { ansible_ssh_common_args: "-J gate" }, hosts: { alice: { ansible_ssh_private_key_file: k } } }\n',
  ],
])('settings of %s that are not followed are named', async (name, text) => {
  writeFileSync(join(folder, name), text);
  const { sources } = await read('class.csv', 'SID\nalice\n', `hosts: ${name}\n`);
  expect(sources.unread.toSorted()).toEqual(['ansible_ssh_common_args', 'ansible_ssh_private_key_file']);
});

test('a file that a course names may have an absolute name', async () => {
  writeFileSync(join(folder, 'hosts.ini'), 'alice ansible_host=10.4.0.7\n');
  writeFileSync(join(folder, 'class.csv'), 'SID\nalice\n');
  writeFileSync(
    file,
    `course: C\nlab: pinger\nhosts: ${join(folder, 'hosts.ini')}\nstudents: ${join(folder, 'class.csv')}\n`,
  );
  const { students } = await readCourse(file, () => [], hostUri, { parametersOf });
  expect(students.map(({ host }) => host)).toEqual(['ssh://10.4.0.7']);
});

test('an id that no machine or several have is told with its line', async () => {
  writeFileSync(join(folder, 'hosts.ini'), 'alice.a.example\nalice.b.example\n');
  expect(await complaints('class.csv', 'SID,Name\nalice,A\nzoe,Z\n', 'hosts: hosts.ini\n')).toEqual([
    'class.csv:2:1: SID is "alice": several machines of hosts.ini may be meant: alice.a.example on line 1, alice.b.example on line 2.',
    'class.csv:3:1: SID is "zoe", but hosts.ini has no machine of this name, and no host is given.',
  ]);
  expect(await complaints('class.csv', 'SID,Name\nalice,A\n', 'hosts: none.ini\n')).toEqual([
    expect.stringMatching(/^course\.yaml:3:8: hosts: none\.ini cannot be read: there is no such file/),
    expect.stringMatching(/^class\.csv:2:1: the row lacks "host"/),
  ]);
});

test('numbers are ids, zeros and all; a pattern names the host', async () => {
  writeFileSync(
    file,
    `course: C
lab: pinger
defaults: { host: "root@10.4.0.{x}", user: 'UNI\\alice' }
students:
  - { id: 20231007, set: { x: 7 }, group: 1 }
  - { id: 00042, set: { x: 8 } }
  - { id: carol, host: lab-9, email: carol@uni.example }
  - { id: dave, host: lab-10, user: dave@uni.example }
`,
  );
  const { students } = await readCourse(file, () => [], hostUri);
  expect(students.map(({ id, group, host, email }) => [id, group, host, email])).toEqual([
    ['20231007', '1', 'ssh://root@10.4.0.7', undefined],
    ['00042', undefined, 'ssh://root@10.4.0.8', undefined],
    ['carol', undefined, 'ssh://UNI%5Calice@lab-9', 'carol@uni.example'],
    ['dave', undefined, 'ssh://dave%40uni.example@lab-10', undefined],
  ]);
});
