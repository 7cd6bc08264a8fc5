import { visible } from '../languages/visible.ts';

/** Longer than any honest sentence: what it is made of was already cut when it was made. */
const longest = 4000;

/**
 * A text of the report as it may be written in any format. Texts that labcheck made are harmless already, but a report
 * can also be read from a file that others wrote, so no reporter writes a text that did not come through here.
 *
 * Noncharacters go too: XML has no place for them, and a writer that drops them later can join what they kept apart.
 */
export const plain = (text: string): string =>
  visible(text, longest).replace(/\p{Noncharacter_Code_Point}/gu, '\ufffd');
