/** The shells that a host's sh may be, with the words that start each. */
export const shells = [
  ['dash', ['dash']],
  ['bash', ['bash', '--posix', '--norc', '--noprofile']],
  ['busybox sh', ['busybox', 'sh']],
] as const satisfies readonly (readonly [string, readonly string[]])[];
