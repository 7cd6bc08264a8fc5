import type { Command, CommandGroup } from '../command.ts';
import { checkCourse } from './check-course.ts';
import { collect } from './collect.ts';
import { completion } from './completion.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { grade } from './grade.ts';
import { gradebook } from './gradebook.ts';
import { init } from './init.ts';
import { judge } from './judge.ts';
import { list } from './list.ts';
import { merge } from './merge.ts';
import { picture } from './picture.ts';
import { prove } from './prove.ts';
import { reference } from './reference.ts';
import { regrade } from './regrade.ts';
import { sheet } from './sheet.ts';
import { show } from './show.ts';
import { site } from './site.ts';

/** All commands, in the order of the help. */
export const commands: readonly (Command | CommandGroup)[] = [
  ...[grade, list, sheet, explain, picture, show, collect, judge, prove, demo],
  ...[init, checkCourse, doctor, merge, regrade, gradebook, site, reference, completion],
];
