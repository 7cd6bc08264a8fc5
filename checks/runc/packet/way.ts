import { addressNumber, addressText, exactly, type Range } from '../../../src/probes/index.ts';
import { answerable } from './answerable.ts';
import type { Ask, Found } from './ask.ts';
import { answerTo, firstPacket, type Kind, type Packet } from './packet.ts';
import type { Setting } from './setting.ts';
import { doubt, type Fork, further, hookOf, lose, onwards, type Stage, stageOf, worse } from './stage.ts';
import type { Live } from './walk-chain.ts';

/** An address outside; `link`: known where it is a neighbour at a link; `reached`: whether the host knows a way to it. */
export type Outside = { readonly address: number; readonly known: boolean };

/** The fate of a kind of packet, part by part; a part is judged as though those before it were right. */
export type Way = {
  /** From the container to the host. */
  readonly container: Stage;
  /** Through the host, to the outside. */
  readonly host: Stage;
  /** Whether the outside can answer to the source that it sees. */
  readonly source: Stage;
  /** From the outside back to the container. */
  readonly answer: Stage;
  /** The packets that come to the chains which may give another source. */
  readonly leaving: readonly Live[];
};

const nobody: Live['doubts'] = [];
const noMark: Range = exactly(0);
/** ARP has no protocol of IP, and the kernel takes UDP where none is said; so the rarest in rules is said. */
const asking: Kind = { name: 'ping', protocol: 1, port: undefined };

/** Follows a packet from the container to the outside, and the answer to it. */
export const wayOf = (setting: Setting, ask: Ask, outside: Outside, kind: Kind): Way => {
  setting.host.met.count = 0;
  setting.inside.met.count = 0;
  const left = leave(setting, ask, outside, kind);
  const entered = onwards(left).map(({ packet }) => packet);
  const forwarded = entered.flatMap((packet) => forward(setting, ask, outside, packet, kind));
  const leaving = onwards(forwarded);
  const sent = leaving.flatMap((live) => hookOf('postrouting', [live], setting.host));
  const gone = onwards(sent);
  const sources = gone.map((live) => answerable(live, setting));
  const returned = gone.flatMap((live) => comeBack(setting, ask, outside, live, kind));
  const arrived = further(returned, (live) => arrive(setting, ask, onwards(left)[0], live, kind));
  return {
    container: besides(setting.besideInside, stageOf(left)),
    host: besides(setting.beside, worse(stageOf(forwarded), stageOf(sent))),
    source: stageOf(sources),
    leaving,
    answer: besides([...setting.beside, ...setting.besideInside], stageOf(arrived)),
  };
};

/** Programs that take packets before all rules decide what nobody can tell. */
const besides = (names: readonly string[], stage: Stage): Stage =>
  names.length === 0 ? stage : { is: 'untold', doubts: names };

const kindFor = ({ ofKind }: { readonly ofKind: boolean }, kind: Kind) => (ofKind ? { kind } : {});

/** Out of the container, to the address that takes the packet on the host. */
const leave = (setting: Setting, ask: Ask, { address }: Outside, kind: Kind): Fork[] => {
  const to = exactly(address);
  const first = ask('inside', { to, mark: noMark, ...kindFor(setting.routedInside, kind) });
  const source = sourceOf(first, setting) ?? setting.source;
  const packet: Packet = firstPacket(kind, exactly(source), to, '');
  const start: Live = { packet, doubts: nobody };
  return further(outOf(setting, first, start), (routed) =>
    further(hookOf('output', [routed], setting.inside), (live) => {
      const { routedMark: mark, daddr } = live.packet;
      const same = mark.high === 0 && daddr.low === to.low && daddr.high === to.high;
      const found = same ? first : ask('inside', { to: daddr, mark, ...kindFor(setting.routedInside, kind) });
      return further(same ? [{ live }] : outOf(setting, found, live), (going) =>
        further(hookOf('postrouting', [going], setting.inside), (gone) => taken(setting, ask, found, gone)),
      );
    }),
  );
};

