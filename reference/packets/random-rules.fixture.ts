/** A source of chance that gives the same again for the same seed (mulberry32). */
export const chanceOf = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // Most configurations have few faults: else hardly any packet would come through.
  const scale = next() < 0.65 ? 0.25 : 1;
  return {
    /** Whether something happens that is likely to stop packets. */
    fault: (probability: number): boolean => next() < probability * scale,
    /** How many of something, in a configuration with many faults. */
    upTo: (most: number): number => Math.floor(next() * (most * scale + 1)),
    chance: (probability: number): boolean => next() < probability,
    pick: <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T,
    number: (most: number): number => Math.floor(next() * most),
  };
};
type Chance = ReturnType<typeof chanceOf>;

/** Commands that set up the rules and routes of both namespaces, and those constructs in them that cannot be told. */
export type Configuration = {
  readonly host: string;
  readonly container: string;
  readonly untold: readonly string[];
};

/** One condition in both languages. */
type Condition = { readonly nft: string; readonly iptables: string | undefined };
const both = (nft: string, iptables?: string): Condition => ({ nft, iptables });

type Hook = 'prerouting' | 'forward' | 'postrouting';

const links = (carrier: string) => [carrier, carrier, 'uplink', 'uplink', 'spare', 'docker0', 'veth*', 'up*'];
const networks = [
  '172.20.0.0/24',
  '172.20.0.0/24',
  '172.20.0.5',
  '172.16.0.0/12',
  '10.0.0.0/8',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '8.8.8.8',
  '8.0.0.0/8',
  '198.51.100.1',
];
const quoted = (name: string) => `"${name}"`;
const plus = (name: string) => name.replace('*', '+');

const conditionOf = (chance: Chance, hook: Hook, carrier: string): Condition => {
  const negated = chance.chance(0.25);
  const [op, bang] = negated ? ['!= ', '! '] : ['', ''];
  const link = chance.pick(links(carrier));
  const network = chance.pick(networks);
  const outward = hook !== 'prerouting';
  switch (chance.number(27)) {
    case 0:
    case 1:
    case 2:
      return hook === 'postrouting' && chance.chance(0.7)
        ? both(`oifname ${op}${quoted(link)}`, `${bang}-o ${plus(link)}`)
        : both(`iifname ${op}${quoted(link)}`, hook === 'postrouting' ? undefined : `${bang}-i ${plus(link)}`);
    case 3:
    case 4:
      return outward
        ? both(`oifname ${op}${quoted(link)}`, `${bang}-o ${plus(link)}`)
        : both('meta l4proto { tcp, udp, icmp }');
    case 5:
    case 6:
    case 7:
      return both(`ip saddr ${op}${network}`, `${bang}-s ${network}`);
    case 8:
    case 9:
      return both(`ip daddr ${op}${network}`, `${bang}-d ${network}`);
    case 10: {
      const protocol = chance.pick(['tcp', 'udp', 'icmp']);
      return both(`meta l4proto ${op}${protocol}`, `${bang}-p ${protocol}`);
    }
    case 11: {
      const [protocol, port] = chance.pick([
        ['udp', 53],
        ['tcp', 443],
        ['tcp', 80],
      ] as const);
      const side = chance.pick(['dport', 'sport']);
      return both(`${protocol} ${side} ${op}${port}`, `-p ${protocol} -m ${protocol} ${bang}--${side} ${port}`);
    }
    case 12:
      return both('tcp sport 1024-65535', '-p tcp -m tcp --sport 1024:65535');
    case 13: {
      const type = chance.pick([
        ['echo-request', '8'],
        ['echo-reply', '0'],
      ] as const);
      return both(`icmp type ${op}${type[0]}`, `-p icmp -m icmp ${bang}--icmp-type ${type[1]}`);
    }
    case 14:
    case 15: {
      const states = chance.pick([
        'new',
        'established,related',
        'established',
        'invalid',
        'new,established',
        'untracked',
      ]);
      const nft = negated ? `ct state != { ${states.replace(',', ', ')} }` : `ct state ${states}`;
      return both(nft, `-m conntrack ${bang}--ctstate ${states.toUpperCase()}`);
    }
    case 16: {
      const direction = chance.pick(['original', 'reply']);
      return both(`ct direction ${direction}`, `-m conntrack --ctdir ${direction.toUpperCase()}`);
    }
    case 17: {
      const status = chance.pick(['snat', 'dnat']);
      return both(`ct status ${status}`, `-m conntrack ${bang}--ctstate ${status.toUpperCase()}`);
    }
    case 18: {
      const [mark, mask] = chance.pick([
        ['0x1', '0x1'],
        ['0x2', '0xff'],
        ['0x0', '0xf'],
        ['0x5', '0xffffffff'],
      ] as const);
      return both(`meta mark & ${mask} ${negated ? '!=' : '=='} ${mark}`, `-m mark ${bang}--mark ${mark}/${mask}`);
    }
    case 19: {
      const mark = chance.pick(['0x1', '0x2', '0x0']);
      return both(`ct mark ${op}${mark}`, `-m connmark ${bang}--mark ${mark}`);
    }
    case 20: {
      const type = chance.pick(['local', 'unicast', 'broadcast']);
      const side = chance.pick(['saddr', 'daddr']);
      const option = side === 'saddr' ? '--src-type' : '--dst-type';
      return both(`fib ${side} type ${op}${type}`, `-m addrtype ${bang}${option} ${type.toUpperCase()}`);
    }
    case 21:
      return both('tcp flags & (fin|syn|rst|ack) == syn', '-p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN');
    case 22: {
      const names = [chance.pick(links(carrier).slice(0, 6)), chance.pick(links(carrier).slice(0, 6))];
      return both(`iifname ${op}{ ${[...new Set(names)].map(quoted).join(', ')} }`);
    }
    case 23:
      return both(
        `ip saddr ${op}{ 172.20.0.0/25, 198.51.100.2-198.51.100.9, 8.8.8.8 }`,
        `-m iprange ${bang}--src-range 172.20.0.1-172.20.0.9`,
      );
    case 24:
      return both(`ip saddr ${op}@lan`, '-p udp -m multiport --dports 50:60,443');
    case 25: {
      const option = chance.pick(['--physdev-is-bridged', '--physdev-is-in', '--physdev-in veth0']);
      return both('', `-m physdev ${bang}${option}`);
    }
    default:
      return both(
        chance.pick([
          'iifname . ip saddr @pairs',
          'ip saddr . ip daddr { 172.20.0.5 . 8.8.8.8, 8.8.8.8 . 172.20.0.5 }',
          'iifname . oifname { "uplink" . "veth0", "veth0" . "uplink", "br-lab" . "uplink" }',
        ]),
      );
  }
};

