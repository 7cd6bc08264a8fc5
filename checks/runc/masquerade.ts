import { type Cause, cannotTell, fail, host, pass } from '../../src/index.ts';
import type { PacketChain } from '../../src/probes/index.ts';
import { containerRunning } from './container-running.ts';
import { failInChain, firstInChain } from './first-in-chain.ts';
import { forwardingOn } from './forwarding-on.ts';
import { bestWay, partOf } from './packet/best-way.ts';
import { type Miss, missOf, translates } from './packet/miss.ts';
import { settingOf } from './packet/setting.ts';
import type { Way } from './packet/way.ts';
import { check } from './parameters.ts';
import { living, subjectNeeds } from './subject.ts';
import { wayNeeds } from './way-out.ts';

const masqueraded = host('iptables -t nat -A POSTROUTING -s {subnet} -j MASQUERADE');
const masqueradedFirst = firstInChain([{ iptables: '-s {subnet} -j MASQUERADE', nft: 'ip saddr {subnet} masquerade' }]);
const look: Cause['look'] = [host('iptables -t nat -S POSTROUTING'), host('nft list ruleset')];

export const masquerade = check({
  id: 'masquerade',
  title: 'The host puts its own address on the container’s packets to the outside',
  tasks: [7],
  points: 1,
  after: [containerRunning],
  needs: (parameters) => ({ ...subjectNeeds(parameters), ...wayNeeds(parameters) }),
  causes: {
    absent: {
      says: 'No rule puts the host’s own address on the container’s packets (masquerading). Nobody outside knows {subnet}, so no answer would come back.',
      expected: 'a masquerading rule for {subnet}',
      actual: 'no such rule, neither in nftables nor in iptables',
      hints: [
        'A letter is answered to the sender that stands on it. Which sender should stand on a packet that leaves the host?',
        'In the table nat, chain POSTROUTING, add a rule that puts the host’s address on packets from {subnet} (MASQUERADE).',
      ],
      look,
      repair: [masqueraded],
    },
    'in-container': {
      says: 'The masquerading rule is in the container’s network. Packets leave by the host, which has rules of its own.',
      expected: 'a masquerading rule on the host',
      actual: 'a rule in the container’s network only',
      hints: [
        'The host and the container each have rules of their own. In which of the two did you type this one?',
        'Leave the container’s network, and add the rule on the host.',
      ],
      look,
      repair: [masqueraded],
    },
    'not-hooked': {
      says: 'There is a masquerading rule, but no packet ever comes to it. A chain is only a list of rules until a hook puts it on the way of the packets.',
      expected: 'a rule that packets meet when they leave',
      actual: 'a chain without "type nat hook postrouting", or one to which no other chain jumps',
      hints: [
        'Does the chain of your rule have a line with "type nat hook postrouting"?',
        'Make a chain with type and hook, and add the rule to it.',
      ],
      look: [host('nft list ruleset')],
      repair: [
        host('nft add table ip lab'),
        host("nft add chain ip lab out '{ type nat hook postrouting priority 100; }'"),
        host('nft add rule ip lab out ip saddr {subnet} masquerade'),
      ],
    },
    'other-network': {
      says: 'The masquerading rule is for {found}, not for the container’s address. So the container’s packets leave with an address that nobody outside knows.',
      expected: 'a rule for {subnet}',
      actual: 'a rule for {found}',
      hints: [
        'Does the container’s address belong to the network of the rule? Compare number by number, also after the slash.',
        'Add a rule for {subnet} before it. The old rule may stay, or go.',
      ],
      look,
      repair: masqueradedFirst,
    },
    'only-some': {
      says: 'The masquerading rule is for some of the container’s packets only. All others leave with an address that nobody outside knows.',
      expected: 'a rule for every packet from {subnet}',
      actual: '{rule}',
      hints: [
        'Read the rule word by word: which packets does it leave out? A ping is neither TCP nor UDP.',
        'Add a rule without further conditions before it.',
      ],
      look,
      repair: masqueradedFirst,
    },
    'wrong-link': {
      says: 'The masquerading rule is for packets that leave by {found}, but the container’s packets leave by {link}.',
      expected: 'a rule for packets that leave by {link}',
      actual: 'a rule for {found} only',
      hints: [
        'Which interface of the host leads to other networks? Look at its routes.',
        'Add a rule for all interfaces before it, or correct the name in yours.',
      ],
      look: [host('ip route'), ...look],
      repair: masqueradedFirst,
    },
    'foreign-address': {
      says: 'The rule puts {found} on the packets as their sender. Answers to that address do not come to this host.',
      expected: 'the host’s own address at the interface by which the packets leave',
      actual: '{found}',
      hints: [
        'Which addresses does the host have, and who gets an answer to {found}?',
        'Use masquerading instead: it takes the address of the interface by which a packet leaves.',
      ],
      look: [host('ip -br addr'), ...look],
      repair: masqueradedFirst,
    },
    'taken-earlier': {
      says: 'The masquerading rule is right, but an earlier rule takes the container’s packets before they come to it.',
      expected: 'a masquerading rule that the packets come to',
      actual: '{rule}',
      hints: [
        'Rules are read from the top, and the first that accepts or returns a packet ends the list. Which one stands above yours?',
        'Put a masquerading rule before it.',
      ],
      look,
      repair: masqueradedFirst,
    },
    untracked: {
      says: 'A rule of the host says notrack for the container’s packets. The kernel masquerades only packets that it keeps track of.',
      expected: 'no notrack for packets from {subnet}',
      actual: 'a rule with notrack',
      hints: [
        'Masquerading must remember who sent a packet, to hand on the answer. Which rule forbids the kernel to remember?',
        'Accept the container’s packets before that rule, or remove the rule.',
      ],
      look: [host('iptables -t raw -S'), host('nft list ruleset')],
      repair: firstInChain([{ iptables: '-s {subnet} -j ACCEPT', nft: 'ip saddr {subnet} accept' }]),
    },
  },
  notes: {
    'fixed-address':
      'The rules name the address that they put on the packets (SNAT). Masquerading would also take the right one after it changes.',
  },
  judge: (facts, parameters) => {
    const container = living(facts);
    if (!container) return fail('absent');
    const ways = bestWay(facts, parameters);
    const stage = partOf(ways, 'source');
    if (stage.is === 'good') return facts.rules.some(masquerades) ? pass() : pass('fixed-address');
    if (stage.is === 'untold')
      return cannotTell(stage.doubts.join('; '), ways.every(isToldOrStays) ? forwardingOn : undefined);
    const { why, by } = stage.loss;
    if (why === 'foreign-address')
      return failInChain(facts.rules.find(translatesToOther) ?? usual, 'foreign-address', { found: by });
    if (why === 'untracked') return failInChain(facts.rules.find(untracks) ?? usual, 'untracked');
    const leaving = ways.find(({ source }) => source.is === 'lost')?.leaving[0];
    const { cause, found, chain } = leaving ? missOf(settingOf(facts, parameters).host, leaving.packet) : nothing;
    if (cause !== 'absent') return failInChain(chain ?? usual, cause, { ...found });
    const apart = container.namespaces.net !== facts.host.namespaces.net;
    return apart && translates(facts.rulesInside) ? fail('in-container') : fail('absent');
  },
});

/** A packet to which the host knows no way leaves by no link, and a rule may ask by which. */
const isToldOrStays = ({ source, host, leaving }: Way): boolean =>
  source.is !== 'untold' || (host.is === 'lost' && leaving.every(({ packet }) => packet.oif === undefined));

const nothing: Miss = { cause: 'absent', found: {} };
/** The chain of every host with iptables, where a rule is of no chain that is known. */
const usual = { key: 'nft ip nat POSTROUTING' };

const untracks = ({ rules }: PacketChain): boolean =>
  rules.some(({ steps }) => steps.some((step) => step.do === 'untrack'));
const masquerades = ({ rules }: PacketChain): boolean =>
  rules.some(({ steps }) =>
    steps.some((step) => step.do === 'translate' && step.side === 'source' && step.to === 'own'),
  );
/** Whether a hooked chain gives packets the address of another link or host. */
const translatesToOther = ({ hook, rules }: PacketChain): boolean =>
  hook === 'postrouting' &&
  rules.some(({ steps }) =>
    steps.some((step) => step.do === 'translate' && step.side === 'source' && step.to !== 'own'),
  );
