import { loadLabs } from '../../checks/index.ts';
import type { SiteCourse } from '../model/site-course.ts';
import { hostIdentity } from '../probes/host-identity.ts';
import { scriptOf } from '../stages/check-script.ts';
import { plan } from '../stages/plan.ts';
import { type Refusal, refusal } from './judge-text.ts';

/** Put in by the bundler, from package.json. */
declare const LABCHECK_VERSION: string;

/** The course of the page's script, and the parameters that the student typed. */
export type ScriptWish = {
  readonly lab: string;
  readonly course: SiteCourse;
  readonly typed: Readonly<Record<string, string>>;
};

/**
 * The check script with a student's own parameters, and whether the published one asks the same: then it is enough to
 * name them when that is run.
 */
export const ownScript = async ({
  lab,
  course: { set: published, skip },
  typed,
}: ScriptWish): Promise<{ readonly script: string; readonly asksTheSame: boolean } | Refusal> => {
  try {
    const [found] = await loadLabs(lab);
    const subject = {
      student: { id: 'self', name: 'self' },
      tool: { name: 'labcheck', version: LABCHECK_VERSION },
    } as const;
    const compose = (set: Readonly<Record<string, string>>): string =>
      scriptOf(plan(found!, set, skip), subject, [hostIdentity]);
    const questions = (script: string): string => script.replace(/^(?:about|set_\w+)=.*\n/gm, '');
    const script = compose({ ...published, ...typed });
    return { script, asksTheSame: questions(script) === questions(compose(published)) };
  } catch (error) {
    return refusal(error);
  }
};