const untoldConditions: readonly (readonly [name: string, Condition])[] = [
  ['limit', both('limit rate 1/minute burst 1 packets', '-m limit --limit 1/min --limit-burst 1')],
  ['random', both('numgen random mod 2 0', '-m statistic --mode random --probability 0.5')],
  ['time', both('meta hour "00:00"-"23:00"', '-m time --timestart 00:10:00 --timestop 23:00:00')],
];

/** Told where no frame of a bridge meets the rules. */
const physdev = 'physdev';

/** Sets and maps that rules of nft look into. */
const sets = (carrier: string) => `
  set lan { type ipv4_addr; flags interval; elements = { 172.20.0.0/24, 10.1.0.0/16 }
  }
  set pairs { type ifname . ipv4_addr; elements = { "${carrier}" . 172.20.0.5, "uplink" . 8.8.8.8 }
  }
  map marks { type ipv4_addr : mark; elements = { 172.20.0.5 : 0x1, 8.8.8.8 : 0x2 }
  }
  map ways { type ifname : verdict; elements = { "${carrier}" : jump first, "uplink" : goto second, "spare" : drop }
  }`;

type Context = { readonly chance: Chance; readonly hook: Hook; readonly carrier: string; readonly untold: string[] };

const conditions = ({ chance, hook, carrier, untold }: Context, most: number): Condition[] => {
  const drawn = Array.from({ length: chance.number(most + 1) }, () => conditionOf(chance, hook, carrier));
  // One rule is for one protocol at most.
  const ofProtocol = drawn.filter(({ nft }) => /^(tcp|udp|icmp|meta l4proto) /.test(nft));
  const all = drawn.filter((condition) => !ofProtocol.slice(1).includes(condition));
  if (all.some(({ iptables }) => iptables?.startsWith('-m physdev'))) untold.push(physdev);
  if (!chance.chance(0.012)) return all;
  const [name, condition] = chance.pick(untoldConditions);
  untold.push(name);
  return [...all, condition];
};

