import { UsageError } from '../../model/errors.ts';
import { readBytes, type TextLimits } from './read-bytes.ts';

/**
 * The text of a file that the user named.
 *
 * @throws UsageError where it does not exist, may not be read, is no regular file, is empty, too large or not UTF-8
 */
export const readText = async (file: string, limits: TextLimits): Promise<string> => {
  const { cure } = limits;
  const bytes = await readBytes(file, limits);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file} is not text in UTF-8.`, cure);
  }
};
