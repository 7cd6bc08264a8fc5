import type { Reporter } from '../model/reporter.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { tap } from './tap.ts';
import { terminal } from './terminal.ts';

/** Every format, the first being the one for people. */
export const reporters: readonly Reporter[] = [terminal, json, junit, tap];

/** The reporter of a name, or undefined where there is none. */
export const findReporter = (name: string): Reporter | undefined =>
  reporters.find((reporter) => reporter.name === name);
