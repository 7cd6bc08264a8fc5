/**
 * Things on a host that are nobody's lab: files, a mount, an interface with an address, a network namespace with one
 * too, a process on the host, and an isolated process with its own namespaces and /proc, in which a child sleeps. Their
 * numbers are left in a file.
 */
export const bystander = `mkdir -p /srv/bystander/mounted
echo precious >/srv/bystander/file
mount -t tmpfs bystander /srv/bystander/mounted
echo precious >/srv/bystander/mounted/file
ip netns add bystander
ip link add by-host type veth peer name by-inner netns bystander
ip addr add 10.99.0.1/24 dev by-host
ip link set by-host up
ip -n bystander addr add 10.99.0.2/24 dev by-inner
ip -n bystander link set by-inner up
ip -n bystander link set lo up
ip -n bystander route add default via 10.99.0.1
setsid sleep infinity >/dev/null 2>&1 </dev/null &
host=$!
setsid ip netns exec bystander unshare -pfmui --mount-proc sh -c 'hostname bystander; sleep infinity & wait' \\
  >/dev/null 2>&1 </dev/null &
while ! child=$(pgrep -n -f '^sleep infinity$') || [ "$child" = "$host" ]; do sleep 0.05; done
init=$(awk '/^PPid:/ { print $2 }' /proc/$child/status)
echo "$host $init $child" >/run/bystander
`;

/** A line for each thing of the bystander, and for each of the host's own that a stray line could take away. */
export const stateOfBystander = `read -r host init child </run/bystander
for pid in 1 $host $init $child; do
  echo "process $pid $(sed 's/.*) . //' /proc/$pid/stat 2>/dev/null | cut -d' ' -f19)"
  for kind in pid net mnt uts ipc; do echo "process $pid $(readlink /proc/$pid/ns/$kind)"; done
done
echo "hostname $(hostname)"
echo "hostname inside $(nsenter -t $init -u hostname)"
ls -d /proc/[0-9]* >/dev/null && echo "proc reads $(readlink /proc/self >/dev/null && echo yes)"
nsenter -t $init -p -m ls /proc 2>/dev/null | grep -x '[12]' | sed 's/^/process inside /'
ip -4 -o addr show dev by-host | sed 's/^[0-9]*: /address /'
ip -4 -o addr show dev lo | sed 's/^[0-9]*: /address /'
ip -o link show by-host | sed 's/^[0-9]*: /link /; s/qdisc.*state/state/'
ip -n bystander -4 -o addr | sed 's/^[0-9]*: /address inside /'
ip -n bystander route | sed 's/^/route inside /'
ip route show dev by-host | sed 's/^/route /'
cut -d' ' -f3- /proc/1/mountinfo | grep -E ' (/|/proc|/sys|/dev|/srv/bystander/mounted) ' | sed 's/^/mount /'
cut -d' ' -f4- /proc/$init/mountinfo | sed 's/^/mount inside /'
find /srv/bystander -type f -exec cksum {} + | sed 's/^/file /'
ls -d /etc/passwd /usr/bin/env /root /home /opt /srv | sed 's/^/file /'
iptables-save 2>/dev/null | grep -c -- '-s 10.99' | sed 's/^/rules /'
`;
