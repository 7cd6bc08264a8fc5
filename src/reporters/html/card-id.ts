/** The fragment of a check's card. */
export const cardId = (check: string): string => `check-${check}`;
