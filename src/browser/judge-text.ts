import { loadLabs } from '../../checks/index.ts';
import { parseEvidence } from '../documents/parse-evidence.ts';
import { hostHead } from '../grading/host-head.ts';
import { LabcheckError, UsageError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import { reportAlone } from '../model/reporter.ts';
import type { SiteCourse } from '../model/site-course.ts';
import { studentPage } from '../reporters/html/student-page.tsx';
import { json } from '../reporters/json.ts';
import { isScriptOutput } from '../shell/check-script/answers.ts';
import { evidenceOfScript } from '../stages/evidence-of-script.ts';
import { grade } from '../stages/grade.ts';
import { plan } from '../stages/plan.ts';
import { weigh } from '../stages/weigh.ts';
import { wholeInput } from '../stages/whole-input.ts';

/** Put in by the bundler, from package.json. */
declare const LABCHECK_VERSION: string;

/** Why something cannot be done, and what to do. */
export type Refusal = { readonly says: string; readonly cure: string | undefined };

/** A report in two formats, or why there is none. */
export type Judged = { readonly json: string; readonly page: string } | Refusal;

const plainScreen = { colour: false, columns: 80 };

/**
 * Judges evidence as `labcheck judge --course` does: what a check script wrote, or what `labcheck collect` saved.
 *
 * @param lab the one that the page is about
 */
export const judgeText = async (text: string, lab: string, course: SiteCourse): Promise<Judged> => {
  try {
    const labs = await loadLabs(lab);
    const labOf = (id: string): Lab => {
      const found = labs.find((one) => one.id === id);
      if (found) return weigh(found, course.weights);
      throw new UsageError(
        `These answers are of the lab "${id}"; this page is about "${lab}".`,
        'Open the page of that lab.',
      );
    };
    const evidence = await parseEvidence(
      'This text',
      isScriptOutput(text) ? JSON.stringify(await evidenceOfScript('This text', text, labOf)) : text,
    );
    const chosen = plan(labOf(evidence.lab), evidence.parameters, course.skip);
    const { facts, report } = grade(chosen, evidence, {
      hints: course.hints,
      trust: 'self-reported',
      host: hostHead(evidence),
      judgedAt: new Date(),
      tool: { name: 'labcheck', version: LABCHECK_VERSION },
    });
    return {
      json: String(await json.render(reportAlone(report), plainScreen)),
      page: studentPage(wholeInput(chosen, evidence, report, [], facts)),
    };
  } catch (error) {
    return refusal(error);
  }
};

/** An error in words; those that no one foresaw say no more than that. */
export const refusal = (error: unknown): Refusal =>
  error instanceof LabcheckError
    ? { says: error.message, cure: error.cure }
    : { says: 'These answers cannot be judged.', cure: 'Run the check script once more.' };
