import type { RouteAnswers } from '../../../src/probes/index.ts';
import type { Runc } from '../parameters.ts';
import { askAnswers } from './ask.ts';
import { outsidesOf } from './outsides.ts';
import { kinds } from './packet.ts';
import { remembered } from './remembered.ts';
import { settingOf, type WayFacts, wayFactNames } from './setting.ts';
import { type Stage, worse } from './stage.ts';
import { type Way, wayOf } from './way.ts';

/** The facts of a host, and the answers of its kernel. */
export type WalkFacts = WayFacts & {
  readonly answers: RouteAnswers | undefined;
  readonly answersInside: RouteAnswers | undefined;
};

/** The ways of a ping, of a question to a name server and of a web request to one outside, in this order. */
export type Ways = readonly Way[];

const parts = ['container', 'host', 'source', 'answer'] as const;
export type Part = (typeof parts)[number];

/** The fate of all kinds of packets in a part of their way: the first loss, else the first doubt. */
export const partOf = (ways: Ways, part: Part): Stage => worse(...ways.map((way) => way[part]));

const wayTo = (facts: WalkFacts, parameters: Runc): Ways => {
  const ask = askAnswers({ host: facts.answers, inside: facts.answersInside });
  const setting = settingOf(facts, parameters);
  const all = outsidesOf(facts.network, parameters, ask).map((outside) =>
    kinds.map((kind) => wayOf(setting, ask, outside, kind)),
  );
  const [first = [], ...others] = all;
  return others.reduce<Ways>((best, ways) => (rankOf(ways) > rankOf(best) ? ways : best), first);
};

const rankOf = (ways: Ways): number => {
  const stages = parts.map((part) => partOf(ways, part));
  const lost = stages.filter(({ is }) => is === 'lost').length;
  const untold = stages.filter(({ is }) => is === 'untold').length;
  return -10 * lost - untold;
};

/** The ways to the outside that is reached best: one is enough. */
export const bestWay = remembered([...wayFactNames, 'answers', 'answersInside'], wayTo);
