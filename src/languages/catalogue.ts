import type { Ground } from '../model/ground.ts';
import type { Place } from '../model/step.ts';
import type { UnknownReason } from '../model/unknown.ts';
import type { Status } from '../model/verdict.ts';

/** labcheck's own sentences, one catalogue a language: a key that a language lacks is a type error. */
export type Catalogue = {
  readonly unknown: Readonly<Record<UnknownReason, { readonly says: string; readonly cure: string }>>;
  /** The sentence of a check where the login or sudo failed. */
  readonly notLetIn: string;
  /** Said of another machine that the host was to ask, where the host itself answered. */
  readonly notReachedFromHost: { readonly says: string; readonly cure: string };
  /** The sentences of a report around the lab's own. Labels are put before a text; the others are ICU messages. */
  readonly report: {
    readonly status: Readonly<Record<Status, string>>;
    readonly points: string;
    readonly range: string;
    readonly sawThrough: string;
    readonly bonusPoints: string;
    readonly decidedPoints: string;
    readonly since: string;
    readonly lost: string;
    readonly sameSince: string;
    readonly decision: string;
    readonly manualPoints: string;
    readonly manualOpen: string;
    readonly fullMarks: string;
    readonly nothingRequired: string;
    readonly seeBelow: string;
    readonly fixFirst: string;
    readonly notJudged: string;
    readonly others: string;
    readonly nextStep: string;
    readonly nextStepOf: string;
    readonly findOut: string;
    readonly readTask: string;
    readonly readSheet: string;
    readonly nothingLeft: string;
    readonly bonusLeft: string;
    readonly noneJudged: string;
    readonly task: string;
    readonly alsoTasks: string;
    readonly bonus: string;
    readonly byHand: string;
    readonly waitsFor: string;
    readonly waitsForTask: string;
    readonly sameReason: string;
    readonly labels: Readonly<
      Record<
        | 'expected'
        | 'actual'
        | 'hint'
        | 'look'
        | 'repair'
        | 'cure'
        | 'note'
        | 'student'
        | 'lab'
        | 'host'
        | 'parameters'
        | 'collected'
        | 'skipped'
        | 'phases'
        | 'decision'
        | 'run',
        string
      >
    >;
    readonly asked: string;
    /** In the place of a line that holds a name with hidden characters, or one that begins like an option. */
    readonly cannotBeTyped: string;
    /** The prompt of each place, before a step's line. */
    readonly prompts: Readonly<Record<Place, string>>;
    /** After a line that does not return. */
    readonly stays: Readonly<Record<'opensShell' | 'otherTerminal' | 'letRun', string>>;
  };
  /** The words of a page around the report. */
  readonly page: {
    readonly picture: string;
    readonly tasks: string;
    readonly noTask: string;
    readonly toTask: string;
    readonly hint: string;
    readonly look: string;
    readonly repair: string;
    readonly answers: string;
    readonly answer: string;
    readonly noAnswer: string;
    readonly cut: string;
    readonly after: string;
    readonly earlier: string;
    readonly earlierGrade: string;
    readonly about: string;
    readonly selfReported: string;
    readonly made: string;
    readonly restsOn: string;
    readonly legend: string;
    readonly nothingWrong: string;
    readonly belongs: string;
    readonly grounds: Readonly<Record<Ground, string>>;
  };
  /** The sentences of a class report. */
  readonly class: {
    readonly head: string;
    readonly student: string;
    readonly points: string;
    readonly failing: string;
    readonly failed: string;
    readonly ungraded: string;
    readonly missing: string;
    readonly report: string;
    readonly noReport: string;
    readonly legend: string;
    readonly stuck: string;
    readonly stuckOn: string;
    readonly done: string;
    readonly map: string;
    readonly grades: string;
    readonly gradeBar: string;
    readonly next: string;
    readonly group: string;
    readonly name: string;
    readonly search: string;
    readonly sort: string;
    readonly order: string;
    readonly verdict: string;
    readonly cause: string;
    readonly all: string;
    readonly lowest: string;
    readonly highest: string;
    readonly shown: string;
    readonly sortBy: string;
    readonly notChecked: string;
    readonly tooMany: string;
    readonly selfReported: string;
  };
  /** The sentences beside a grade in a gradebook. */
  readonly gradebook: {
    readonly points: string;
    readonly review: string;
    readonly manual: string;
    readonly missing: string;
    readonly decided: string;
    readonly failed: string;
    readonly unknown: string;
    readonly columns: Readonly<Record<'points' | 'feedback' | 'possible', string>>;
  };
};