/** One rule of nft: what it asks, and what it does. */
const nftRule = (context: Context, own: readonly string[]): string => {
  const { chance, hook, carrier } = context;
  const asked = conditions(context, 2)
    .map(({ nft }) => nft)
    .join(' ');
  const target = chance.pick(own);
  const vmaps = [
    `iifname vmap { "${carrier}" : accept, "uplink" : ${chance.pick(['accept', 'drop', 'return', `jump ${target}`])} }`,
    'ct state vmap { established : accept, related : accept, invalid : drop }',
    `meta l4proto vmap { tcp : ${chance.pick(['accept', 'drop', 'continue'])}, icmp : goto ${target} }`,
    // Chains must not call each other in a circle.
    own.includes('first') ? 'iifname vmap @ways' : 'ct direction vmap { reply : return }',
    `meta mark vmap { 0x1 : ${chance.pick(['accept', 'drop'])}, 0x2 : jump ${target} }`,
  ];
  const acts = [
    'accept',
    'accept',
    'accept',
    'accept',
    'drop',
    'return',
    `jump ${target}`,
    `jump ${target}`,
    `goto ${target}`,
    'counter',
    `meta mark set ${chance.pick(['0x1', '0x2', '0x5'])}`,
    chance.pick([
      'meta mark set mark or 0x10',
      'meta mark set mark and 0xf xor 0x1',
      'meta mark set ip saddr map @marks',
      'meta mark set ct mark',
      'ct mark set mark',
      'ct mark set 0x1',
    ]),
    ...(hook === 'forward' && own.includes('first') ? ['reject'] : []),
  ];
  if (chance.chance(0.12)) return chance.pick(vmaps);
  if (chance.chance(0.1)) return `meta mark set ${chance.pick(['0x1', '0x2'])} ${asked} ${chance.pick(acts)}`;
  return `${asked} ${chance.pick(acts)}`.trim();
};

const nftChain = (context: Context, name: string, head: string, own: readonly string[], most: number): string => `
  chain ${name} {
    ${head}
    ${Array.from({ length: context.chance.upTo(most) }, () => nftRule(context, own)).join('\n    ')}
  }`;

const sources = [
  'masquerade',
  'masquerade',
  'masquerade random',
  'snat ip to 198.51.100.1',
  'snat ip to 203.0.113.1',
  'snat ip to 192.0.2.7',
  'snat ip to ip saddr map { 172.20.0.5 : 198.51.100.1 }',
  'accept',
  'return',
];
const iptablesSources = [
  'MASQUERADE',
  'MASQUERADE',
  'MASQUERADE --random',
  'SNAT --to-source 198.51.100.1',
  'SNAT --to-source 203.0.113.1',
  'SNAT --to-source 192.0.2.7',
  'ACCEPT',
  'RETURN',
];
const destinations = ['dnat ip to 9.9.9.9', 'dnat ip to 198.51.100.2', 'accept', 'redirect', 'return'];
const iptablesDestinations = [
  'DNAT --to-destination 9.9.9.9',
  'DNAT --to-destination 198.51.100.2:5353',
  'ACCEPT',
  'REDIRECT',
  'RETURN',
];

