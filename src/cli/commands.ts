/**
 * Every command, as one part of the program that is loaded when the first of them is asked for: many small parts take
 * longer to find than this one takes to read.
 */
export { checkCourseCommand } from './commands/check-course.ts';
export { collectCommand } from './commands/collect.ts';
export { demoCommand } from './commands/demo.ts';
export { doctorCommand } from './commands/doctor.ts';
export { explainCommand } from './commands/explain.ts';
export { gradeCommand } from './commands/grade.ts';
export { classCommand } from './commands/grade-class.ts';
export { initCommand } from './commands/init.ts';
export { judgeCommand } from './commands/judge.ts';
export { listCommand } from './commands/list.ts';
export { mergeCommand } from './commands/merge.ts';
export { proveCommand } from './commands/prove.ts';
export { depsCommand, downCommand, upCommand } from './commands/reference.ts';
export { regradeCommand } from './commands/regrade.ts';
