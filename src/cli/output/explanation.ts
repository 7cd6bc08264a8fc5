import { type SentenceValues, sentence } from '../../languages/sentence.ts';
import { words } from '../../languages/spoken.ts';
import { type Cause, type Check, repairsOf } from '../../model/check.ts';
import type { Mistake } from '../../model/reference.ts';
import type { Step } from '../../model/step.ts';
import { boxDrawing } from '../../reporters/picture/box-drawing.ts';
import { pieceOf } from '../../reporters/picture/piece.ts';
import { stepLines } from '../../reporters/step-texts.ts';
import { wrap } from '../../reporters/wrap.ts';
import { questionsOf } from '../../stages/facts.ts';
import { needsOf, type Plan } from '../../stages/plan.ts';
import { wantedScene } from '../../stages/scene.ts';
import { commandLine, valuesOf } from '../../stages/sentences.ts';

/** A check in full: what it asks, every reason why it can fail, and a mistake that leads to it. */
export const explanation = (
  check: Check<never>,
  chosen: Plan,
  mistakes: readonly Mistake[],
  columns: number,
): string[] => [
  ...headLines(check, chosen, columns),
  ...pieceLines(check, chosen, columns),
  ...Object.entries<Cause>(check.causes).flatMap(([name, cause]) =>
    causeLines(name, cause, chosen, columns).concat(mistakeLines(mistakes, check.id, name, columns)),
  ),
];

const headLines = (check: Check<never>, chosen: Plan, columns: number): string[] => {
  const { id, title, tasks, points, bonus, partial, after } = check;
  const worth = [
    `${points} ${points === 1 ? 'point' : 'points'}`,
    ...(bonus ? ['bonus'] : []),
    ...(partial ? ['a part can be earned'] : []),
  ];
  const sheet = chosen.lab.tasks.filter((task) => tasks.includes(task.number));
  const asks = questionsOf(needsOf(check, chosen)).flatMap((question) =>
    'firsts' in question ? Object.values(question.firsts) : question,
  );
  return [
    `${id} (${worth.join(', ')})`,
    ...wrap('  ', say(title, chosen), columns),
    ...sheet.flatMap((task) => wrap(`  Task ${task.number}: `, task.title, columns)),
    ...(after.length > 0 ? wrap('  Counts after: ', after.map((earlier) => earlier.id).join(', '), columns) : []),
    ...wrap('  Asks: ', [...new Set(asks.map((probe) => probe.id.replace(/:.*/s, '')))].join(', '), columns),
    ...Object.values(check.notes).flatMap((note) => wrap('  May add: ', say(note, chosen), columns)),
  ];
};

/** The piece of the lab's picture that the check is about; nothing where it is about none. */
const pieceLines = ({ id }: Check<never>, chosen: Plan, columns: number): string[] => {
  const scene = wantedScene(chosen);
  const piece = scene && pieceOf(scene, id);
  return piece && piece.boxes.length > 0 ? ['', ...boxDrawing(piece, columns)] : [];
};

const causeLines = (name: string, cause: Cause, chosen: Plan, columns: number): string[] => [
  '',
  `${name}: ${say(cause.says, chosen)}`,
  ...wrap('  Expected: ', say(cause.expected, chosen), columns),
  ...wrap('  Found: ', say(cause.actual, chosen), columns),
  ...cause.hints.flatMap((hint) => wrap('  Hint: ', say(hint, chosen), columns)),
  ...stepsUnder(words.report.labels.look, cause.look ?? [], chosen, columns),
  ...repairsOf(cause).flatMap(([way, steps]) =>
    stepsUnder([words.report.labels.repair, ...(way === null ? [] : [`(${way})`])].join(' '), steps, chosen, columns),
  ),
];

/** Steps under what they are for; what is typed stays on its line, so that it can be copied. */
const stepsUnder = (label: string, steps: readonly Step[], chosen: Plan, columns: number): string[] => {
  if (steps.length === 0) return [];
  const texts = steps.map((step) => ({
    ...step,
    run: step.run === null ? null : commandLine(step.run, valuesFor(step.run, chosen)),
    text: step.text === null ? null : say(step.text, chosen),
  }));
  const lines = stepLines(texts, chosen.lab.id).flatMap(({ text, typed }) =>
    wrap('    ', text, typed ? Infinity : columns),
  );
  return [`  ${capital(label)}:`, ...lines];
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The simplest mistake of the proof that leads to a cause. */
const mistakeLines = (mistakes: readonly Mistake[], check: string, cause: string, columns: number): string[] => {
  const [first] = mistakes
    .filter(({ killedBy }) => killedBy.some((pair) => pair[0] === check && pair[1] === cause))
    .toSorted((a, b) => a.killedBy.length - b.killedBy.length);
  return first ? wrap('  For example: ', `${first.story} (${first.id})`, columns) : [];
};

/** A count that nobody has made yet is written as N. */
const say = (message: string, chosen: Plan): string =>
  sentence(message, valuesFor(message, chosen), 'en').replaceAll('NaN', 'N');

/** Values that only a host can tell are shown as their name in capitals. */
const valuesFor = (message: string, chosen: Plan): SentenceValues => {
  const names = [...message.matchAll(/\{\s*(\w+)/g)].map(([, name]) => name!);
  const capitals = names.map((name) => [name, name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()]);
  return { ...Object.fromEntries(capitals), ...valuesOf(chosen, {}) };
};
