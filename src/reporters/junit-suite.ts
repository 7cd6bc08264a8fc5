import type { Builder, TestCase, TestSuite } from 'junit-report-builder';
import type { Report, ReportedCheck } from '../model/report.ts';
import { xml } from './junit-builder.ts';
import { toldOf } from './told.ts';
import { waitsText } from './waits-text.ts';

/**
 * One student: a suite, in it a case for each check. A bonus never fails the suite: one that is not reached is
 * skipped.
 */
export const addSuite = (builder: Builder, report: Report): void => {
  const suite = builder.testSuite().name(suiteName(report));
  suite.time(Math.round(report.durationMs) / 1000);
  const started = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(report.collectedAt);
  if (started) suite.timestamp(started[0]);
  for (const [name, value] of properties(report)) if (value !== null) suite.property(xml(name), xml(String(value)));
  for (const check of report.checks) testCase(suite, check, report);
};

export const suiteName = ({ lab, student }: Pick<Report, 'lab' | 'student'>): string => xml(`${lab.id}/${student.id}`);

type Property = readonly [name: string, value: string | number | boolean | null];

const properties = ({
  tool,
  student,
  host,
  collectedAt,
  judgedAt,
  roundTrips,
  parameters,
  grade,
  skipped,
  manual,
}: Report): Property[] => [
  ...Object.entries({ ...grade, manual: null }).map(([name, value]): Property => [`grade.${name}`, value]),
  ...Object.entries(grade.manual ?? {}).map(([name, value]): Property => [`grade.manual.${name}`, value]),
  ...manual.map(({ id, earned }): Property => [`manual.${id}`, earned]),
  ...Object.entries(parameters).map(([name, value]): Property => [`parameter.${name}`, value]),
  ['student', student.name],
  ['host', host.uri],
  ['os', host.os],
  ['kernel', host.kernel],
  ['collectedAt', collectedAt],
  ['judgedAt', judgedAt],
  ['roundTrips', roundTrips],
  ['skipped', skipped.length > 0 ? skipped.join(' ') : null],
  ['tool', `${tool.name} ${tool.version}`],
];

const testCase = (suite: TestSuite, check: ReportedCheck, { lab, checks }: Report): void => {
  // Judging takes no time of its own; the suite has the time of the whole run.
  const point = suite.testCase().className(xml(lab.id)).name(xml(check.title)).time(0);
  const says = xml(check.says ?? check.title);
  const body = toldOf(check, lab.id)
    .map(([name, text]) => `${name}: ${xml(text)}`)
    .join('\n');
  switch (check.status) {
    case 'passed':
      if (body !== '') point.standardOutput(body);
      return;
    case 'failed':
      if (check.bonus) skip(point, `${says}\n${body}`);
      else point.failure(says, xml(check.cause ?? '')).stacktrace(body);
      return;
    case 'blocked': {
      const waits = xml(waitsText(check, checks));
      skip(point, body === '' ? waits : `${waits}\n${body}`);
      return;
    }
    case 'unknown':
      if (check.bonus) skip(point, `${says}\n${body}`);
      else point.error(says, check.unknown?.reason ?? '', body);
      return;
  }
};

/** The library's `skipped` takes no message, so the reason goes to the point's output. */
const skip = (point: TestCase, reason: string): TestCase => point.skipped().standardOutput(reason);
