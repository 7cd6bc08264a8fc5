import type { ClassReporter } from '../model/reporter.ts';
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
import { classGithub } from './github/class-github.ts';

/** Every format of a class, the first being the one for people. */
export const classReporters: readonly ClassReporter[] = [
  ...[classTerminal, classHtml, classMarkdown, classJson, classCsv, classJunit, classTap],
  ...[classXlsx, classMoodle, classCanvas, classCtrf, classGithub],
];
