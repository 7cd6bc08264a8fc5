import { expect, test } from 'vitest';
import { hostPlace } from './in-network.ts';
import { packetRouting, type Routing } from './packet-routing.ts';
import { runScript } from './run-script.fixture.ts';

const pair = 'ip link add one type veth peer name two';
/** Loads a program that lets all packets pass, and hangs it on a link, as ip does with a file that a compiler made. */
const xdp = `python3 - <<'END'
import ctypes, platform, socket, struct
number = {"x86_64": 321, "aarch64": 280}[platform.machine()]
code = ctypes.create_string_buffer(bytes([0xB7, 0, 0, 0, 2, 0, 0, 0, 0x95, 0, 0, 0, 0, 0, 0, 0]))
name = ctypes.create_string_buffer(b"GPL")
wanted = struct.pack("=IIQQIIQII", 6, 2, ctypes.addressof(code), ctypes.addressof(name), 0, 0, 0, 0, 0)
program = ctypes.CDLL(None, use_errno=True).syscall(number, 5, wanted, len(wanted))
assert program >= 0, ctypes.get_errno()
def part(kind, data):
    return struct.pack("=HH", 4 + len(data), kind) + data
body = struct.pack("=BBHiII", 0, 0, 0, socket.if_nametoindex("one"), 0, 0) + part(43 | 1 << 15, part(1, struct.pack("=i", program)))
kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
kernel.send(struct.pack("=IHHII", 16 + len(body), 19, 5, 1, 0) + body)
assert struct.unpack("=i", kernel.recv(4096)[16:20])[0] == 0
END`;

/** The probe's answer in a new network namespace in which some commands were run. */
const routingAfter = (commands: string): Routing => {
  const probe = packetRouting({ ...hostPlace, locate: 'n=/proc/self/ns/net' });
  const output = runScript(probe, ['unshare', '--net', 'sh', '-c', `set -e; ${commands}\nexec sh "$@"`, 'sh']);
  if (output.status !== 0) throw new Error('the commands failed: run them in a namespace of your own, and look');
  return probe.parse(output) as Routing;
};

test.skipIf(process.getuid?.() !== 0).each([
  ['nothing', ':', []],
  ['a queue that holds no program', `${pair}; tc qdisc add dev one root pfifo`, []],
  ['programs of tc', `${pair}; tc qdisc add dev one clsact`, ['tc']],
  ['programs of tc on the way in alone', `${pair}; tc qdisc add dev two ingress`, ['tc']],
  ['XDP', `${pair}; ${xdp}`, ['XDP']],
  [
    'ciphers',
    'ip xfrm policy add src 10.0.0.0/8 dst 10.1.0.0/16 dir in tmpl src 192.0.2.1 dst 192.0.2.2 proto esp mode tunnel',
    ['xfrm'],
  ],
])('what takes packets beside the rules is seen: %s', (_, commands, beside) => {
  expect(routingAfter(commands).beside).toEqual(beside);
});
