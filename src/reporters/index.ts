import type { ClassReporter, Reporter } from '../model/reporter.ts';
import { classCsv } from './class-csv.ts';
import { classJson } from './class-json.ts';
import { classJunit } from './class-junit.ts';
import { classTap } from './class-tap.ts';
import { classTerminal } from './class-terminal.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { tap } from './tap.ts';
import { terminal } from './terminal.ts';

/** Every format of one student, the first being the one for people. */
export const reporters: readonly Reporter[] = [terminal, json, junit, tap];

/** Every format of a class, likewise. */
export const classReporters: readonly ClassReporter[] = [classTerminal, classJson, classCsv, classJunit, classTap];
