/**
 * Every command, as one part of the program that is loaded when the first of them is asked for: many small parts take
 * longer to find than this one takes to read.
 */
export { checkCourseCommand } from './check-course-command.ts';
export { classCommand } from './class-command.ts';
export { collectCommand } from './collect-command.ts';
export { demoCommand } from './demo-command.ts';
export { doctorCommand } from './doctor-command.ts';
export { explainCommand } from './explain-command.ts';
export { gradeCommand } from './grade-command.ts';
export { initCommand } from './init-command.ts';
export { judgeCommand } from './judge-command.ts';
export { listCommand } from './list-command.ts';
export { mergeCommand } from './merge-command.ts';
export { proveCommand } from './prove-command.ts';
export { depsCommand, downCommand, upCommand } from './reference-command.ts';
export { regradeCommand } from './regrade-command.ts';