/** The address that the kernel gives to what leaves by the container's end. */
const sourceOf = (found: Found, { inner }: Setting): number | undefined => {
  if (found.is !== 'way' || found.answer.link !== inner || found.answer.source === undefined) return undefined;
  return addressNumber(found.answer.source);
};

const outOf = ({ inner }: Setting, found: Found, live: Live): Fork[] => {
  if (found.is === 'untold') return [doubt(live, found.what)];
  if (found.is === 'refused' || found.answer.type !== 'unicast') return [lose(live, 'no-route')];
  const { link, gateway } = found.answer;
  if (link !== undefined && link !== inner) return [lose(live, 'other-link', link)];
  const via = gateway === undefined ? undefined : addressNumber(gateway);
  return [{ live: { ...live, packet: { ...live.packet, oif: link ?? inner, via } } }];
};

/** Whether somebody on the host takes what is sent to the gateway, or to a neighbour. */
const taken = (setting: Setting, ask: Ask, found: Found, live: Live): Fork[] => {
  const { via, daddr, saddr } = live.packet;
  if (found.is !== 'way' || (via === undefined && daddr.low !== daddr.high)) return [{ live }];
  const neighbour = via ?? daddr.low;
  const fails = lose(live, via === undefined ? 'no-gateway' : 'nobody', addressText(neighbour));
  if (setting.assumed && setting.carries(neighbour)) return [{ live }];
  const answer = ask('host', {
    to: exactly(neighbour),
    from: saddr,
    iif: setting.carrier,
    mark: noMark,
    ...kindFor(setting.routed, asking),
  });
  if (answer.is === 'untold') return [doubt(live, answer.what)];
  if (answer.is === 'refused') return [fails];
  const { type, link } = answer.answer;
  if (link === undefined) return [{ live }];
  if (type === 'local') return [setting.answersFor(neighbour) ? { live } : fails];
  return [type === 'unicast' && link !== setting.carrier && setting.proxies ? { live } : fails];
};

/** Through the host's routing and forward chains. */
const forward = (setting: Setting, ask: Ask, outside: Outside, left: Packet, kind: Kind): Fork[] => {
  const packet: Packet = { ...firstPacket(kind, left.saddr, left.daddr, setting.carrier), dport: left.dport };
  const entering = { ...packet, original: { ...packet.original, dport: left.dport } };
  const routed = further(hookOf('prerouting', [{ packet: entering, doubts: nobody }], setting.host), (live) =>
    routeOn(setting, ask, outside, live, kind),
  );
  const passed = further(routed, (live) => hookOf('forward', [live], setting.host));
  // Those that found no way are sent on by the one that the host itself would take, to see what else there is.
  return passed.map((fork) =>
    (fork.loss || fork.untold) && fork.live.packet.oif === ''
      ? { ...fork, live: assumed(setting, ask, fork.live, kind) }
      : fork,
  );
};

const routeOn = (setting: Setting, ask: Ask, { known }: Outside, live: Live, kind: Kind): Fork[] => {
  const { packet } = live;
  const of = { to: packet.daddr, mark: packet.mark, ...kindFor(setting.routed, kind) };
  const coming = { ...of, from: packet.saddr, iif: setting.carrier };
  const found = ask('host', setting.assumed ? of : coming);
  if (found.is === 'untold') return [doubt(live, found.what)];
  if (!known && found.is === 'refused') return [{ live: sentBy(live, undefined, undefined) }];
  if (found.is === 'refused') return [refused(live, setting)];
  const { type, link, gateway } = found.answer;
  if (type !== 'unicast') return [lose(live, 'to-host', type)];
  return [{ live: sentBy(live, link, gateway) }];
};

const refused = (live: Live, setting: Setting): Fork => {
  const { why, by } = setting.refusal(live.packet);
  return lose(live, why, by);
};

