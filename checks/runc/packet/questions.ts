import { addressNumber, exactly, type RouteQuestion, type RouteQuestions, wordsOf } from '../../../src/probes/index.ts';
import { ipv4 } from '../../resources/addressing.ts';
import { insideOf } from '../../resources/veth-pair.ts';
import type { Runc } from '../parameters.ts';
import { type Ask, type Question, questionOf, type Where } from './ask.ts';
import { nameserverOf, neighboursOf } from './outsides.ts';
import { kinds } from './packet.ts';
import { remembered } from './remembered.ts';
import { type Setting, settingOf, type WayFacts, wayFactNames } from './setting.ts';
import { wayOf } from './way.ts';

const mostMarks = 8;
const mostSources = 3;
const mostGateways = 4;

const ask = (facts: WayFacts, parameters: Runc): Readonly<Record<Where, RouteQuestions>> => {
  const asked = { host: new Map<string, Question>(), inside: new Map<string, Question>() };
  const note = (where: Where, question: Question): void => {
    const words = questionOf(question);
    if (words) asked[where].set(`${wordsOf(words)} ${isAnswer(where, question)}`, question);
  };
  const setting = settingOf(facts, parameters);
  const server = { address: nameserverOf(parameters), known: true };
  note('host', { to: exactly(server.address), mark: exactly(0) });
  for (const source of sourcesOf(facts, setting))
    for (const outside of [server, ...neighboursOf(facts.network, parameters)]) {
      for (const neighbour of [outside.address, ...gatewaysOf(facts)])
        note('host', {
          to: exactly(neighbour),
          from: exactly(source),
          iif: setting.carrier,
          mark: exactly(0),
          ...(setting.routed.ofKind ? { kind: kinds[0] } : {}),
        });
      for (const kind of kinds) wayOf({ ...setting, source, assumed: false }, noting(note), outside, kind);
    }
  return { host: chosen('host', [...asked.host.values()]), inside: chosen('inside', [...asked.inside.values()]) };
};

/** Answers every question with a way whose link is not known, so that all that may be asked next is asked as well. */
const noting =
  (note: (where: Where, question: Question) => void): Ask =>
  (where, question) => {
    note(where, question);
    const { to, mark, kind } = question;
    if (where === 'host' && question.iif !== undefined)
      for (const one of [mark, exactly(0)]) note(where, { to, mark: one, kind });
    return { is: 'way', answer: { type: 'unicast', link: undefined, gateway: undefined, source: undefined } };
  };

/** An answer comes in by the link by which its packet left, which is not known before that is answered. */
const isAnswer = (where: Where, { from, iif }: Question): boolean =>
  where === 'host' && from !== undefined && iif === undefined;

const chosen = (where: Where, questions: readonly Question[]): RouteQuestions => {
  // So many marks are asked for: more cannot be told.
  const marks = new Set(questions.map(({ mark }) => mark.low));
  const kept = marks.size > mostMarks ? questions.filter(({ mark }) => mark.low === 0) : questions;
  const words = (answers: boolean): RouteQuestion[] =>
    kept.filter((question) => isAnswer(where, question) === answers).flatMap((question) => questionOf(question) ?? []);
  return { first: words(false), back: words(true) };
};

/** Addresses that the container may send from. */
const sourcesOf = ({ inside, network }: WayFacts, { source, inner }: Setting): number[] => {
  const links = insideOf(inside, network)?.links.filter(({ name }) => name === inner) ?? [];
  const own = links.flatMap(({ addresses }) => ipv4(addresses).flatMap(({ address }) => addressNumber(address) ?? []));
  return [...new Set([source, ...own])].slice(0, mostSources);
};

const gatewaysOf = ({ routingInside }: WayFacts): number[] =>
  [...new Set(routingInside?.routes.flatMap(({ gateways }) => gateways))]
    .flatMap((gateway) => addressNumber(gateway) ?? [])
    .slice(0, mostGateways);

/** The questions to the kernel of each namespace, so that the ways of all kinds of packets can be followed. */
export const questionsOf = remembered(wayFactNames, ask);
