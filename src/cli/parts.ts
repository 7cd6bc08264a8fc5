/**
 * The pieces of commands, as one part of the program that is loaded when the first of them runs: many small parts
 * take longer to find than this one takes to read.
 */
export { evidenceText } from '../documents/files/evidence.ts';
export { filesOfRun } from '../documents/files/files-of-run.ts';
export { readRun } from '../documents/files/read-run.ts';
export { openRun } from '../documents/files/run.ts';
export { examineHosts } from '../grading/examine-hosts.ts';
export { gatherAttempts } from '../grading/gather-attempts.ts';
export { evidenceOf } from '../grading/grade-host.ts';
export { mergeRuns } from '../grading/merge-runs.ts';
export { regradeRun } from '../grading/regrade-run.ts';
export { scriptFor } from '../grading/script-for.ts';
export { visible } from '../languages/visible.ts';
export { classReporters } from '../reporters/class-reporters.ts';
export { gradebookCsv, gradebookXlsx } from '../reporters/gradebook/gradebook-file.ts';
export { reporters } from '../reporters/reporters.ts';
export { gradebookOf } from '../stages/gradebook-of.ts';
export { plan, unknownCheck } from '../stages/plan.ts';
export { dropped } from '../stages/weigh.ts';
export { wholeInput } from '../stages/whole-input.ts';
export { drawPicture } from './draw-picture.ts';
export { exitCodeOf, worst } from './exit-code.ts';
export { gradeClass } from './grade-class.ts';
export { gradeLive } from './grade-one.ts';
export { judgeNamed } from './judge-named.ts';
export { chooseLab } from './options/choose-lab.ts';
export { hostsAtOnce, usualTimeoutMs } from './options/hosts.ts';
export { courseLab, knownLab, labOfHost } from './options/known-lab.ts';
export { labsWithCheck } from './options/labs-with-check.ts';
export { loadCourse } from './options/load-course.ts';
export { measuresOf } from './options/measures-of.ts';
export { theCourseFile } from './options/nearest-course-file.ts';
export { readRequests } from './options/read-requests.ts';
export { aClass } from './output/a-class.ts';
export { withLine } from './output/advice.ts';
export { changeLines } from './output/change-lines.ts';
export { classOutcome } from './output/class-outcome.ts';
export { consoleUi, saying } from './output/console-ui.ts';
export { besides, courseLines } from './output/course-lines.ts';
export { unreadLine } from './output/course-summary.ts';
export { explanation } from './output/explanation.ts';
export { hostAndFormatLines, labLines } from './output/lab-lines.ts';
export { liveLine } from './output/live-line.ts';
export { assertNoInput, assertWritable, writeOutput } from './output/output-file.ts';
export { readinessLines } from './output/readiness-lines.ts';
export {
  assertForSeveral,
  deliverReport,
  isForPeople,
  oneStudent,
  readTargets,
} from './output/report-targets.ts';
export { rosterLine } from './output/roster-line.ts';
export { screenOf } from './output/screen.ts';
export { completionShells, shellCompletion } from './output/shell-completion.ts';
export { writeCourse } from './output/write-course.ts';
export { showRun } from './show-run.ts';
