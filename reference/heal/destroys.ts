/** Verbs that take something away, or cover it. */
const verbs = ['kill', 'pkill', 'killall', 'umount', 'rm', 'rmdir', 'unlink', 'del', 'delete', 'flush', 'mount'];
const verb = new RegExp(`(?:^|[\\s;&|({])(?:${verbs.join('|')})(?=[\\s;)]|$)`);

/** Whether a line can destroy something where it is typed at a wrong place. */
export const destroys = (line: string): boolean => verb.test(line) || /\biptables\b.* -[DFX]\b/.test(line);

/**
 * Whether such a line says what it is about: it tests that first, or each verb is followed by a name of the lab or of
 * what was found.
 */
export const isGuarded = (template: string): boolean =>
  /(?:\[ .+\]|\btest\b.+|\bgrep -q.+|\bcmp -s.+) *&&/.test(template) ||
  template
    .split(/&&|\|\||;|\|/)
    .filter((command) => destroys(command.trim()))
    .every((command) => /\{\w+\}/.test(command) || /xargs/.test(command));