/** A table of nft: chains at hooks in any order of priority, chains that they call, sets and maps. */
const nftTable = (chance: Chance, carrier: string, name: string, untold: string[]): string => {
  const at = (hook: Hook): Context => ({ chance, hook, carrier, untold });
  const priority = (names: readonly string[]) => chance.pick(names);
  const forwardPolicy = chance.chance(0.3) ? 'drop' : 'accept';
  const welcome =
    forwardPolicy === 'drop' && !chance.fault(0.3)
      ? [`iifname "${carrier}" accept`, 'ct state established,related accept']
      : [];
  const forward = nftChain(
    at('forward'),
    'way',
    `type filter hook forward priority ${priority(['filter', 'filter', 'mangle', '-5', 'security'])}; policy ${forwardPolicy};
    ${welcome.join('\n    ')}`,
    ['first', 'second'],
    4,
  );
  const parts = [
    // A chain must stand before those that call it.
    nftChain(at('forward'), 'third', '', ['third'], 0),
    nftChain(at('forward'), 'second', '', ['third'], 2),
    nftChain(at('forward'), 'first', '', ['second'], 3),
    sets(carrier),
    chance.chance(0.8) ? forward : '',
  ];
  if (chance.chance(0.4))
    parts.push(
      nftChain(
        at('prerouting'),
        'early',
        `type filter hook prerouting priority ${priority(['raw', 'mangle', 'filter', 'dstnat - 5', '-200'])};`,
        ['first', 'second'],
        3,
      ),
    );
  if (chance.chance(0.3))
    parts.push(
      nftChain(
        at('postrouting'),
        'late',
        `type filter hook postrouting priority ${priority(['mangle', 'srcnat', 'srcnat + 5', '0'])};`,
        ['first', 'second'],
        2,
      ),
    );
  if (!chance.fault(0.4)) {
    const rules = Array.from({ length: chance.upTo(3) }, () =>
      `${conditions(at('postrouting'), 1)
        .map(({ nft }) => nft)
        .join(' ')} ${chance.pick(sources)}`.trim(),
    );
    parts.push(`
  chain source {
    type nat hook postrouting priority ${priority(['srcnat', 'srcnat', 'srcnat - 1', '0'])};
    ${rules.join('\n    ')}
    ${chance.fault(0.5) ? '' : 'ip saddr 172.20.0.0/24 masquerade'}
  }`);
  }
  if (chance.chance(0.15))
    parts.push(`
  chain destination {
    type nat hook prerouting priority dstnat;
    ${conditions(at('prerouting'), 2)
      .map(({ nft }) => nft)
      .join(' ')} ${chance.pick(destinations)}
  }`);
  if (chance.chance(0.06))
    parts.push(`
  chain untracked {
    type filter hook prerouting priority raw;
    ${conditions(at('prerouting'), 2)
      .map(({ nft }) => nft)
      .join(' ')} notrack
  }`);
  return `table ${chance.pick(['inet', 'ip'])} ${name} {${parts.join('')}
}`;
};

/** A table of iptables, as iptables-restore(8) reads it. */
const iptablesRules = (chance: Chance, carrier: string, untold: string[]): string => {
  const at = (hook: Hook): Context => ({ chance, hook, carrier, untold });
  const rule = (hook: Hook, chain: string, target: () => string): string => {
    const asked = conditions(at(hook), 2).flatMap(({ iptables }) => iptables ?? []);
    // A protocol is said once.
    const protocols = asked.filter((words) => words.includes('-p '));
    const kept = asked
      .filter((words) => !words.includes('-p ') || words === protocols[0])
      .filter((words, index, all) => all.indexOf(words) === index);
    const names = kept.map((words) => words.split(' ').find((word) => /^-[iosd]$/.test(word)));
    const once = kept.filter((_, index) => names[index] === undefined || names.indexOf(names[index]) === index);
    return `-A ${chain} ${once.join(' ')} ${target()}`.replace(/ +/g, ' ');
  };
  const many = (most: number, make: () => string): string[] => Array.from({ length: chance.upTo(most) }, make);
  const filterTarget = () =>
    chance.pick([
      '-j ACCEPT',
      '-j ACCEPT',
      '-j ACCEPT',
      '-j DROP',
      '-j RETURN',
      '-j FIRST',
      '-g FIRST',
      '-j REJECT',
      '-j SECOND',
      '',
    ]);
  const markTarget = () =>
    chance.pick([
      '-j MARK --set-mark 0x1',
      '-j MARK --set-mark 0x2',
      '-j MARK --or-mark 0x5',
      '-j CONNMARK --save-mark',
      '-j CONNMARK --restore-mark',
      '-j CONNMARK --set-mark 0x1',
      '-j CONNMARK --restore-mark --nfmask 0xf --ctmask 0xf',
      '-j ACCEPT',
      '-j RETURN',
    ]);
  const policy = chance.chance(0.35) ? 'DROP' : 'ACCEPT';
  const welcome =
    policy === 'DROP' && !chance.fault(0.25)
      ? [`-A FORWARD -i ${carrier} -j ACCEPT`, '-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT']
      : [];
  const tables = [];
  if (chance.chance(0.85))
    tables.push(
      '*filter',
      `:FORWARD ${policy} [0:0]`,
      ':FIRST - [0:0]',
      ':SECOND - [0:0]',
      ...many(3, () => rule('forward', 'FORWARD', filterTarget)),
      ...welcome,
      ...many(2, () => rule('forward', 'FORWARD', filterTarget)),
      ...many(3, () =>
        rule('forward', 'FIRST', () => chance.pick(['-j ACCEPT', '-j DROP', '-j RETURN', '-j SECOND', '-g SECOND'])),
      ),
      ...many(2, () => rule('forward', 'SECOND', () => chance.pick(['-j ACCEPT', '-j DROP', '-j RETURN']))),
      'COMMIT',
    );
  if (chance.chance(0.35))
    tables.push(
      '*mangle',
      ...many(3, () => rule('prerouting', 'PREROUTING', markTarget)),
      ...many(2, () => rule('forward', 'FORWARD', markTarget)),
      ...many(1, () => rule('postrouting', 'POSTROUTING', markTarget)),
      'COMMIT',
    );
  if (!chance.fault(0.35))
    tables.push(
      '*nat',
      ':OWN - [0:0]',
      ...many(2, () => rule('postrouting', 'POSTROUTING', () => `-j ${chance.pick([...iptablesSources, 'OWN'])}`)),
      ...(chance.fault(0.5) ? [] : ['-A POSTROUTING -s 172.20.0.0/24 -j MASQUERADE']),
      ...many(2, () => rule('postrouting', 'OWN', () => `-j ${chance.pick(iptablesSources)}`)),
      ...(chance.chance(0.12)
        ? [
            `-A PREROUTING ${chance.pick(['', '-s 172.20.0.0/24', `-i ${carrier}`, '-d 8.8.8.8'])} -p udp -j ${chance.pick(iptablesDestinations)}`,
          ]
        : []),
      'COMMIT',
    );
  if (chance.chance(0.06))
    tables.push(
      '*raw',
      rule('prerouting', 'PREROUTING', () => '-j CT --notrack'),
      'COMMIT',
    );
  return tables.join('\n');
};

