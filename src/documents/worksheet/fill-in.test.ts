import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GradebookEntry } from '../../model/reporter.ts';
import { fillIn } from './fill-in.ts';
import { rawTable } from './raw-table.ts';

const wanted = { id: 'pinger', title: 'A container by hand: pinger', column: undefined };
const entry = (id: string, mark: number | null, email: string | null = null): GradebookEntry => ({
  ...{ id, email, mark },
  feedback: [`${id} has ${mark}.`],
});
const filled = (text: string, entries: readonly GradebookEntry[], column?: string): string =>
  Buffer.from(fillIn('sheet.csv', Buffer.from(text), { ...wanted, column }, entries)).toString();
const complaints = (text: string | Uint8Array, entries: readonly GradebookEntry[], column?: string): string[] => {
  try {
    fillIn('sheet.csv', Buffer.from(text), { ...wanted, column }, entries);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
};

const moodle = `\ufeffIdentifier,"Full name","ID number","Email address",Status,Grade,"Maximum grade","Grade can be changed","Last modified (grade)","Feedback comments"\r
"Participant 11","=Eva Nováková",00042,eva@uni.example,"No submission - ",,100.00,Yes,-,\r
"Participant 12","Bob ""the"" B",s2,bob@uni.example,"Submitted, late",12.50,100.00,Yes,"Monday, 1 June 2026, 9:00 AM","Well done; ""yes"""\r
"Participant 13",Carol,s3,Carol@uni.example,,55.00,100.00,Yes,-,\r
"Participant 14",Tina,t1,tina@uni.example,,1.00,100.00,No,-,Mine\r
`;

test('a worksheet of Moodle: grades and feedback, and no other byte', () => {
  const text = filled(moodle, [
    entry('00042', 17.5),
    entry('s2', 20),
    entry('other', null),
    entry('x', 3, 'carol@uni.example'),
  ]);
  expect(text).toBe(
    moodle
      .replace(
        '- ",,100.00,Yes,-,\r\n"Participant 12"',
        '- ",17.5,100.00,Yes,-,00042 has 17.5. — labcheck\r\n"Participant 12"',
      )
      .replace('late",12.50,', 'late",20,')
      .replace(',,55.00,100.00,Yes,-,\r', ',,3,100.00,Yes,-,x has 3. — labcheck\r'),
  );
  // Its own feedback is written anew, and an equal grade is left as it is.
  const again = filled(text, [entry('00042', 17.5), entry('s2', 20)]);
  expect(again).toBe(text);
  expect(filled(text, [entry('00042', 18)])).toContain('- ",18,100.00,Yes,-,00042 has 18. — labcheck\r\n');
});

test('a worksheet in another language and encoding: its decimal sign, its bytes', () => {
  const russian =
    'Идентификатор;Полное имя;Индивидуальный номер;Оценка;Максимальная оценка;Оценка может быть изменена;Отзыв в виде комментария\nУчастник 1;Анна;s1;;100,00;Да;\n';
  expect(filled(russian, [entry('s1', 17.25)])).toBe(
    russian.replace('s1;;100,00;Да;', 's1;17,25;100,00;Да;s1 has 17.25. — labcheck'),
  );
  const utf16 = Buffer.from(`\ufeff${russian}`, 'utf16le');
  expect(Buffer.from(fillIn('sheet.csv', utf16, wanted, [entry('s1', 17)])).toString('utf16le')).toBe(
    `\ufeff${russian.replace('s1;;100,00;Да;', 's1;17;100,00;Да;s1 has 17. — labcheck')}`,
  );
  const commas = 'Jméno,Identifikační číslo,Známka,Maximální známka\nA,s1,,"100,00"\n';
  expect(filled(commas, [entry('s1', 2.5)])).toBe(
    'Jméno,Identifikační číslo,Známka,Maximální známka\nA,s1,"2,5","100,00"\n',
  );
});

const canvas = `Student,ID,SIS User ID,SIS Login ID,Section,Essay (1),pinger (4711),Lab 2 (9),Current Score
    Manual Posting,,,,,,Manual Posting,,
    Points Possible,,,,,10,20,20,(read only)
"=""Eva, A""",17,s1,eva,A,3,,5,80
"B, Bob",18,,bob@uni.example,A,4,7.5,,70
"C, Carol",19,s3,carol,B,,EX,,
"Student, Test",20,,x,A,,,,
`;

test('a gradebook of Canvas: the column of the lab, by SIS id and login; excused and absent stay', () => {
  expect(filled(canvas, [entry('s1', 18), entry('bob@uni.example', 19.25), entry('s3', 1)])).toBe(
    canvas.replace('eva,A,3,,5', 'eva,A,3,18,5').replace('A,4,7.5,,', 'A,4,19.25,,'),
  );
  expect(filled(canvas, [entry('s1', 18)], 'Lab 2')).toBe(canvas.replace('3,,5,80', '3,,18,80'));
});

test.each<
  [name: string, text: string | Uint8Array, entries: GradebookEntry[], column: string | undefined, says: RegExp[]]
>([
  [
    'another course',
    moodle,
    [entry('zoe', 1), entry('yan', 2)],
    undefined,
    [
      /^sheet\.csv:1:1: none of its 4 rows is of a student of this run \(compared: ID number, Email address\)\. Is it of another course\?$/,
    ],
  ],
  [
    'a student who is in no row',
    moodle,
    [entry('s2', 1), entry('zoe', 2)],
    undefined,
    [/^sheet\.csv:1:1: no row is of "zoe"/],
  ],
  [
    'two rows of one student',
    `${moodle}"Participant 15",D,s2,d@uni.example,,,100.00,Yes,-,\r\n`,
    [entry('s2', 1)],
    undefined,
    [/^sheet\.csv:6:1: this row is of "s2" too, as line 3 is\.$/],
  ],
  [
    'two students of one row',
    moodle,
    [entry('s2', 1), entry('x', 2, 'bob@uni.example')],
    undefined,
    [/^sheet\.csv:3:1: this row is of both "s2" and "x"\.$/],
  ],
  [
    'a locked row',
    moodle,
    [entry('t1', 1), entry('s2', 3)],
    undefined,
    [
      /^sheet\.csv:5:44: the grade of "t1" is locked \(its column says No\)\. Unlock it, then download the worksheet again\.$/,
    ],
  ],
  [
    'a grade above the maximum',
    moodle,
    [entry('s2', 101)],
    undefined,
    [/^sheet\.csv:3:\d+: "s2" has 101, but the maximum here is 100\. Say --scale 100, or/],
  ],
  [
    'above Canvas’s points',
    canvas,
    [entry('s1', 21)],
    undefined,
    [/^sheet\.csv:4:\d+: "s1" has 21, but the maximum here is 20\./],
  ],
  [
    'an assignment that is not given to a student',
    canvas.replace('eva,A,3,,', 'eva,A,3,N/A,'),
    [entry('s1', 2)],
    undefined,
    [/^sheet\.csv:4:\d+: the assignment is not given to "s1" \(N\/A\)/],
  ],
  [
    'windows-1250',
    Buffer.from([...Buffer.from('Grade,ID number\nx,Nov'), 0xe1, 0x0a]),
    [entry('s1', 1)],
    undefined,
    [/^sheet\.csv:2:6: this is not text in UTF-8 \(the byte 0xE1\)/],
  ],
  [
    'no column that tells people apart',
    'Full name,Grade,Maximum grade\nA,,1\n',
    [entry('s1', 1)],
    undefined,
    [/^sheet\.csv:1:1: no column tells who a row is of/],
  ],
  [
    'several assignments',
    canvas.replace('pinger (4711)', 'Lab 1 (4711)'),
    [entry('s1', 1)],
    undefined,
    [
      /^sheet\.csv:1:1: several assignments may be meant: "Essay \(1\)", "Lab 1 \(4711\)", "Lab 2 \(9\)"\. Name one: --column NAME/,
    ],
  ],
  ['a column that is not there', canvas, [entry('s1', 1)], 'Lab 7', [/^sheet\.csv:1:1: no column is called "Lab 7"\./]],
])('%s: one clear sentence with the line, and nothing is filled in', (_, text, entries, column, says) => {
  const lines = complaints(text, entries, column);
  expect(lines).toHaveLength(says.length);
  for (const [index, pattern] of says.entries()) expect(lines[index]).toMatch(pattern);
});

test('every table is found cell by cell, as a parser of CSV reads it', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ř', '"', ',', ';', '\n', ' ', '\t', '😀'), maxLength: 6 });
  const quoted = fc
    .tuple(cell, fc.boolean())
    .map(([text, always]) => (always || /[",;\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
  fc.assert(
    fc.property(
      fc.array(fc.array(quoted, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      (rows, separator, end) => {
        const text = ['id', ...rows.map((row) => row.join(separator))]
          .map((row, index) => (index === 0 ? ['id', 'x'].join(separator) : row))
          .join(end);
        const found = rawTable(text).rows.map((row) => row.map((one) => one.text));
        const read = parse(text, { delimiter: separator, relax_column_count: true })
          .map((row) => row.map((one) => one.trim()))
          .filter((row) => row.some((one) => one !== ''));
        expect(found).toEqual(read);
      },
    ),
  );
});

test('two columns that mean the same are told, and none is filled in', () => {
  const head = 'ID number,Grade,Maximum grade,Grade,Feedback comments,Komentář\n';
  expect(complaints(`${head}s1,,10.00,,,\n`, [entry('s1', 5)])).toEqual([
    'sheet.csv:1:1: "Grade" (column 2) and "Grade" (column 4) mean the same: only one of them can be filled in. Delete or rename the other.',
  ]);
  expect(
    complaints('ID number,Grade,Maximum grade,Feedback comments,Komentář\ns1,,10.00,,\n', [entry('s1', 5)]),
  ).toEqual([expect.stringContaining('"Feedback comments" (column 4) and "Komentář" (column 5) mean the same')]);
});
