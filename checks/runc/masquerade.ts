import { fail, pass } from '../../src/index.ts';
import { containerRunning } from './container-running.ts';
import { fitsSource, fitsWayOut, rulesBehind, translates } from './packet-way.ts';
import { check } from './parameters.ts';
import { living, subjectNeeds } from './subject.ts';
import { packetOf, ruleNeeds } from './way-out.ts';

const masqueradeAll = 'iptables -t nat -A POSTROUTING -s {subnet} -j MASQUERADE';

export const masquerade = check({
  id: 'masquerade',
  title: 'The host puts its own address on the container’s packets to the outside',
  tasks: [7],
  points: 1,
  after: [containerRunning],
  needs: (parameters) => ({ ...subjectNeeds(parameters), ...ruleNeeds(parameters) }),
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
      actual: 'a rule that asks for more: a protocol, a port or a destination',
      hints: [
        'Read the rule word by word: which packets does it leave out? A ping is neither TCP nor UDP.',
        'Remove the rule, and add one without further conditions.',
      ],
      command: masqueradeAll,
    },
    'wrong-link': {
      says: 'The masquerading rule is for packets that leave by {found}: that is the way to the container, not to the outside.',
      expected: 'a rule for packets that leave by another link',
      actual: 'a rule for {found} only',
      hints: [
        'By which link do packets leave the host for other networks? Try: ip route',
        'Remove the rule, and add one for the link to the outside, or for every link.',
      ],
      command: masqueradeAll,
    },
    'foreign-address': {
      says: 'The rule puts the source address {found} on the packets, which this host does not have.',
      expected: 'an address of the host',
      actual: '{found}',
      hints: [
        'To whom will the answers go? Compare with the host’s addresses: ip -br addr',
        'Use MASQUERADE, which takes the address of the link by which a packet leaves.',
      ],
      command: masqueradeAll,
    },
  },
  judge: ({ network, rules, inside, ...facts }, parameters) => {
    const container = living(facts);
    if (!container) return fail('absent');
    const packet = packetOf(network, parameters);
    const met = rulesBehind(rules, 'postrouting', 'nat').filter(translates);
    const owned = network.links.flatMap(({ addresses }) => addresses.map(({ address }) => address));
    const near = met.filter((rule) => fitsSource(rule, packet) && fitsWayOut(rule, packet));
    const right = near.filter(({ limited }) => !limited);
    const [first] = right;
    if (first) {
      const own = right.some(({ address }) => address === undefined || owned.includes(address));
      return own ? pass() : fail('foreign-address', { found: first.address ?? '' });
    }
    if (near.length > 0) return fail('only-some');
    const other = met.find((rule) => !fitsSource(rule, packet));
    if (other) return fail('other-network', { found: other.from?.values.join(', ') ?? '' });
    const back = met.find((rule) => !fitsWayOut(rule, packet));
    if (back) return fail('wrong-link', { found: back.outgoing?.values.join(', ') ?? '' });
    if (rules.some((chain) => chain.rules.some(translates))) return fail('not-hooked');
    const apart = container.namespaces.net !== facts.host.namespaces.net;
    return apart && inside.some((chain) => chain.rules.some(translates)) ? fail('in-container') : fail('absent');
  },
});
