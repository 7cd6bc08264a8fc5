import { type Output, type Probe, probe, text } from '../model/probe.ts';
import { quote } from '../shell/quote.ts';
import { inNetwork, type NetworkPlace } from './in-network.ts';
import { escaped } from './ip-json.ts';

/** A question to the kernel for the way of a packet; nothing is sent. */
export type RouteQuestion = {
  readonly to: string;
  /** Where it comes from, for a packet that comes in by a link. */
  readonly from?: string;
  readonly iif?: string;
  readonly mark: number;
  /** The protocol and its port, where rules ask for them. */
  readonly kind?: string;
};
/** The way that the kernel chose. */
export type RouteAnswer = {
  readonly type: string;
  readonly link: string;
  readonly gateway: string | undefined;
  /** The address that a packet of this namespace itself gets. */
  readonly source: string | undefined;
};
/** Answers by the words of their questions; null where the kernel refuses. */
export type RouteAnswers = ReadonlyMap<string, RouteAnswer | null>;

/** The words of a question, as ip-route(8) takes them; they are the key of its answer. */
export const wordsOf = ({ to, from, iif, mark, kind }: RouteQuestion): string =>
  [
    to,
    ...(from === undefined ? [] : ['from', from]),
    ...(iif === undefined ? [] : ['iif', iif]),
    'mark',
    `${mark}`,
    ...(kind === undefined ? [] : [kind]),
  ].join(' ');

/** Questions of a namespace; `back` are those whose packets come in by the links that the first ones were answered with. */
export type RouteQuestions = { readonly first: readonly RouteQuestion[]; readonly back: readonly RouteQuestion[] };

export const routeTools = ['ip', 'sed'];

/** Asks the kernel for the ways of packets. */
export const routeAnswers = (place: NetworkPlace, { first, back }: RouteQuestions): Probe<RouteAnswers> =>
  probe<RouteAnswers>({
    id: `routes:${place.id}:${[...first, ...back].map(wordsOf).join(',')}`,
    version: 1,
    group: 'kernel',
    tools: [...routeTools, 'nsenter'],
    parts: [
      ...first.map((question) => routeAnswer(place, wordsOf(question))),
      ...back.map((question) => routesBack(place, ...(wordsOf(question).split(/ (?=mark )/) as [string, string]))),
    ],
    script: inNetwork(place, scriptFor(first, back)),
    parse: readAnswers,
  });

/** Asks for one way, by the words of its question. */
export const routeAnswer = (place: NetworkPlace, words: string): Probe<RouteAnswers> =>
  probe<RouteAnswers>({
    id: `route:${place.id}:${words}`,
    version: 1,
    group: 'kernel',
    tools: [...routeTools, 'nsenter'],
    script: inNetwork(place, `${ask}\nq ${words}\ntrue`),
    parse: readAnswers,
  });

/** Asks for the ways of a packet that comes in by each link, by the words before and behind that. */
export const routesBack = (place: NetworkPlace, before: string, behind: string): Probe<RouteAnswers> =>
  probe<RouteAnswers>({
    id: `routes-back:${place.id}:${before} ${behind}`,
    version: 1,
    group: 'kernel',
    tools: [...routeTools, 'nsenter'],
    script: inNetwork(
      place,
      `${ask}\nfor d in $(ip -o link show | sed 's/^[0-9]*: \\([^:@]*\\).*/\\1/'); do q ${before} iif "$d" ${behind}; done\ntrue`,
    ),
    parse: readAnswers,
  });

const readAnswers = (output: Output): RouteAnswers => {
  const answers = new Map<string, RouteAnswer | null>();
  let key = '';
  for (const line of text(output).split('\n')) {
    // @8.8.8.8 from 172.20.0.5 iif veth0 mark 0
    if (line.startsWith('@')) answers.set((key = line.slice(1)), null);
    else if (line.startsWith('[')) answers.set(key, readAnswer(line));
  }
  return answers;
};

const ask = `q() { echo "@$*"; a=$(ip -4 -j route get "$@" 2>/dev/null); echo "$a"; }`;

const scriptFor = (first: readonly RouteQuestion[], back: readonly RouteQuestion[]): string =>
  [
    'set -f; l=',
    ask,
    ...first.map(
      (question) =>
        `q ${wordsFor(question)}${back.length === 0 ? '' : `; d=$(echo "$a" | sed -n 's/.*"dev":"\\([^"]*\\)".*/\\1/p'); case " $l " in *" $d "*) ;; *) l="$l $d";; esac`}`,
    ),
    ...(back.length === 0
      ? []
      : ['for d in $l; do', ...back.map((question) => `q ${wordsFor(question, '"$d"')}`), 'done']),
    'true',
  ].join('\n');

const wordsFor = ({ iif, ...question }: RouteQuestion, link?: string): string => {
  const words = wordsOf(question).split(' ');
  const coming = iif === undefined ? link : quote(iif);
  const at = words.indexOf('mark');
  return [...words.slice(0, at), ...(coming === undefined ? [] : ['iif', coming]), ...words.slice(at)].join(' ');
};

// [{"dst":"8.8.8.8","from":"172.20.0.5","gateway":"198.51.100.2","dev":"uplink","flags":[],"cache":[],"iif":"veth0"}]
const readAnswer = (json: string): RouteAnswer | null => {
  const [raw] = JSON.parse(escaped(json)) as Readonly<Record<string, unknown>>[];
  const [type, link, gateway, source] = ['type', 'dev', 'gateway', 'prefsrc'].map((name) => {
    const value = raw?.[name];
    return typeof value === 'string' ? value : undefined;
  });
  return link === undefined ? null : { type: type ?? 'unicast', link, gateway, source };
};
