import type { Catalogue } from './catalogue.ts';
import { en } from './en.ts';
import { type SentenceValues, sentence } from './sentence.ts';

/** labcheck's own sentences, in the language that it speaks. */
export const words: Catalogue = en;

/** The language that it speaks, as ICU and a page name it. */
export const language = 'en';

/** One message in that language, with its values. */
export const say = (message: string, values: SentenceValues): string => sentence(message, values, language);
