"""A network of four namespaces, made of nothing that outlives this program, that answers requests on its input.

container -- host -- outside, and host -- elsewhere. Nobody outside knows a way back to the container. A request is a
line of JSON: {"run": SHELL, "in": NAMESPACE} gives {"status", "output"}; {"send": ADDRESS} sends a ping, a question to a
name server and the beginning of a web connection from the container, and tells for each how far it came.

All processing is done on one processor, so frames are handled in the order in which they were sent: a frame sent after
the packets, hop by hop, shows that they have gone as far as they ever will. So nothing waits for a time-out.
"""

import base64
import ctypes
import errno
import fcntl
import json
import os
import socket
import struct
import subprocess
import sys

CLONE_NEWNET = 0x40000000
libc = ctypes.CDLL(None, use_errno=True)
names = ["host", "container", "outside", "elsewhere"]
NAMESERVER = "8.8.8.8"
FENCE = 0x88B5
PORTS = [53, 443, 5353]


def call(result):
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def make():
    call(libc.unshare(CLONE_NEWNET))
    return os.open("/proc/self/ns/net", os.O_RDONLY)


spaces = {name: make() for name in names}


def enter(name):
    call(libc.setns(spaces[name], CLONE_NEWNET))


def run(name, command):
    enter(name)
    done = subprocess.run(["sh", "-s"], input=command.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return {
        "status": done.returncode,
        "output": base64.b64encode(done.stdout).decode(),
        "errors": done.stderr.decode(errors="replace"),
    }


def must(name, command):
    done = run(name, "set -e\n" + command)
    if done["status"] != 0:
        raise RuntimeError(f"{command}: {done['errors']}")


def pair(one, link, other, peer):
    enter(one)
    subprocess.run(
        ["ip", "link", "add", link, "type", "veth", "peer", "name", peer, "netns", f"/proc/{os.getpid()}/fd/{spaces[other]}"],
        check=True,
    )


def build(bridged):
    for name in names:
        must(name, "ip link set lo up; echo 0 >/proc/sys/net/ipv6/conf/all/disable_ipv6; echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6; echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6")
    pair("host", "veth0", "container", "ceth0")
    pair("host", "uplink", "outside", "eth0")
    pair("host", "spare", "elsewhere", "eth0")
    carrier = "veth0"
    if bridged:
        carrier = "br-lab"
        must("host", "ip link add br-lab type bridge; ip link set veth0 master br-lab; ip link set br-lab up")
    must("host", f"""
ip addr add 172.20.0.100/24 dev {carrier}; ip addr add 198.51.100.1/24 dev uplink; ip addr add 203.0.113.1/24 dev spare
for l in veth0 uplink spare; do ip link set $l up; done
for delay in /proc/sys/net/ipv4/neigh/*/proxy_delay; do echo 0 >$delay; done""")
    must("container", "ip addr add 172.20.0.5/24 dev ceth0; ip link set ceth0 up")
    for name, network, other in (("outside", "198.51.100", "203.0.113.2"), ("elsewhere", "203.0.113", "198.51.100.2")):
        must(name, f"""ip addr add {network}.2/24 dev eth0; ip addr add {NAMESERVER}/32 dev lo; ip addr add 9.9.9.9/32 dev lo; ip addr add {other}/32 dev lo
for a in all default eth0; do echo 0 >/proc/sys/net/ipv4/conf/$a/rp_filter; done; ip link set eth0 up""")
    return carrier


def sniffer(name, link):
    enter(name)
    one = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0003))
    one.bind((link, 0))
    one.setblocking(False)
    return one


def services(name):
    enter(name)
    found = []
    for address in ("198.51.100.2", "203.0.113.2", NAMESERVER, "9.9.9.9"):
        for port in PORTS:
            one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            one.bind((address, port))
            one.setblocking(False)
            found.append(one)
    for port in PORTS:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("0.0.0.0", port))
        listening.listen(1000)
        listening.setblocking(False)
        servers.append(listening)
    return found


servers = []
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
carrier = build("--bridge" in sys.argv)
sniffers = {
    "container": sniffer("container", "ceth0"),
    "host": sniffer("host", "veth0"),
    "uplink": sniffer("host", "uplink"),
    "spare": sniffer("host", "spare"),
    "outside": sniffer("outside", "eth0"),
    "elsewhere": sniffer("elsewhere", "eth0"),
}
echoes = services("outside") + services("elsewhere")
fences = 0
ports = 33000


