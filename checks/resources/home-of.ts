/** The home folder that a path lies in; that of whoever types, where it lies in none. */
export const homeOf = (path: string): string => /^\/(?:root|home\/[^/]+)(?=\/)/.exec(path)?.[0] ?? '~';