const routesOf = (chance: Chance, carrier: string): string => {
  const lines = [`echo ${chance.fault(0.07) ? 0 : 1} >/proc/sys/net/ipv4/ip_forward`];
  const rp = chance.pick([0, 0, 1, 2]);
  for (const link of ['all', carrier, 'uplink', 'spare'])
    lines.push(`echo ${rp} >/proc/sys/net/ipv4/conf/${link}/rp_filter`);
  if (chance.fault(0.05))
    lines.push(`echo ${chance.number(2)} >/proc/sys/net/ipv4/conf/${chance.pick([carrier, 'uplink'])}/forwarding`);
  if (chance.fault(0.1)) lines.push(`echo 1 >/proc/sys/net/ipv4/conf/${carrier}/proxy_arp`);
  if (chance.fault(0.06)) lines.push(`echo 1 >/proc/sys/net/ipv4/conf/${carrier}/arp_ignore`);
  if (chance.chance(0.8)) {
    lines.push(`ip route add default via 198.51.100.2 dev uplink metric ${chance.pick([10, 50])}`);
    if (chance.chance(0.25))
      lines.push(`ip route add default via 203.0.113.2 dev spare metric ${chance.pick([20, 5])}`);
  }
  if (chance.chance(0.4)) {
    lines.push('ip route add default via 203.0.113.2 dev spare table 100');
    lines.push(
      `ip rule add priority 100 ${chance.pick(['fwmark 0x1', 'fwmark 0x1/0x1', 'fwmark 0x2', 'from 172.20.0.0/24', `iif ${carrier}`, 'to 8.8.8.8', 'ipproto udp', 'not fwmark 0x1', 'iif uplink'])} table 100`,
    );
  }
  if (chance.fault(0.12))
    lines.push(
      `ip route add ${chance.pick(['blackhole', 'unreachable', 'prohibit'])} ${chance.pick(['8.8.8.8/32', '8.0.0.0/8', '203.0.113.2/32'])}`,
    );
  if (chance.fault(0.06))
    lines.push(
      `ip rule add priority 90 ${chance.pick(['from 172.20.0.5', 'fwmark 0x2', 'to 172.20.0.0/24 iif uplink'])} ${chance.pick(['blackhole', 'prohibit'])}`,
    );
  if (chance.fault(0.05)) lines.push('ip route add 172.20.0.5/32 dev spare');
  if (chance.chance(0.15)) lines.push(`ip addr add 172.20.0.1/24 dev ${carrier}`);
  return lines.join('\n');
};

