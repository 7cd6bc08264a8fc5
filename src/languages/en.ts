import type { Catalogue } from './catalogue.ts';

export const en: Catalogue = {
  unknown: {
    'missing-tool': { says: 'The host has no {detail}.', cure: 'Install {detail} on the host, then grade it again.' },
    denied: {
      says: 'The grader was not allowed to look.',
      cure: 'Grade as root, or let the login use sudo without a password.',
    },
    'timed-out': {
      says: 'The host did not answer in time ({detail}).',
      cure: 'Look at the host’s load, then grade it again.',
    },
    truncated: {
      says: 'The answer was cut ({detail}).',
      cure: 'Look at the host: something there is far larger than the lab makes it.',
    },
    garbled: {
      says: 'The answer cannot be read ({detail}).',
      cure: 'Look at the host’s own tools; grade again with --report json and send the saved evidence to the teacher.',
    },
    unreachable: {
      says: 'The host could not be asked: {detail}',
      cure: 'See that the host is up and lets the grader in.',
    },
    'not-collected': {
      says: 'The evidence does not hold this answer ({detail}).',
      cure: 'Collect again with this version of labcheck.',
    },
    defect: {
      says: 'The check itself failed ({detail}).',
      cure: 'Report this as a defect of the lab; it costs the student nothing.',
    },
    'rests-on-unknown': { says: 'It rests on {detail}, which could not be judged.', cure: 'Cure {detail} first.' },
  },
  report: {
    status: { passed: 'passed', failed: 'failed', blocked: 'blocked', unknown: 'unknown' },
    points: '{earned} of {possible} {possible, plural, one {point} other {points}}',
    range:
      '{earned} to {most} of {possible} {possible, plural, one {point} other {points}}: {unknown} cannot be judged yet',
    bonusPoints: 'bonus {earned} of {possible}',
    fullMarks: 'Full marks: everything that the lab asks for is there.',
    nothingRequired: 'Nothing that counts was graded.',
    seeBelow: 'Not everything is there yet; see below.',
    fixFirst: 'Fix first:',
    notJudged: 'Not judged yet:',
    others: '({count, plural, one {{count} more waits} other {{count} more wait}} for it)',
    nextStep: 'Next step:',
    readTask: 'read task {task} of the lab sheet again.',
    readSheet: 'read the lab sheet again.',
    nothingLeft: 'none, you are done.',
    bonusLeft: 'none is needed; a bonus is left at task {task}.',
    noneJudged: 'None of the {count} checks could be judged, all for this one reason. It costs no points.',
    task: 'Task {task}',
    alsoTasks: 'also task {tasks}',
    bonus: 'bonus',
    waitsFor: 'waits for {id}',
    sameReason: 'for the same reason as {id}',
    labels: {
      expected: 'expected',
      actual: 'actual',
      hint: 'hint',
      command: 'command',
      cure: 'what helps',
      note: 'note',
      student: 'student',
      lab: 'lab',
      host: 'host',
      parameters: 'parameters',
      collected: 'collected',
      skipped: 'not graded',
    },
    asked: '{time}, in {seconds} s and {trips, plural, one {{trips} round trip} other {{trips} round trips}}',
  },
};
