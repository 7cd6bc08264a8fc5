import {
  addressText,
  type Range,
  type RouteAnswer,
  type RouteAnswers,
  type RouteQuestion,
  wordsOf,
} from '../../../src/probes/index.ts';
import type { Kind } from './packet.ts';

/** A question for the way of a packet, in numbers; `iif` is undefined where the link is not known yet. */
export type Question = {
  readonly to: Range;
  readonly from?: Range;
  readonly iif?: string | undefined;
  readonly mark: Range;
  readonly kind?: Kind | undefined;
};
export type Where = 'host' | 'inside';
/** A way; its link is undefined where it is not known. */
export type Found =
  | { readonly is: 'way'; readonly answer: Omit<RouteAnswer, 'link'> & { readonly link: string | undefined } }
  | { readonly is: 'refused' }
  | { readonly is: 'untold'; readonly what: string };
/** Where ways are looked up: among the kernel's answers, or by noting what is to be asked. */
export type Ask = (where: Where, question: Question) => Found;

/** A question as the kernel is asked; undefined where a part of it is not known. */
export const questionOf = ({ to, from, iif, mark, kind }: Question): RouteQuestion | undefined => {
  if (to.low !== to.high || mark.low !== mark.high || (from && from.low !== from.high)) return undefined;
  return {
    to: addressText(to.low),
    ...(from === undefined ? {} : { from: addressText(from.low) }),
    ...(iif === undefined ? {} : { iif }),
    mark: mark.low,
    ...(kind === undefined ? {} : { kind: kindWords(kind) }),
  };
};

/** A kind of packet, as `ip route get` takes it. */
export const kindWords = ({ name, port }: Kind): string =>
  `ipproto ${name === 'ping' ? 'icmp' : name}${port === undefined ? '' : ` dport ${port}`}`;

/** Looks ways up among the kernel's answers. */
export const askAnswers =
  (answers: Readonly<Record<Where, RouteAnswers | undefined>>): Ask =>
  (where, question) => {
    const asked = questionOf(question);
    if (!asked) return { is: 'untold', what: 'a mark or an address that cannot be told' };
    const answer = answers[where]?.get(wordsOf(asked));
    if (answer === undefined) return { is: 'untold', what: 'a way that was not asked for' };
    return answer === null ? { is: 'refused' } : { is: 'way', answer };
  };