const insideOf = (chance: Chance, untold: string[]): string => {
  const ways = [
    'ip route add default via 172.20.0.100',
    'ip route add default via 172.20.0.100',
    'ip route add default via 172.20.0.100',
    'ip route add default via 172.20.0.100',
    'ip route add default via 172.20.0.100',
    'ip route add default via 172.20.0.100',
    'ip route add default via 172.20.0.1',
    'ip route add default via 172.20.0.9',
    'ip route add default dev ceth0',
    ':',
    'ip route add 0.0.0.0/1 via 172.20.0.100; ip route add 128.0.0.0/1 via 172.20.0.100',
    'ip route add default via 172.20.0.9 metric 5; ip route add default via 172.20.0.100 metric 9',
    'ip route add default via 172.20.0.100 metric 5; ip route add default via 172.20.0.9 metric 9',
    'ip route add default via 172.20.0.100 table 7; ip rule add priority 70 from all table 7',
    'ip route add default via 172.20.0.100; ip route add blackhole 8.8.8.0/24',
    'ip route add default via 172.20.0.9; ip route add default via 172.20.0.100 table 7; ip rule add priority 70 fwmark 0x1 table 7',
  ];
  const lines = [
    `echo ${chance.pick([0, 1])} >/proc/sys/net/ipv4/conf/ceth0/rp_filter`,
    chance.fault(0.7) ? chance.pick(ways) : ways[0],
  ];
  if (chance.chance(0.12)) {
    const context: Context = { chance, hook: 'prerouting', carrier: 'ceth0', untold };
    const asked = () =>
      conditions(context, 1)
        .map(({ nft }) => nft)
        .join(' ');
    lines.push(`nft -f - <<'END'
table inet own {${sets('ceth0').replace(/ {2}map ways[^}]*}\n {2}}/, '')}
  chain leave {
    type ${chance.pick(['filter', 'route'])} hook output priority ${chance.pick(['filter', 'mangle'])};
    ${asked()} ${chance.pick(['accept', 'drop', 'meta mark set 0x1', 'meta mark set 0x1'])}
  }
  chain enter {
    type filter hook input priority filter; policy ${chance.pick(['accept', 'accept', 'drop'])};
    ${asked()} ${chance.pick(['accept', 'accept', 'drop'])}
    ct state established accept
  }
  chain cover {
    type nat hook postrouting priority srcnat;
    ${chance.pick(['masquerade', 'accept'])}
  }
}
END`);
  }
  return lines.join('\n');
};

/** A random but plausible configuration of both namespaces. */
export const randomRules = (seed: number, carrier: string): Configuration => {
  const chance = chanceOf(seed);
  const untold: string[] = [];
  const frames = chance.number(2);
  const lines = [`echo ${frames} >/proc/sys/net/bridge/bridge-nf-call-iptables`, routesOf(chance, carrier)];
  const restore = (command: string) => {
    const rules = iptablesRules(chance, carrier, untold);
    if (rules !== '') lines.push(`${command} <<'END'\n${rules}\nEND`);
  };
  const families = chance.pick([
    'nft',
    'nft',
    'iptables-nft',
    'iptables-nft',
    'iptables-legacy',
    'nft+iptables-nft',
    'nft+iptables-legacy',
    'iptables-nft+iptables-legacy',
    'nft+nft',
  ]);
  for (const [index, family] of families.split('+').entries()) {
    if (family === 'nft') lines.push(`nft -f - <<'END'\n${nftTable(chance, carrier, `t${index}`, untold)}\nEND`);
    else restore(`${family}-restore`);
  }
  const container = insideOf(chance, untold);
  const overPorts = carrier.startsWith('br') && frames === 1;
  return { host: lines.join('\n'), container, untold: untold.filter((name) => name !== physdev || overPorts) };
};

const legacy = `for t in $(cat /proc/net/ip_tables_names); do iptables-legacy -t $t -F; iptables-legacy -t $t -X; done
for c in INPUT FORWARD OUTPUT; do [ -s /proc/net/ip_tables_names ] && grep -q filter /proc/net/ip_tables_names && iptables-legacy -P $c ACCEPT; done`;
/** Takes every rule and route away that a configuration added. */
export const blank = (carrier: string) => ({
  host: `ip neigh flush all; nft flush ruleset; ${legacy}
while ip rule delete priority 100 2>/dev/null || ip rule delete priority 90 2>/dev/null; do :; done
ip route flush table main proto boot; ip route flush table 100 2>/dev/null
ip addr delete 172.20.0.1/24 dev ${carrier} 2>/dev/null
echo 0 >/proc/sys/net/ipv4/ip_forward; echo 0 >/proc/sys/net/ipv4/conf/${carrier}/proxy_arp; echo 0 >/proc/sys/net/ipv4/conf/${carrier}/arp_ignore; true`,
  container: `ip neigh flush all; nft flush ruleset; while ip rule delete priority 70 2>/dev/null; do :; done
ip route flush table main proto boot; ip route flush table 7 2>/dev/null; true`,
});