def frames(name):
    """Frames that came in at a link, without those that it sent."""
    one = sniffers[name]
    while True:
        try:
            frame, origin = one.recvfrom(2000)
        except BlockingIOError:
            return
        if origin[2] != socket.PACKET_OUTGOING:
            yield frame


seen = {}


def fence(start, end):
    """Everything that was sent from one end of a cable before has been handled at the other one."""
    global fences
    fences += 1
    mark = struct.pack("!Q", fences)
    frame = b"\xff" * 6 + b"\x02" + b"\0" * 5 + struct.pack("!H", FENCE) + mark + b"\0" * 40
    sniffers[start].send(frame)
    for _ in range(2000000):
        for one in frames(end):
            if one[12:14] == struct.pack("!H", FENCE):
                if one[14:22] == mark:
                    return
            else:
                seen.setdefault(end, []).append(one)
    raise RuntimeError(f"no frame comes from {start} to {end}")


def echo():
    for one in echoes:
        while True:
            try:
                text, origin = one.recvfrom(2000)
            except BlockingIOError:
                break
            try:
                one.sendto(text, origin)
            except OSError:
                pass


def settle():
    """Lets everything come as far as it will: out, and back."""
    for _ in range(2):
        fence("container", "host")
        for there, link in (("outside", "uplink"), ("elsewhere", "spare")):
            fence(link, there)
        echo()
        for there, link in (("outside", "uplink"), ("elsewhere", "spare")):
            fence(there, link)
        fence("host", "container")


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def attempt(action):
    """What the container's own rules refuse is an error of the call."""
    try:
        action()
    except OSError:
        pass


def packets(name):
    for frame in seen.get(name, []):
        if frame[12:14] == b"\x08\x00":
            packet = frame[14:]
            yield packet[9], socket.inet_ntoa(packet[12:16]), packet[(packet[0] & 15) * 4 :]


def kind_of(protocol, body, token):
    if protocol == 1 and body[0] == 8 and token in body:
        return "ping"
    if protocol == 17 and token in body and struct.unpack("!H", body[2:4])[0] in PORTS:
        return "udp"
    if protocol == 6 and body[13] & 0x12 == 2:
        return "tcp"
    return None


def send(address):
    global ports
    enter("container")
    for name in sniffers:
        list(frames(name))
    seen.clear()
    ports = ports + 2 if ports < 60000 else 33000
    token = f"labcheck-{fences:08d}".encode()
    ping = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    ping.setblocking(False)
    question = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    question.bind(("0.0.0.0", ports))
    question.setblocking(False)
    web = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    web.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    web.bind(("0.0.0.0", ports + 1))
    web.setblocking(False)
    body = token + b"\0" * (len(token) % 2)
    head = struct.pack("!BBHHH", 8, 0, 0, ports, 1)
    head = struct.pack("!BBHHH", 8, 0, checksum(head + body), ports, 1)
    attempt(lambda: ping.sendto(head + body, (address, 0)))
    attempt(lambda: question.sendto(body, (address, 53)))
    attempt(lambda: web.connect((address, 443)))
    settle()
    result = {kind: {"host": False, "outside": None, "answered": False} for kind in ("ping", "udp", "tcp")}
    for protocol, _, part in packets("host"):
        kind = kind_of(protocol, part, token)
        if kind:
            result[kind]["host"] = True
    for name in ("outside", "elsewhere"):
        for protocol, source, part in packets(name):
            kind = kind_of(protocol, part, token)
            if kind:
                result[kind]["outside"] = f"{name} {source}"
    while True:
        try:
            packet = ping.recv(2000)
        except BlockingIOError:
            break
        if packet[20] == 0 and token in packet:
            result["ping"]["answered"] = True
    try:
        result["udp"]["answered"] = token in question.recv(2000)
    except OSError:
        pass
    result["tcp"]["answered"] = web.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] == 1
    for one in (ping, question, web):
        one.close()
    for server in servers:
        while True:
            try:
                server.accept()[0].close()
            except OSError:
                break
    return result


print(json.dumps({"carrier": carrier}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    if "run" in request:
        answer = run(request["in"], request["run"])
    else:
        # A frame that still waits for its neighbour would be taken for one of this try.
        for one in names:
            must(one, "ip neigh flush all")
        # Neighbours find each other by the first one.
        send(request["send"])
        answer = send(request["send"])
    print(json.dumps(answer), flush=True)
