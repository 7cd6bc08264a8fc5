import type { Path, Problem } from './position.ts';

/** Names that people give to fields with secrets. */
const secretName = /^(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_ ]?key|(?:private|ssh)[-_ ]?key|credentials?)$/i;
/** The parts that say where and as whom to log in. */
const loginNames: ReadonlySet<unknown> = new Set(['host', 'user', 'jump']);

const uriWithPassword = /\b([a-z][a-z0-9+.-]*:\/\/[^\s/@:"]*:)[^\s"]*@/gi;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A line that may quote what a person wrote, without the password of a URI. */
export const withoutSecrets = (line: string): string => line.replace(uriWithPassword, '$1…@');

/** Whether a URI, or one of a chain of hosts, is written with a password. */
export const holdsPassword = (uri: string): boolean =>
  uri.search(uriWithPassword) >= 0 ||
  uri.split(',').some((hop) => /^(?:[a-z+]+:\/\/)?[^@/:]*:(?!\/\/).*@/i.test(hop.trim()));

/** The secrets in a document: what is wrong is told, the secret itself never is. */
export const secretProblems = (value: unknown, nameOf: (path: Path) => string): Problem[] => {
  const found: Problem[] = [];
  const walk = (part: unknown, path: Path): void => {
    const name = path.at(-1);
    if (typeof name === 'string' && secretName.test(name))
      found.push({ path, atKey: true, says: `${nameOf(path)} is the name of a secret: ${cure}` });
    else if (typeof part === 'string' && holdsSecret(part, loginNames.has(name)))
      found.push({
        path,
        says: `${nameOf(path)} holds a ${privateKey.test(part) ? 'private key' : 'password'}: ${cure}`,
      });
    else if (typeof part === 'object' && part !== null)
      for (const [key, inner] of Object.entries(part)) walk(inner, [...path, Array.isArray(part) ? Number(key) : key]);
  };
  walk(value, []);
  return found;
};

const cure = 'leave it out, for this file is read by others. Log in with a key; labcheck asks for its passphrase.';

const holdsSecret = (text: string, isLogin: boolean): boolean =>
  privateKey.test(text) || text.search(uriWithPassword) >= 0 || (isLogin && holdsPassword(text));
