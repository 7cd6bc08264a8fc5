/** Shell that writes what a variable holds, as lines. */
export const linesOf = (variable: string): string => `printf '%s\\n' "$${variable}"`;
