import { every, type Range } from './model.ts';

/** The number of an IPv4 address; undefined where a value from a host is none. */
export const addressNumber = (text: unknown): number | undefined => {
  if (typeof text !== 'string') return undefined;
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((number, part) => number * 256 + Number(part), 0);
};

/** The address of a number. */
export const addressText = (number: number): string =>
  [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');

/** The mask of a prefix of so many bits. */
export const maskOf = (length: number): number => (length === 0 ? 0 : (every << (32 - length)) >>> 0);

/** All addresses of a network, as `10.0.0.0/8` or one address. */
export const networkRange = (text: string): Range | undefined => {
  const [address = '', length = '32'] = text.split('/');
  const number = addressNumber(address);
  if (number === undefined || !/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  const mask = maskOf(Number(length));
  const low = (number & mask) >>> 0;
  return { low, high: (low | ~mask) >>> 0 };
};

/** Whether a network, as `10.0.0.0/8` or one address, holds an address. */
export const holds = (network: string, address: string): boolean => {
  const range = networkRange(network);
  const number = addressNumber(address);
  return range !== undefined && number !== undefined && range.low <= number && number <= range.high;
};
