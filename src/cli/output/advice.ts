import type { Report } from '../../model/report.ts';

/**
 * Advice to grade this machine as root; undefined where root is not missing.
 *
 * @param line the command line that was typed
 */
export const rootAdvice = ({ host, checks }: Report, uid: number | undefined, line: string): string | undefined => {
  if (host.uri !== 'local:' || uid === 0) return undefined;
  const denied = checks.filter(({ unknown }) => unknown?.reason === 'denied').length;
  if (denied === 0) return undefined;
  return `labcheck: ${denied === 1 ? 'one check needs' : `${denied} checks need`} root to be judged. Run it again with sudo: sudo ${line}`;
};
