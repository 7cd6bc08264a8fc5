import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hostUri } from '../../transports/index.ts';
import type { Course } from '../course.ts';
import { readCourse } from '../files/read-course.ts';
import { temporaryFolder } from '../files/temporary-folder.fixture.ts';

const folder = temporaryFolder();
const file = join(folder, 'course.yaml');
const head = 'course: C\nlab: pinger\nmanual: [{ id: talk, title: Talk, points: 3 }]\n';

const read = (roster: string | Uint8Array, students = 'students: roster.csv\n'): Promise<Course> => {
  writeFileSync(file, head + students);
  writeFileSync(join(folder, 'roster.csv'), roster);
  return readCourse(file, () => [], hostUri);
};
const complaints = (roster: string | Uint8Array, students?: string): Promise<string[]> =>
  read(roster, students).then(
    ({ students: found }) => [`no complaint about ${JSON.stringify(found)}`],
    (error: Error) => error.message.replaceAll(`${folder}/`, '').split('\n'),
  );

test.each([
  ['commas', 'id,name,host,group,x,set.netns,manual.talk\nalice,Alice of A,ssh://h1,A,7,box,2.5\nbob,,ssh://h2,,8,,\n'],
  [
    'a byte order mark and CRLF',
    '\ufeffid,name,host,group,x,set.netns,manual.talk\r\nalice,Alice of A,ssh://h1,A,7,box,2.5\r\nbob,,ssh://h2,,8,,\r\n',
  ],
  [
    'semicolons and a decimal comma',
    'id;name;host;group;x;set.netns;manual.talk\nalice;Alice of A;ssh://h1;A;7;box;2,5\nbob;;ssh://h2;;8;;\n',
  ],
  [
    'tabs',
    'id\tname\thost\tgroup\tx\tset.netns\tmanual.talk\nalice\tAlice of A\tssh://h1\tA\t7\tbox\t2.5\nbob\t\tssh://h2\t\t8\t\t',
  ],
  [
    'quotes, line breaks in a name, spaces, empty rows and a nameless empty column',
    'id,name,host,group,x,set.netns,manual.talk,\n\n"alice" ,"Alice\nof A",ssh://h1,"A", 7 ,box,2.5,\n,,,,,,,\nbob,,ssh://h2,,8,,,\n',
  ],
])('%s', async (_, text) => {
  const { students } = await read(text);
  expect(students).toEqual([
    {
      id: 'alice',
      name: 'Alice of A',
      host: 'ssh://h1',
      group: 'A',
      language: undefined,
      set: { x: '7', netns: 'box' },
      manual: { talk: 2.5 },
      skip: [],
      path: ['students', 0],
    },
    {
      id: 'bob',
      name: 'bob',
      host: 'ssh://h2',
      group: undefined,
      language: undefined,
      set: { x: '8' },
      manual: {},
      skip: [],
      path: ['students', 1],
    },
  ]);
});

