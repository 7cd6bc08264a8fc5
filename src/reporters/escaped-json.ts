/** JSON may hold C1 controls and bidi marks as they are; escaped, they mean the same and cannot act on a terminal. */
export const escapedJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(
    /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Noncharacter_Code_Point}]/gu,
    (character) =>
      Array.from(
        { length: character.length },
        (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
      ).join(''),
  )}\n`;
