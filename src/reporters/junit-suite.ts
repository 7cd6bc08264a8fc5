import type { Builder, TestCase, TestSuite } from 'junit-report-builder';
import { en } from '../languages/en.ts';
import { sentence } from '../languages/sentence.ts';
import type { Report, ReportedCheck } from '../model/report.ts';
import { beside } from './beside.ts';
import { xml } from './junit-builder.ts';

/** One student: a suite, in it a case for each check. A bonus never fails the suite: one that is not reached is skipped. */
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

const testCase = (suite: TestSuite, check: ReportedCheck, { lab }: Report): void => {
  // Judging takes no time of its own; the suite has the time of the whole run.
  const point = suite.testCase().className(xml(lab.id)).name(xml(check.title)).time(0);
  const says = xml(check.says ?? check.title);
  switch (check.status) {
    case 'passed': {
      const body = lines({ note: check.note, ...beside(check) });
      if (body !== '') point.standardOutput(body);
      return;
    }
    case 'failed': {
      const body = lines({
        expected: check.expected,
        actual: check.actual,
        hint: check.hint,
        command: check.command,
        points: `${check.earned} of ${check.points}`,
        ...beside(check),
      });
      if (check.bonus) skip(point, `${says}\n${body}`);
      else point.failure(says, xml(check.cause ?? '')).stacktrace(body);
      return;
    }
    case 'blocked':
      skip(
        point,
        [xml(sentence(en.report.waitsFor, { id: check.blockedBy ?? '?' }, 'en')), lines({ ...beside(check) })]
          .filter((text) => text !== '')
          .join('\n'),
      );
      return;
    case 'unknown': {
      const body = lines({
        detail: check.unknown?.detail ?? null,
        cure: check.unknown?.cure ?? null,
        ...beside(check),
      });
      if (check.bonus) skip(point, `${says}\n${body}`);
      else point.error(says, check.unknown?.reason ?? '', body);
      return;
    }
  }
};

/** The library's `skipped` takes no message, so the reason goes to the point's output. */
const skip = (point: TestCase, reason: string): TestCase => point.skipped().standardOutput(reason);

const lines = (values: Readonly<Record<string, string | null>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}: ${xml(value)}`]))
    .join('\n');
