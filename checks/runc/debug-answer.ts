import type { HttpAnswer } from '../../src/probes/index.ts';

/** Whether an answer is the application’s own to `/debug`: what it saw of the request, as an object. */
export const isDebugAnswer = (answer: HttpAnswer): boolean =>
  answer.outcome === 'answered' &&
  answer.status === 200 &&
  ['"headers"', '"client_host"'].every((key) => answer.body.includes(key));

/** The address from which the application says that it was asked. */
export const clientOf = (answer: HttpAnswer): string | undefined =>
  answer.outcome === 'answered' ? /"client_host"\s*:\s*"([^"]*)"/.exec(answer.body)?.[1] : undefined;
