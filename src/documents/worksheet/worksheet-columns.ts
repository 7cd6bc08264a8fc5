import { type Meaning, meaningsOf, normalHeader } from '../roster/column-names.ts';
import type { RawCell, RawTable } from './raw-table.ts';

/** The columns of a worksheet or gradebook, by their places. */
export type WorksheetColumns = {
  readonly ids: readonly number[];
  readonly emails: readonly number[];
  /** The grades to fill in. */
  readonly grade: number;
  readonly most: number | undefined;
  readonly changeable: number | undefined;
  readonly feedback: number | undefined;
};

/** The headers of Moodle's worksheet in its languages. */
const words = {
  grade: 'Grade|Známka|Hodnocení|Hodnotenie|Calificación|Cualificación|Nota|Оценка|Bewertung|Note|Valutazione|Ocena',
  most: `Maximum grade|Maximální známka|Nejvyšší známka|Maximální hodnocení|Maximálna známka|Calificación máxima|Cualificación máxima
    |Nota máxima|Максимальная оценка|Beste Bewertung|Maximale Bewertung|Note maximale|Valutazione massima|Maksymalna ocena`,
  changeable: `Grade can be changed|Známku lze změnit|Hodnocení může být změněno|Hodnocení lze změnit|Známku možno zmeniť
    |La calificación puede cambiarse|La calificación puede ser cambiada|A cualificación pode seren cambiada|A cualificación pode ser cambiada
    |Nota pode ser alterada|A nota pode ser alterada|Оценка может быть изменена|Bewertung kann geändert werden
    |La note peut être modifiée|La valutazione può essere modificata|Ocena może być zmieniona`,
  feedback: `Feedback comments|Komentář|Komentáře|Komentář k hodnocení|Slovní hodnocení|Komentáre|Comentarios de retroalimentación
    |Comentarios de realimentación|Comentarios de feedback|Comentários de feedback|Комментарии|Отзыв в виде комментария
    |Feedback als Kommentar|Commentaires de feedback|Commentaires de rétroaction|Commenti di feedback|Komentarz zwrotny`,
} as const;

const headers = (name: keyof typeof words): ReadonlySet<string> => new Set(words[name].split('|').map(normalHeader));

/** Canvas has its own words for what cannot be filled in. */
const readOnly = /\(read only\)/i;

/** Canvas ends the title of an assignment with its number, Moodle with the kind of its grade. */
const anAssignment = new RegExp('\\(\\d+\\)$|\\((?:real|punkte|реальн|skutečn)[^)]*\\)$', 'i');

export type Wanted = { readonly id: string; readonly title: string; readonly column: string | undefined };

/** The columns of a table; or a sentence about the one that cannot be told. */
export const worksheetColumns = ({ rows }: RawTable, wanted: Wanted): WorksheetColumns | string => {
  const head = rows[0] ?? [];
  const names = head.map(({ text }) => normalHeader(text));
  const meanings = meaningsOf(head.map(({ text }) => text));
  const of = (...wantedMeanings: Meaning[]): number[] =>
    meanings.flatMap((meaning, index) => (meaning && wantedMeanings.includes(meaning) ? [index] : []));
  // Moodle's own number of a row, “Participant 12”, is no id of a person.
  const isOfRows = (index: number): boolean => rows.slice(1).every((row) => /^\D+ \d+$/.test(row[index]?.text ?? ''));
  const ids = of('id', 'login').filter((index) => !isOfRows(index));
  const emails = of('email');
  if (ids.length + emails.length === 0)
    return 'no column tells who a row is of: there must be an ID number, a login or an e-mail address, for names may be alike.';
  const all = (name: keyof typeof words): number[] =>
    names.flatMap((header, index) => (headers(name).has(header) ? [index] : []));
  const find = (name: keyof typeof words): number | undefined => all(name)[0];
  const isWorksheet = find('most') !== undefined || find('changeable') !== undefined;
  const twice = (Object.keys(words) as (keyof typeof words)[])
    .filter((name) => isWorksheet && !(name === 'grade' && wanted.column !== undefined))
    .map(all)
    .find((indexes) => indexes.length > 1);
  if (twice) {
    const [first, second] = twice.map((index) => `"${head[index]!.text}" (column ${index + 1})`);
    return `${first} and ${second} mean the same: only one of them can be filled in. Delete or rename the other.`;
  }
  const grade = wanted.column === undefined && isWorksheet ? find('grade') : gradeColumn(head, rows[1], wanted);
  if (typeof grade === 'string') return grade;
  if (grade === undefined)
    return 'no column is called Grade, in none of the languages that are known: name it with --column NAME.';
  const [most, changeable, feedback] = isWorksheet
    ? [find('most'), find('changeable'), find('feedback')]
    : [undefined, undefined, feedbackBeside(head, grade)];
  return { ids, emails, grade, most, changeable, feedback };
};

/** The assignment that is named, else the one that is called as the lab, else the only one. */
const gradeColumn = (
  head: readonly RawCell[],
  below: readonly RawCell[] | undefined,
  { id, title, column }: Wanted,
): number | string => {
  const titles = head.map(({ text }) => text.replace(/\(\d+\)$/, '').trimEnd());
  const all = head.flatMap(({ text }, index) => (text === '' ? [] : [index]));
  const listed = (indexes: readonly number[]): string => indexes.map((index) => `"${head[index]!.text}"`).join(', ');
  if (column !== undefined) {
    const named = all.filter((index) => [head[index]!.text, titles[index]!].includes(column));
    if (named.length === 1) return named[0]!;
    return named.length === 0
      ? `no column is called "${column}". The columns are ${listed(all)}.`
      : `several columns are called "${column}": ${listed(named)}. Name one with its number.`;
  }
  const assignments = all.filter(
    (index) => anAssignment.test(head[index]!.text) && !readOnly.test(below?.[index]?.text ?? ''),
  );
  const alike = assignments.filter((index) => {
    const words = normalHeader(titles[index]!);
    return words.includes(normalHeader(title)) || words.split(' ').includes(normalHeader(id));
  });
  const [only, ...more] = alike.length > 0 ? alike : assignments;
  if (only !== undefined && more.length === 0) return only;
  return only === undefined
    ? `no column is of an assignment. Name the one to fill in: --column NAME. The columns are ${listed(all)}.`
    : `several assignments may be meant: ${listed([only, ...more])}. Name one: --column NAME`;
};

/** A gradebook may have a column of its own for feedback of the same title. */
const feedbackBeside = (head: readonly RawCell[], grade: number): number | undefined => {
  const [title = ''] = head[grade]!.text.split(' (');
  const index = head.findIndex(({ text }) => text.startsWith(title) && /feedback\)?$/i.test(text));
  return index < 0 ? undefined : index;
};
