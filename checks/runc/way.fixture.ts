// A host and a container whose packets get out, for tests that change a part of it.
import type { PacketChain, PacketRule, RouteAnswer, RouteAnswers, Routing } from '../../src/probes/index.ts';
import { chain, hostNet, link, network, ownNet, rule, subjectFacts } from './host.fixture.ts';
import type { WalkFacts } from './packet/best-way.ts';

export const way = (link: string, of: Partial<RouteAnswer> = {}): RouteAnswer => ({
  type: 'unicast',
  link,
  gateway: undefined,
  source: undefined,
  ...of,
});
export const own = way('lo', { type: 'local' });
export type Answers = Readonly<Record<string, RouteAnswer | null>>;
export const answers = (all: Answers): RouteAnswers => new Map(Object.entries(all));

export const onHost: Answers = {
  '8.8.8.8 mark 0': way('eth0', { gateway: '192.0.2.1' }),
  '8.8.8.8 from 172.20.0.5 iif veth0 mark 0': way('eth0', { gateway: '192.0.2.1' }),
  '172.20.0.100 from 172.20.0.5 iif veth0 mark 0': own,
  '172.20.0.5 from 8.8.8.8 iif eth0 mark 0': way('veth0'),
};
export const within: Answers = {
  '8.8.8.8 mark 0': way('ceth0', { gateway: '172.20.0.100', source: '172.20.0.5' }),
  '172.20.0.5 from 8.8.8.8 iif ceth0 mark 0': own,
};
export const route = { to: '0.0.0.0/0', via: '172.20.0.100', link: 'ceth0' };
export const near = { to: '172.20.0.0/24', via: undefined, link: 'ceth0' };

export const masquerading: PacketRule = rule({ do: 'translate', side: 'source', to: 'own', ports: undefined });
export const nat = (...rules: PacketChain['rules']): PacketChain => ({
  ...chain('nat', 'postrouting', rules),
  name: 'nat POSTROUTING',
});
export const forward = (...rules: PacketChain['rules']): PacketChain => chain('filter', 'forward', rules);
export const dropping = rule({ do: 'verdict', verdict: { to: 'drop' } });
export const guessing = rule({ do: 'test', test: { is: 'untold', what: 'limit' } }, ...dropping.steps);

/** Makes the set of addresses `lab` in the kernel, as ipset(8) does: the lab's own network is in it. */
export const ipset = `python3 - <<'END'
import socket, struct
def part(kind, data):
    whole = struct.pack("=HH", 4 + len(data), kind) + data
    return whole + bytes(-len(whole) % 4)
def ask(command, *parts):
    body = struct.pack("=BBH", socket.AF_INET, 0, 0) + part(1, b"\\x06") + part(2, b"lab\\0") + b"".join(parts)
    kernel.send(struct.pack("=IHHII", 16 + len(body), 6 << 8 | command, 5, 1, 0) + body)
    assert struct.unpack("=i", kernel.recv(4096)[16:20])[0] == 0, command
kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 12)
ask(2, part(3, b"hash:net\\0"), part(4, b"\\0"), part(5, b"\\x02"), part(7 | 1 << 15, b""))
address = part(1 | 1 << 15, part(1 | 1 << 14, bytes([172, 20, 0, 0])))
ask(9, part(7 | 1 << 15, address + part(3, b"\\x18")))
END`;

export const routing = (of: Partial<Routing> = {}): Routing => ({
  rules: [],
  routes: [],
  switches: new Map([['ipv4/conf/veth0/forwarding', 1]]),
  beside: [],
  ...of,
});
export const switches = (all: boolean, links: Readonly<Record<string, boolean>> = {}) => ({
  all,
  links: new Map(Object.entries(links)),
});

export const up = { up: true, carrier: true };
export const host = network(hostNet, [
  link('veth0', ['172.20.0.100'], up),
  link('eth0', ['192.0.2.7'], { ...up, index: 3 }),
]);
export const facts: WalkFacts = {
  network: host,
  inside: { ...network(ownNet, [link('ceth0', ['172.20.0.5'], up)]), routes: [route, near] },
  rules: [nat(masquerading)],
  rulesInside: [],
  routing: routing(),
  routingInside: routing(),
  answers: answers(onHost),
  answersInside: answers(within),
};
export const whole = {
  ...subjectFacts(),
  ...facts,
  onHost: switches(true),
  forwardingInside: undefined as ReturnType<typeof switches> | undefined,
};