test.each<[name: string, text: string | Uint8Array, expected: readonly (string | RegExp)[]]>([
  ['an empty file', '', [/^course\.yaml:4:11: students: roster\.csv is empty\. Save it from the spreadsheet/]],
  ['a header alone', 'id,host\n', ['roster.csv:1:1: there is a header, but no student.']],
  [
    'another encoding',
    Buffer.from('id,name,host\na,Ali\u00e7e,ssh://h\n', 'latin1'),
    ['roster.csv:2:6: this is not text in UTF-8 (the byte 0xE7). Save the table from the spreadsheet as “CSV UTF-8”.'],
  ],
  [
    'UTF-16 that is cut',
    Buffer.from('\ufeffid,host\na,b', 'utf16le').subarray(0, -1),
    [/^roster\.csv:2:3: this is not text in UTF-16/],
  ],
  [
    'a missing column',
    'id,Hosts\na,ssh://h\n',
    [
      'roster.csv:1:1: the column "host" is missing. Is it the one called "Hosts"? The columns are id, name, host, user, language, group, email and the lab’s parameters. Hosts may also come from an inventory (hosts: FILE), or from a pattern (defaults: host).',
    ],
  ],
  [
    'a column that is there twice',
    'id,host,x,set.x\na,ssh://h,7,7\n',
    ['roster.csv:1:11: the column "set.x" is there twice, first as column 3.'],
  ],
  ['a column without a name', 'id,,host\na,b,ssh://h\n', ['roster.csv:1:4: the column 2 has no name.']],
  [
    'rows of other lengths',
    'id,host\na\nb,ssh://h,c\n',
    [
      'roster.csv:2:1: the row has one cell, the header has 2.',
      'roster.csv:2:1: the row lacks "host".',
      'roster.csv:3:1: the row has 3 cells, the header has 2.',
    ],
  ],
  [
    'values that are not allowed',
    'id,name,host,language\n../a,,ssh://h,cs\nb,,ssh://h h,english\n"c\n",,,\n',
    [
      /^roster\.csv:2:1: id is "\.\.\/a": allowed is 1 to 64 letters/,
      /^roster\.csv:3:4: host is "ssh:\/\/h h": allowed is the URI of a host/,
      /^roster\.csv:3:14: language is "english": allowed is the code of a language/,
      'roster.csv:4:1: the row lacks "host".',
    ],
  ],
  [
    'the same id, host and x, also behind a quoted line break',
    'id,name,host,x\na,"A\nB",ssh://h,7\na,,ssh://root@h,07\n',
    [
      'roster.csv:4:1: id is "a" again, as id on line 2.',
      'roster.csv:4:4: host is "ssh://root@h" again, as host on line 3.',
      'roster.csv:4:17: x is "7" again, as x on line 3.',
    ],
  ],
  [
    'points by hand',
    'id,host,manual.talk,manual.oral\na,ssh://h,x,\nb,ssh://i,4,1\n',
    [
      /^roster\.csv:1:21: manual\.oral: the course has no manual task "oral"\./,
      /^roster\.csv:2:11: manual\.talk is "x": allowed is a number of points/,
      'roster.csv:3:11: manual.talk is 4: talk is worth 3 at most.',
    ],
  ],
  [
    'formulas',
    'id,name,host\na,"=HYPERLINK(""http://x"")",ssh://h\nb,@SUM(A1),ssh://i\nc,+c|d,ssh://j\nd,-5,ssh://k\n',
    [
      /^roster\.csv:2:3: "=HYPERLINK\(\\"http:\/\/x\\"\)" begins as a formula/,
      /^roster\.csv:3:3: "@SUM\(A1\)" begins as/,
      /^roster\.csv:4:3: "\+c\|d" begins as/,
    ],
  ],
  ['an open quote', 'id,host\na,"ssh://h\nb,ssh://i\n', ['roster.csv:2:3: this quote is never closed.']],
  ['a quote within a cell', 'id,host\na,ss"h"://h\n', [/^roster\.csv:2:5: a quote stands within a cell/]],
  ['text behind a quote', 'id,host\na,"ssh"://h\n', [/^roster\.csv:2:3: something stands behind a closing quote/]],
  [
    'a very long row',
    `id,host\na,"${'x\n'.repeat(20_000)}"\n`,
    [/^roster\.csv:\d+:\d+: a row is longer than 20000 characters/],
  ],
  ['a very long file', 'id,host\n'.repeat(200_000), [/roster\.csv is larger than 1 MB/]],
  ['very many columns', `id,host${',a'.repeat(200)}\n`, [/is there twice/, /more than 100 columns/, /no student/]],
  [
    'very many students',
    `id,host\n${Array.from({ length: 5001 }, (_, index) => `a${index},ssh://h${index}\n`).join('')}`,
    ['roster.csv:5002:1: more than 5000 students: make it several courses.'],
  ],
])('%s', async (_, text, expected) => {
  const lines = await complaints(text);
  for (const [index, wanted] of expected.entries()) {
    if (typeof wanted === 'string') expect(lines[index]).toBe(wanted);
    else expect(lines.join('\n')).toMatch(new RegExp(wanted.source, 'm'));
  }
  if (!/very many columns/.test(_)) expect(lines).toHaveLength(expected.length);
});

test('students of a list and of rosters are one class, and each problem names its file', async () => {
  const list = 'students:\n  - { id: a, host: "ssh://h", set: { x: 7 } }\n  - roster.csv\n  - { id: c, hst: x }\n';
  expect(await complaints('id,host,x\na,ssh://i,8\nb,ssh://h,7\n', list)).toEqual([
    'course.yaml:7:5: students[2] lacks "host".',
    expect.stringMatching(/^course\.yaml:7:14: students\[2\] has an unknown key "hst"/),
    'roster.csv:2:1: id is "a" again, as students[0].id on line 5 of course.yaml.',
    'roster.csv:3:3: host is "ssh://h" again, as students[0].host on line 5 of course.yaml.',
    'roster.csv:3:11: x is "7" again, as students[0].set.x on line 5 of course.yaml.',
  ]);
});

test('a login of the roster or of the course goes into the URI', async () => {
  const { students } = await read(
    'id,host,user\na,ssh://h,root\nb,ssh://i,\n',
    'defaults: { user: teacher }\nstudents: roster.csv\n',
  );
  expect(students.map(({ host }) => host)).toEqual(['ssh://root@h', 'ssh://teacher@i']);
});
