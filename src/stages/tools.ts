import { questionsOf } from './facts.ts';
import { needsOf, type Plan } from './plan.ts';

/** The commands that a host must have for a plan's probes, each once, in alphabetical order. */
export const toolsOf = (plan: Plan): string[] => {
  const tools = plan.checks
    .flatMap((check) => questionsOf(needsOf(check, plan)))
    .flatMap((question) =>
      'firsts' in question
        ? [...Object.values(question.firsts).flatMap((first) => first.tools), ...question.tools]
        : question.tools,
    );
  return [...new Set(tools)].toSorted();
};
