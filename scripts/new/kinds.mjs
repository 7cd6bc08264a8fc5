import { check } from './check.mjs';
import { lab } from './lab.mjs';
import { mutant } from './mutant.mjs';
import { probe } from './probe.mjs';
import { reporter } from './reporter.mjs';

/** The things that can be started: the words that each takes, and the files that it writes and edits. */
export const kinds = { check, mutant, probe, reporter, lab };
