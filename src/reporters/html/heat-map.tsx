import { say, words } from '../../languages/spoken.ts';
import type { ClassCheck, ClassReport, ClassStudent } from '../../model/class-report.ts';
import type { ClassInput } from '../../model/reporter.ts';
import { pointsText } from '../class-points.ts';
import { named } from '../foot-entries.ts';
import { statusSigns } from '../status-signs.ts';

type Links = Pick<ClassInput, 'pageOf'>;

/** Students by checks: a sign each. A cell says why on hover, and each row's next step says it to everybody. */
export const HeatMap = ({ report, pageOf }: { readonly report: ClassReport } & Links) => (
  <div class="scroll" tabIndex={0} role="region" aria-labelledby="map">
    <table>
      <thead>
        <tr>
          <th scope="col">{words.class.student}</th>
          <th scope="col">{words.class.points}</th>
          {report.checks.map(({ id, title }, index) => (
            <th scope="col" class="turned" id={`c-${id}`}>
              <button type="button" data-sort={index} title={title}>
                {id}
              </button>
            </th>
          ))}
          <th scope="col">{words.class.next}</th>
        </tr>
      </thead>
      <tbody>
        {report.students.map((student) => (
          <Row student={student} ids={report.checks.map(({ id }) => id)} pageOf={pageOf} />
        ))}
      </tbody>
    </table>
  </div>
);

const Row = ({ student, ids, pageOf }: { readonly student: ClassStudent; readonly ids: readonly string[] } & Links) => {
  const { grade, decided, group, next, checks } = student;
  const byId = new Map(checks.map((check) => [check.id, check]));
  const causes = checks.flatMap(({ id, cause }) => (cause === null ? [] : `${id} ${cause}`));
  return (
    <tr
      id={rowId(student.student.id)}
      data-name={named(student.student).toLowerCase()}
      data-group={group ?? ''}
      data-points={(decided ?? grade).earned}
      data-causes={causes.join('\n')}
    >
      <th scope="row">
        <StudentLink student={student.student} pageOf={pageOf} />
        {group === null ? null : <span class="faint"> {group}</span>}
        {student.trust === 'self-reported' ? <span class="faint"> {words.class.selfReported}</span> : null}
      </th>
      <td class="points">{pointsText(student)}</td>
      {ids.map((id) => (
        <Cell check={byId.get(id)} />
      ))}
      <td class="next-step">{next?.says ?? ''}</td>
    </tr>
  );
};

/** A student's name, linked to the page beside or to the row of the map. */
export const StudentLink = ({ student, pageOf }: { readonly student: ClassStudent['student'] } & Links) => (
  <a href={pageOf === null ? `#${rowId(student.id)}` : pageHref(pageOf(student.id))}>
    <bdi>{named(student)}</bdi>
  </a>
);

const rowId = (student: string): string => `s-${student}`;

/** A page beside this one, whatever characters its name has: never an address with a scheme. */
const pageHref = (page: string): string => `./${page.split('/').map(encodeURIComponent).join('/')}`;

const classes = { passed: 'p', failed: 'f', blocked: 'b', unknown: 'u' } as const;

const Cell = ({ check }: { readonly check: ClassCheck | undefined }) => {
  if (!check) return <td class="none" aria-label={words.class.notChecked} />;
  const { status, says, decision, points } = check;
  const word = words.report.status[status];
  return (
    <td
      class={decision ? `${classes[status]} decided` : classes[status]}
      aria-label={word}
      title={decision ? say(words.report.decision, { ...decision, possible: points }) : (says ?? undefined)}
    >
      {decision ? '*' : statusSigns[status]}
    </td>
  );
};
