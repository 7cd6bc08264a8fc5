import type { Builder } from 'junit-report-builder';
import { plain } from './plain.ts';

/**
 * Loaded when it is used, because it takes longer to load than the program to start; its types hide the builder one
 * level too deep.
 */
export const newBuilder = async (): Promise<Builder> => {
  const loaded = await import('junit-report-builder');
  return (loaded.default as unknown as Builder).newBuilder();
};

/** The library splits only the first `]]>` of a text, and a second one would end the section. */
export const xml = (text: string): string => plain(text).replaceAll(']]>', ']]\\x3e');
