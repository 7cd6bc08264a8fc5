import { en } from '../languages/en.ts';
import { type SentenceValues, sentence } from '../languages/sentence.ts';
import { visible } from '../languages/visible.ts';
import type { Cause, Check } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import {
  type Grade,
  type HintLevel,
  nothingTold,
  type Report,
  type ReportedCheck,
  reportSchema,
} from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import type { ManualPoints } from '../model/weight.ts';
import { word } from '../shell/quote.ts';
import type { Plan } from './plan.ts';

export type ScoreOptions = {
  readonly hints: HintLevel;
  /** What is known of the host, for the report's head. */
  readonly host: { readonly kernel: string | null; readonly os: string | null };
  readonly judgedAt: Date;
  readonly tool: Report['tool'];
  /** What a person gave for what no machine sees. */
  readonly manual?: readonly ManualPoints[];
};

/** Verdicts → the report: points, sentences, and the one thing to do next. Pure. */
export const score = (plan: Plan, evidence: Evidence, verdicts: readonly Verdict[], options: ScoreOptions): Report => {
  const byId = new Map(verdicts.map((verdict) => [verdict.check, verdict]));
  const checks = plan.checks.map((check) => reported(check, byId.get(check.id)!, plan, evidence, options.hints));
  const manual = (options.manual ?? []).map((task) => ({ ...task, title: visible(task.title) }));
  return {
    schema: reportSchema,
    tool: options.tool,
    lab: { id: plan.lab.id, title: plan.lab.title },
    student: evidence.student,
    parameters: Object.fromEntries(
      Object.entries(plan.parameters)
        .filter(([name]) => name in plan.set)
        .filter(hasValue),
    ),
    host: {
      uri: evidence.host,
      kernel: options.host.kernel === null ? null : visible(options.host.kernel),
      os: options.host.os === null ? null : visible(options.host.os),
    },
    collectedAt: evidence.collectedAt,
    judgedAt: options.judgedAt.toISOString(),
    durationMs: evidence.durationMs,
    roundTrips: evidence.roundTrips,
    skipped: plan.skipped,
    phases: plan.phases,
    grade: gradeOf(checks, manual),
    decided: null,
    next: nextOf(checks),
    checks,
    manual,
  };
};

const hasValue = (entry: [string, string | number | undefined]): entry is [string, string | number] =>
  entry[1] !== undefined;

/** Points with two decimals, so that every format prints the same number. */
export const points = (value: number): number => Math.round(value * 100) / 100;

/** What checks come to, and beside them what was given by hand. */
export const gradeOf = (checks: readonly ReportedCheck[], manual: readonly ManualPoints[]): Grade => {
  const required = checks.filter(({ bonus }) => !bonus);
  const sum = (of: readonly ReportedCheck[], value: (check: ReportedCheck) => number): number =>
    points(of.reduce((total, check) => total + value(check), 0));
  const unseen = required.filter(({ status }) => status === 'unknown');
  return {
    earned: sum(required, ({ earned }) => earned),
    possible: sum(required, (check) => check.points),
    bonus: sum(
      checks.filter(({ bonus }) => bonus),
      ({ earned }) => earned,
    ),
    unknown: sum(unseen, (check) => check.points),
    needsReview: unseen.length > 0,
    manual: manual.length === 0 ? null : manualOf(manual),
  };
};

const manualOf = (manual: readonly ManualPoints[]): NonNullable<Grade['manual']> => {
  const sum = (value: (task: ManualPoints) => number): number =>
    points(manual.reduce((total, task) => total + value(task), 0));
  return {
    earned: sum(({ earned }) => earned ?? 0),
    possible: sum((task) => task.points),
    open: sum((task) => (task.earned === null ? task.points : 0)),
  };
};

/** The failed check that most others wait for; among equals, the first of the lab. What could not be judged comes after. */
export const nextOf = (checks: readonly ReportedCheck[]): Report['next'] => {
  const blocked = (id: string): number =>
    checks.filter(({ blockedBy, unknown, bonus }) => !bonus && (blockedBy === id || unknown?.detail === id)).length;
  const candidates = (status: ReportedCheck['status']): ReportedCheck[] =>
    checks.filter((check) => check.status === status && !check.bonus && check.unknown?.reason !== 'rests-on-unknown');
  const pool = candidates('failed').length > 0 ? candidates('failed') : candidates('unknown');
  const [first] = pool.toSorted((a, b) => blocked(b.id) - blocked(a.id));
  if (!first) return null;
  return {
    check: first.id,
    says: first.says ?? first.title,
    hint: first.hint ?? first.unknown?.cure ?? null,
    blocks: blocked(first.id),
  };
};

const reported = (
  check: Check<never>,
  verdict: Verdict,
  plan: Plan,
  evidence: Evidence,
  hints: HintLevel,
): ReportedCheck => {
  const values = valuesOf(plan, 'found' in verdict ? verdict.found : {});
  const say = (message: string): string => sentence(message, values, 'en');
  const head = {
    id: check.id,
    title: say(check.title),
    tasks: check.tasks,
    points: check.points,
    bonus: check.bonus,
    status: verdict.status,
  };
  switch (verdict.status) {
    case 'passed':
      return {
        ...head,
        earned: check.points,
        ...nothingTold,
        note: verdict.note === undefined ? null : say(check.notes[verdict.note]!),
      };
    case 'failed': {
      const cause = (check.causes as Readonly<Record<string, Cause>>)[verdict.cause]!;
      const full = hints === 'full';
      return {
        ...head,
        earned: points(check.points * verdict.share),
        ...nothingTold,
        cause: verdict.cause,
        says: say(cause.says),
        expected: say(cause.expected),
        actual: say(cause.actual),
        hint: hints === 'none' ? null : say(full ? cause.hints.at(-1)! : cause.hints[0]),
        command: full && cause.command !== undefined ? commandLine(cause.command, values) : null,
      };
    }
    case 'blocked':
      return { ...head, earned: 0, ...nothingTold, blockedBy: verdict.by };
    case 'unknown': {
      const detail = visible(verdict.detail);
      const text = en.unknown[verdict.reason];
      const { failure } = evidence;
      const cure = verdict.reason === failure?.reason ? failure.cure : sentence(text.cure, { detail }, 'en');
      const says = verdict.reason === 'denied' && failure?.reason === 'denied' ? en.notLetIn : text.says;
      return {
        ...head,
        earned: 0,
        ...nothingTold,
        says: sentence(says, { detail }, 'en'),
        unknown: { reason: verdict.reason, detail, cure },
      };
    }
  }
};

/**
 * What sentences may name: the parameters, and over them what was found. A parameter that holds another's name in
 * braces (`10.200.{x}.1/24`) shows that one's value, or its bare name where it has none.
 */
export const valuesOf = ({ parameters }: Pick<Plan, 'parameters'>, found: SentenceValues): SentenceValues => {
  const known: Record<string, string | number | undefined> = { ...parameters, ...found };
  const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? name));
  return Object.fromEntries(
    Object.entries(known).map(([name, value]) => [
      name,
      value === undefined ? name : typeof value === 'string' && name in parameters ? filled(value) : value,
    ]),
  );
};

/** A command to type: its values are quoted where a shell would read them otherwise. */
export const commandLine = (template: string, values: SentenceValues): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => word(visible(String(values[name] ?? name))));
