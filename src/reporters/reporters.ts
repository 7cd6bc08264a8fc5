import type { Reporter } from '../model/reporter.ts';
import { ctrf } from './ctrf.ts';
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
