import type { ClassStudent } from '../../model/class-report.ts';
import type { Report } from '../../model/report.ts';
import { asRoot } from '../../transports/sandbox/index.ts';

/**
 * Advice to grade this machine, or a sandbox on it, as root; undefined where root is not missing.
 *
 * @param line the command line that was typed
 */
export const rootAdvice = ({ host, checks }: Report, uid: number | undefined, line: string): string | undefined => {
  if (uid === 0) return undefined;
  if (checks.some(({ unknown }) => unknown?.cure === asRoot)) return sandboxAdvice(line);
  if (host.uri !== 'local:') return undefined;
  const denied = checks.filter(({ unknown }) => unknown?.reason === 'denied').length;
  if (denied === 0) return undefined;
  return `labcheck: ${denied === 1 ? 'one check needs' : `${denied} checks need`} root to be judged. Run it again with sudo: sudo ${line}`;
};

/** The same for a class. */
export const rootAdviceOfClass = (students: readonly Pick<ClassStudent, 'why'>[], line: string): string | undefined =>
  students.some(({ why }) => why?.cure === asRoot) ? sandboxAdvice(line) : undefined;

/** The same cure with the line to type. */
export const withLine = (cure: string, line: string): string =>
  cure === asRoot ? `Run it again with sudo: sudo ${line}` : cure;

const sandboxAdvice = (line: string): string => `labcheck: sandboxes need root. ${withLine(asRoot, line)}`;
