import type { ClassReporter, Reporter } from '../model/reporter.ts';
import { classCanvas } from './class-canvas.ts';
import { classCsv } from './class-csv.ts';
import { classCtrf } from './class-ctrf.ts';
import { classHtml } from './class-html.ts';
import { classJson } from './class-json.ts';
import { classJunit } from './class-junit.ts';
import { classMarkdown } from './class-markdown.ts';
import { classMoodle } from './class-moodle.ts';
import { classTap } from './class-tap.ts';
import { classTerminal } from './class-terminal.ts';
import { classXlsx } from './class-xlsx.ts';
import { ctrf } from './ctrf.ts';
import { classGithub } from './github/class-github.ts';
import { github } from './github/github.ts';
import { gradescope } from './gradescope.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { tap } from './tap.ts';
import { terminal } from './terminal.ts';

/** Every format of one student, the first being the one for people. */
export const reporters: readonly Reporter[] = [
  ...[terminal, html, markdown, json, junit, tap],
  ...[ctrf, github, gradescope],
];

/** Every format of a class, likewise. */
export const classReporters: readonly ClassReporter[] = [
  ...[classTerminal, classHtml, classMarkdown, classJson, classCsv, classJunit, classTap],
  ...[classXlsx, classMoodle, classCanvas, classCtrf, classGithub],
];
