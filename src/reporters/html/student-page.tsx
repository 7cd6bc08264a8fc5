import { say, words } from '../../languages/spoken.ts';
import type { ReportInput } from '../../model/reporter.ts';
import { byTask } from '../by-task.ts';
import { footEntries, moment, named } from '../foot-entries.ts';
import { gradeLine } from '../grade-line.ts';
import { sinceText } from '../since-text.ts';
import { CheckCard, Texts } from './check-card.tsx';
import { EarlierGrades } from './earlier-grades.tsx';
import { harmless } from './harmless.ts';
import { ManualList } from './manual-list.tsx';
import { NextStep } from './next-step.tsx';
import { pageText } from './page.tsx';
import { PictureSection } from './picture-section.tsx';

/** The page of one student: what to fix first, the picture, then every check with what led to its verdict. */
export const studentPage = (input: ReportInput): string => {
  const { report, scene, answers, earlier } = harmless(input);
  const { student, lab, checks, manual, trust, tool, judgedAt } = report;
  const change = sinceText({ report, earlier });
  return pageText({
    title: `${named(student)}: ${lab.title}`,
    children: (
      <>
        <header>
          <p class="faint">{lab.title}</p>
          <h1>
            <bdi>{named(student)}</bdi>
          </h1>
          <p class="grade">{gradeLine(report)}</p>
          {change === null ? null : <p>{change}</p>}
          {trust === 'self-reported' ? <p>{words.page.selfReported}</p> : null}
          <EarlierGrades earlier={earlier ?? []} now={report} />
        </header>
        <main>
          <NextStep report={report} />
          <PictureSection scene={scene} />
          <h2>{words.page.tasks}</h2>
          {byTask(checks).map(({ task, checks: own }) => (
            <section>
              <h3>{task === Infinity ? words.page.noTask : say(words.report.task, { task })}</h3>
              {own.map((check) => (
                <CheckCard check={check} report={report} answers={answers?.[check.id] ?? []} />
              ))}
            </section>
          ))}
          <ManualList manual={manual} />
        </main>
        <footer>
          <h2>{words.page.about}</h2>
          <Texts texts={footEntries(report)} />
          <p class="faint">{say(words.page.made, { version: tool.version, time: moment(judgedAt) })}</p>
        </footer>
      </>
    ),
  });
};
