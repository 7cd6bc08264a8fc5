import { dirname, isAbsolute, join } from 'node:path';

/** The file that another one names: relative names begin at its folder. */
export const besideFile = (file: string, name: string): string => (isAbsolute(name) ? name : join(dirname(file), name));
