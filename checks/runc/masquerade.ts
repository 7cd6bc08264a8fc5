import { cannotTell, fail, pass } from '../../src/index.ts';
import { containerRunning } from './container-running.ts';
import { forwardingOn } from './forwarding-on.ts';
import { bestWay, partOf } from './packet/best-way.ts';
import { missOf, translates } from './packet/miss.ts';
import { settingOf } from './packet/setting.ts';
import type { Way } from './packet/way.ts';
import { check } from './parameters.ts';
import { living, subjectNeeds } from './subject.ts';
import { wayNeeds } from './way-out.ts';

const masqueradeAll = 'iptables -t nat -A POSTROUTING -s {subnet} -j MASQUERADE';

export const masquerade = check({
  id: 'masquerade',
  title: 'The host puts its own address on the container’s packets to the outside',
  tasks: [7],
  points: 1,
  after: [containerRunning],
  needs: (parameters) => ({ ...subjectNeeds(parameters), ...wayNeeds(parameters) }),
  causes: {
    absent: {
      says: 'No rule of the host gives the container’s packets another source address.',
      expected: 'a masquerading rule for {subnet}',
      actual: 'no such rule, neither in nftables nor in iptables',
      hints: [
        'Nobody outside knows a way back to {subnet}. Whose address should stand on the packets when they leave the host?',
        'Add a rule that masquerades what comes from {subnet}, in the nat table, behind the routing.',
      ],
      command: masqueradeAll,
    },
    'in-container': {
      says: 'The masquerading rule is in the container’s network instead of the host’s.',
      expected: 'a masquerading rule on the host',
      actual: 'a rule in the container’s namespace only',
      hints: [
        'Firewall rules belong to a network namespace. In which one was the shell where you typed it?',
        'Leave the container’s namespace, and add the rule on the host.',
      ],
      command: masqueradeAll,
    },
    'not-hooked': {
      says: 'There is a masquerading rule, but no packet ever comes to its chain.',
      expected: 'a rule that packets meet behind the routing',
      actual: 'a chain without the hook "postrouting" of type nat, or one that nothing jumps to',
      hints: [
        'A chain with any name is only a list, until it is hooked to a place on the way of packets. Look: nft list ruleset',
        'Make the chain with its type and hook, then add the rule to it.',
      ],
      command:
        "nft add table ip lab; nft add chain ip lab out '{ type nat hook postrouting priority 100; }'; nft add rule ip lab out ip saddr {subnet} masquerade",
    },
    'other-network': {
      says: 'The masquerading rule is for another network: {found}.',
      expected: 'a rule for {subnet}',
      actual: 'a rule for {found}',
      hints: [
        'Does the container’s address belong to the network of the rule? Compare number by number, also behind the slash.',
        'Remove the rule, and add one for {subnet}.',
      ],
      command: masqueradeAll,
    },
    'only-some': {
      says: 'The masquerading rule is for some packets only.',
      expected: 'a rule for every packet from {subnet}',
      actual: '{rule}',
      hints: [
        'Read the rule word by word: which packets does it leave out? A ping is neither TCP nor UDP.',
        'Remove the rule, and add one without further conditions.',
      ],
      command: masqueradeAll,
    },
    'wrong-link': {
      says: 'The masquerading rule is for packets that leave by {found}, but the container’s packets leave by {link}.',
      expected: 'a rule for packets that leave by {link}',
      actual: 'a rule for {found} only',
      hints: [
        'By which link do packets leave the host for other networks? Try: ip route',
        'Remove the rule, and add one for the link to the outside, or for every link.',
      ],
      command: masqueradeAll,
    },
    'foreign-address': {
      says: 'The rule puts the source address {found} on the packets, and no answer to that address comes to this host.',
      expected: 'the host’s own address at the link by which the packets leave',
      actual: '{found}',
      hints: [
        'To whom will the answers go? Compare with the host’s addresses: ip -br addr',
        'Use MASQUERADE, which takes the address of the link by which a packet leaves.',
      ],
      command: masqueradeAll,
    },
    'taken-earlier': {
      says: 'The masquerading rule is right, but another rule takes the container’s packets before it.',
      expected: 'a masquerading rule that the packets come to',
      actual: '{rule}',
      hints: [
        'Rules are read from the top, and the first that accepts or returns a packet ends it. Look: iptables -t nat -S; nft list ruleset',
        'Remove that rule, or put the masquerading rule before it.',
      ],
      command: 'iptables -t nat -S POSTROUTING; nft list ruleset',
    },
    untracked: {
      says: 'A rule keeps the container’s packets from being tracked, and what is not tracked is not masqueraded.',
      expected: 'no notrack for packets from {subnet}',
      actual: 'a rule with notrack',
      hints: [
        'The kernel gives another address to connections, not to single packets. Which rule tells it not to track? Look: iptables -t raw -S; nft list ruleset',
        'Remove the rule, or let it spare the container’s packets.',
      ],
      command: 'iptables -t raw -S; nft list ruleset',
    },
  },
  judge: (facts, parameters) => {
    const container = living(facts);
    if (!container) return fail('absent');
    const ways = bestWay(facts, parameters);
    const stage = partOf(ways, 'source');
    if (stage.is === 'good') return pass();
    if (stage.is === 'untold')
      return cannotTell(stage.doubts.join('; '), ways.every(isToldOrStays) ? forwardingOn : undefined);
    const { why, by } = stage.loss;
    if (why === 'foreign-address') return fail('foreign-address', { found: by });
    if (why === 'untracked') return fail('untracked');
    const leaving = ways.find(({ source }) => source.is === 'lost')?.leaving[0];
    const { cause, found } = leaving ? missOf(settingOf(facts, parameters).host, leaving.packet) : nothing;
    if (cause !== 'absent') return fail(cause, found);
    const apart = container.namespaces.net !== facts.host.namespaces.net;
    return apart && translates(facts.rulesInside) ? fail('in-container') : fail('absent');
  },
});

/** A packet to which the host knows no way leaves by no link, and a rule may ask by which. */
const isToldOrStays = ({ source, host, leaving }: Way): boolean =>
  source.is !== 'untold' || (host.is === 'lost' && leaving.every(({ packet }) => packet.oif === undefined));

const nothing = { cause: 'absent', found: {} } as const;
