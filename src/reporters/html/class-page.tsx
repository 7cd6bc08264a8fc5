import { say, words } from '../../languages/spoken.ts';
import type { ClassReport } from '../../model/class-report.ts';
import type { ClassInput } from '../../model/reporter.ts';
import { classHead, done, failingChecks, stuck, type Together, ungraded } from '../class-findings.ts';
import { named } from '../foot-entries.ts';
import { classScript } from './class-script.ts';
import { GradeBars } from './grade-bars.tsx';
import { harmless } from './harmless.ts';
import { HeatMap, StudentLink } from './heat-map.tsx';
import { MapControls } from './map-controls.tsx';
import { pageText } from './page.tsx';
import { scriptHash } from './page-hashes.ts';

/** More students on one page would be no help to anybody, and slow in every browser. */
const mostStudents = 1000;

type Part = { readonly report: ClassReport } & Pick<ClassInput, 'pageOf'>;

/** The page of a class: who is stuck on what, the map of students and checks, what fails most, who needs review and why. */
export const classPage = ({ report: given, pageOf }: Pick<ClassInput, 'report' | 'pageOf'>): string => {
  const report = harmless(given);
  const { lab, students, missing, checks, run, tool } = report;
  return pageText({
    title: lab.title,
    wide: true,
    script: { text: classScript, hash: scriptHash },
    children: (
      <>
        <header>
          <h1>{classHead(report)}</h1>
          {students.length > mostStudents ? <p>{say(words.class.tooMany, { count: students.length })}</p> : null}
        </header>
        <main>
          <Stuck report={report} pageOf={pageOf} />
          {students.length > 0 && checks.length > 0 ? (
            <section>
              <h2 id="map">{words.class.map}</h2>
              <MapControls report={report} />
              <HeatMap report={report} pageOf={pageOf} />
              <p class="faint">{words.class.legend}</p>
            </section>
          ) : null}
          <Failing report={report} />
          <GradeBars students={students} />
          <Review report={report} pageOf={pageOf} />
          {missing.length === 0 ? null : <p>{say(words.class.missing, { names: missing.map(named).join(', ') })}</p>}
        </main>
        <footer>
          <p class="faint">
            {run}, {tool.name} {tool.version}
          </p>
        </footer>
      </>
    ),
  });
};

/** A label of the terminal as a heading. */
const heading = (label: string): string => label.replace(/:$/, '');

const Names = ({ students, pageOf }: Together & Pick<ClassInput, 'pageOf'>) => (
  <>
    {students.map((student, index) => (
      <>
        {index > 0 ? ', ' : ''}
        <StudentLink student={student} pageOf={pageOf} />
      </>
    ))}
  </>
);

const Stuck = ({ report, pageOf }: Part) => {
  const groups = stuck(report);
  const ready = done(report);
  return groups.length + ready.length === 0 ? null : (
    <section>
      <h2>{words.class.stuck}</h2>
      <ul class="names">
        {groups.map(({ says, students, check }) => (
          <li>
            {say(words.class.stuckOn, { says, count: students.length, names: '' })}
            <Names students={students} pageOf={pageOf} /> <a href={`#c-${check}`}>{check}</a>
          </li>
        ))}
        {ready.length === 0 ? null : (
          <li>
            {say(words.class.done, { names: '' })}
            <Names students={ready} pageOf={pageOf} />
          </li>
        )}
      </ul>
    </section>
  );
};

const Failing = ({ report }: { readonly report: ClassReport }) => {
  const failing = failingChecks(report);
  return failing.length === 0 ? null : (
    <section>
      <h2>{heading(words.class.failing)}</h2>
      <ul class="names">
        {failing.map(({ check, text }) => (
          <li>
            {check.title} <span class="mono">({check.id})</span>: {text}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Review = ({ report, pageOf }: Part) => {
  const groups = ungraded(report);
  return groups.length === 0 ? null : (
    <section>
      <h2>{heading(words.class.ungraded)}</h2>
      <ul class="names">
        {groups.map(({ students, says, cure }) => (
          <li>
            <Names students={students} pageOf={pageOf} />: {says} {cure}
          </li>
        ))}
      </ul>
    </section>
  );
};
