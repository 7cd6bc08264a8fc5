import { type Evidence, evidenceSchema, type SavedOutput } from '../model/evidence.ts';
import { type GroupName, groups, mostInRound, type Probe } from '../model/probe.ts';
import { type Unknown, unknown } from '../model/unknown.ts';
import type { ScriptAnswers } from '../shell/check-script/answers.ts';
import { vantageOf } from '../shell/vantage.ts';
import { factsOf } from './facts.ts';
import type { Plan } from './plan.ts';
import { blindness, firstRound, isolatedShell, secondRound } from './rounds.ts';
import { savedOutput } from './saved-output.ts';

/** Begins the line that says what the answers of a script are about. */
export const aboutSchema = 'labcheck/answers/1';

/** The line of a script that says what its answers are about. */
export type ScriptAbout = Pick<Evidence, 'tool' | 'lab' | 'student' | 'parameters'>;

/** Evidence, as a host's own answers to the same plan would be; a question that was not answered says why. */
export const scriptEvidence = (about: ScriptAbout, said: ScriptAnswers, plan: Plan): Evidence => {
  const outputs: Record<string, SavedOutput> = {};
  // No question has this id, and setting it would change the object itself.
  for (const [id, answer] of said.answers) if (id !== '__proto__') outputs[id] = savedOutput(answer, plan);
  const missing = (probes: readonly Probe<unknown>[], round: number): void => {
    for (const { id, version, group, parts = [] } of probes) {
      if (Object.hasOwn(outputs, id)) continue;
      const joined = joinedAnswer(parts.map((part) => outputs[part.id]));
      const reason = joined ? undefined : unanswered(said, group, round);
      if (joined) outputs[id] = joined;
      else if (reason) outputs[id] = { version, round, ms: 0, unknown: reason.unknown, detail: reason.detail };
    }
  };
  const vantage = vantageOf(isolatedShell(plan));
  const failure = blindness(factsOf({ outputs }).of(vantage));
  if (failure) for (const id of Object.keys(outputs)) if (id !== vantage.id) delete outputs[id];
  if (!failure) {
    missing(firstRound(plan), 1);
    missing(secondRound(plan, outputs), 2);
  }
  return {
    schema: evidenceSchema,
    ...about,
    host: 'script',
    collectedAt: said.at,
    durationMs: said.ms,
    roundTrips: 1,
    ...(failure ? { failure } : {}),
    outputs,
  };
};

/** The answers to the parts of a question, one behind the other; undefined where one of them is missing, or is no text. */
const joinedAnswer = (parts: readonly (SavedOutput | undefined)[]): SavedOutput | undefined => {
  const [first] = parts;
  const texts = parts.flatMap((part) => (part && 'text' in part ? part.text : []));
  return first && 'text' in first && texts.length === parts.length ? { ...first, text: texts.join('') } : undefined;
};

/** Why a question of a group has no answer; undefined where it was not asked at all. */
const unanswered = (said: ScriptAnswers, group: GroupName, round: number): Unknown | undefined => {
  const name = `${group}-${round}`;
  if (said.full) return unknown('truncated', `${mostInRound} bytes`);
  if (!said.began.has(name)) return unknown('truncated', 'the script was ended before it asked this');
  return said.ended.has(name) ? undefined : unknown('timed-out', `${groups[group].seconds} s`);
};
