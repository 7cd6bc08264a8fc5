import { plain } from '../plain.ts';

/**
 * The same value with every text in it made harmless, names of properties too. A page is made of nothing else, so no part
 * of it can forget to.
 */
export const harmless = <T>(value: T): T => harmlessPart(value) as T;

const harmlessPart = (value: unknown): unknown => {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return value.map(harmlessPart);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [plain(name), harmlessPart(inner)]));
};
