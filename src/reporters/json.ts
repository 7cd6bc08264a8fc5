import type { Reporter } from '../model/reporter.ts';

/** The report itself, as it is saved. */
export const json: Reporter = {
  name: 'json',
  summary: 'the whole report, for other programs',
  extension: 'json',
  render: (report) => `${escaped(JSON.stringify(report, null, 2))}\n`,
};

/** JSON may hold C1 controls and bidi marks as they are; escaped, they mean the same and cannot act on a terminal. */
const escaped = (text: string): string =>
  text.replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Noncharacter_Code_Point}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
