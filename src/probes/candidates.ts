import { hostPath, quote } from '../shell/quote.ts';

/**
 * Where else something of the home is looked for: other homes, as a grader often logs in as another user, and usual
 * folders.
 */
const otherFolders = ['/root', '/home/*', '', '/opt', '/srv', '/tmp', '/mnt'];

/**
 * Shell words for every path that may be meant, to stand in a `for` list. An absolute path is one place; a path in
 * the home, `~/rootfs`, is first in the login user's home, then in other homes and a few usual folders.
 */
export const candidatesOf = (path: string): string[] => {
  if (!path.startsWith('~/')) return [hostPath(path)];
  const rest = quote(path.slice(2));
  return [`"$r$d"/${rest}`, ...otherFolders.map((folder) => `"$r"${folder}/${rest}`)];
};