const sentBy = (live: Live, oif: string | undefined, gateway: string | undefined): Live => ({
  ...live,
  packet: { ...live.packet, oif, via: gateway === undefined ? undefined : addressNumber(gateway) },
});

const assumed = (setting: Setting, ask: Ask, live: Live, kind: Kind): Live => {
  const { daddr: to, mark } = live.packet;
  const plain = ask('host', { to, mark, ...kindFor(setting.routed, kind) });
  const found = plain.is === 'way' ? plain : ask('host', { to, mark: noMark, ...kindFor(setting.routed, kind) });
  return found.is === 'way'
    ? sentBy(live, found.answer.link, found.answer.gateway)
    : sentBy(live, undefined, undefined);
};

/** The answer's way through the host; to an address that the outside can answer to, whatever the packet had. */
const comeBack = (setting: Setting, ask: Ask, outside: Outside, gone: Live, kind: Kind): Fork[] => {
  const { packet } = gone;
  const right = packet.source.to !== undefined && answerable(gone, setting).loss === undefined;
  const own = setting.host.ownAddress(packet.oif, packet.via);
  const sent: Packet = right ? packet : { ...packet, source: { settled: true, to: 'own' }, tracking: 'new' };
  const answer = answerTo(sent, right ? packet.saddr : own, packet.oif);
  const start: Live = { packet: answer, doubts: nobody };
  return further(hookOf('prerouting', [start], setting.host), (live) => {
    // Where the packet was not translated, the answer is one that there would be: a rule against tracking is told already.
    if (!right && live.packet.tracking === 'untracked') return [];
    return further(routeBack(setting, ask, outside, live, kind), (routed) =>
      further(hookOf('forward', [routed], setting.host), (passed) => hookOf('postrouting', [passed], setting.host)),
    );
  });
};

const routeBack = (setting: Setting, ask: Ask, { known }: Outside, live: Live, kind: Kind): Fork[] => {
  const { daddr: to, saddr: from, iif, mark } = live.packet;
  const on: Live = sentBy(live, setting.carrier, undefined);
  if (setting.assumed && setting.ruled) return [doubt(live, 'rules for routes, and no cable that stands')];
  if (setting.assumed || !known) return [{ live: on }];
  if (to.low === to.high && setting.owns(to.low)) return [lose(live, 'to-host', addressText(to.low))];
  const found = ask('host', { to, from, iif, mark, ...backKind(setting.routed, kind) });
  if (found.is === 'untold') return [doubt(live, found.what)];
  if (found.is === 'refused') return [refused(live, setting)];
  const { type, link } = found.answer;
  if (type !== 'unicast') return [lose(live, 'to-host', type)];
  return link === undefined || link === setting.carrier ? [{ live: on }] : [lose(live, 'other-link', link)];
};

/** The answer has the port as its source, which rules for the destination do not mean. */
const backKind = (routed: { readonly ofKind: boolean }, kind: Kind) => kindFor(routed, { ...kind, port: undefined });

/** Into the container, where the answer is for the connection that the container began. */
const arrive = (setting: Setting, ask: Ask, left: Live | undefined, { packet }: Live, kind: Kind): Fork[] => {
  if (!left || setting.assumed) return [];
  const answer: Packet = { ...answerTo(left.packet, packet.daddr, setting.inner), saddr: packet.saddr };
  const forks = further(hookOf('prerouting', [{ packet: answer, doubts: nobody }], setting.inside), (live) => {
    const { daddr: to, saddr: from, mark } = live.packet;
    const found = ask('inside', { to, from, iif: setting.inner, mark, ...backKind(setting.routedInside, kind) });
    if (found.is === 'untold') return [doubt(live, found.what)];
    if (found.is === 'refused') return [lose(live, 'refused')];
    if (found.answer.link !== undefined && found.answer.type !== 'local') return [lose(live, 'to-host')];
    return hookOf('input', [live], setting.inside);
  });
  return forks.map((fork) => (fork.loss ? { ...fork, loss: { ...fork.loss, why: 'inside' } } : fork));
};
