/**
 * The vocabulary of mutants and variants: names, and functions that change the container and its network.
 *
 * `config SED…` edits config.json, and fails where that changes nothing. `stop` also removes the pair, as the kernel
 * takes its time to clear a namespace away. `answers` waits until the application answers the host. `inside WORDS…` runs
 * a program of the host in the container’s network. `plain` takes the bridge away, so that the pair stands alone as the
 * lab’s text has it first. `lost` and `reached` end the case where the container’s packets do the opposite: a rule that
 * is judged by its text must behave so too.
 */
export const vocabulary = String.raw`
B=/root/iloverunc C=task7-container R=/root/iloverunc/rootfs BR=br-task7
pid() { sed -n 's/.*"init_process_pid":\([0-9]*\).*/\1/p' /run/runc/$C/state.json; }
inside() { nsenter --target $(pid) --net "$@"; }
config() { edit $B/config.json "$@"; }
arguments() { config "s|\"[^\"]*bin/python3\", .*|$1|"; }
begin() { (cd $B && runc run -d "$@" </dev/null >/tmp/container.log 2>&1) || { cat /tmp/container.log >&2; return 1; }; }
stop() { runc delete -f $C; [ ! -e /sys/class/net/veth0 ] || ip link delete veth0 || [ ! -e /sys/class/net/veth0 ]; }
until_true() { for i in $(seq 200); do if "$@"; then return; fi; sleep .05; done; echo "it did not come true: $*" >&2; return 1; }
heard_inside() { inside ss -ltnH "sport = :$1" | grep -q .; }
heard() { ss -ltnH "sport = :$1" | grep -q .; }
answers() { until_true curl -s -m 1 -o /dev/null http://172.20.0.5:5000/debug; }
served() { w=$1; [ "$w" ] || w=5000; until_true heard_inside $w; }
restart() { stop; begin $C; served "$@"; }
idle() { arguments '"sleep", "infinity"'; stop; begin $C; }
launch() { setsid "$@" </dev/null >/dev/null 2>&1 & lives; }
unproxy() { kill $(ss -ltnpH 'sport = :8090' | grep -o 'pid=[0-9]*' | cut -d= -f2); settle; }
proxy() { launch /usr/bin/python3 /usr/local/src/task7/proxy.py 8090 172.20.0.5 $1; until_true heard 8090; }
settle() { sleep .4; }
over() { [ ! -e /proc/$(pid) ]; }
ended() { until_true over; settle; }
unpair() { ip link delete veth0; }
ends() { ip link add veth0 type veth peer name ceth0; }
addresses() { inside ip addr add 172.20.0.5/24 dev ceth0; inside ip link set ceth0 up; ip link set veth0 up; }
plain() { ip link set veth0 nomaster; ip link delete $BR; ip addr add 172.20.0.100/24 dev veth0; inside ip route replace default via 172.20.0.100 dev ceth0; inside ip neigh flush all; }
unmasked() { iptables -t nat -F POSTROUTING; }
out() { inside ping -c 1 -W 1 198.51.100.2 >/dev/null 2>&1; }
lost() { if out; then echo 'the container reached the outside' >&2; exit 1; fi; }
reached() { if ! out; then echo 'the container did not reach the outside' >&2; exit 1; fi; }
`;
