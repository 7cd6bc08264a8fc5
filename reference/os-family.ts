/** Whose package names and tools a machine understands. */
export type Family = 'debian' | 'fedora';

/** The family that an /etc/os-release tells by `ID` or `ID_LIKE` (os-release(5)), where it is one that we know. */
export const osFamily = (osRelease: string): Family | undefined => {
  const ids = [...osRelease.matchAll(/^ID(?:_LIKE)?=["']?([^"'\n]*)/gm)].flatMap(([, value = '']) => value.split(' '));
  if (ids.includes('fedora') || ids.includes('rhel')) return 'fedora';
  return ids.includes('debian') || ids.includes('ubuntu') ? 'debian' : undefined;
};
