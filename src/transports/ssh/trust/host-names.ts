import { createHmac } from 'node:crypto';

/** The name under which known_hosts holds a host: the port is part of it, unless it is ssh's own (sshd(8)). */
export const knownName = (host: string, port: number): string =>
  port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;

/** Whether the first field of a known_hosts line means this name: a hash of it, or patterns none of which forbids it. */
export const namesMatch = (names: string, name: string): boolean =>
  names.startsWith('|')
    ? names === hashedName(name, saltOf(names))
    : patternsMatch(names.toLowerCase().split(','), name);

const patternsMatch = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) => wildcardMatches(pattern, name)) &&
  !patterns.some((pattern) => pattern.startsWith('!') && wildcardMatches(pattern.slice(1), name));

/**
 * `*` is any text, `?` any one character (ssh_config(5), PATTERNS); at worst the product of both lengths, whatever
 * the file holds.
 */
const wildcardMatches = (pattern: string, name: string): boolean => {
  let [at, star, retry] = [0, -1, 0];
  for (let index = 0; index < name.length; ) {
    if (pattern[at] === '*') {
      star = at++;
      retry = index;
    } else if (pattern[at] === '?' || pattern[at] === name[index]) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++retry;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
};

/** `|1|salt|hash`: the salt is as long as SHA-1 (HashKnownHosts, ssh_config(5)). */
const saltOf = (names: string): Buffer | undefined => {
  const [, version, salt = ''] = names.split('|');
  const bytes = Buffer.from(salt, 'base64');
  return version === '1' && bytes.length === 20 ? bytes : undefined;
};

/** A name as HashKnownHosts writes it, so that the file does not tell which hosts its owner visits. */
export const hashedName = (name: string, salt: Buffer | undefined): string | undefined =>
  salt && `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;
