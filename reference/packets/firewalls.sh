#!/bin/sh
# Writes the rules that docker, ufw, firewalld and libvirt make into the folder $1, as the question for rules prints them.
#
# Their Debian packages are unpacked over a copy of this machine that exists in memory only, and their programs run in
# namespaces of their own: nothing is installed, and no rule reaches this machine's own network. Run it as root.
set -eu
folder=$(realpath "$1")
if [ "${2-}" != inside ]; then
  work=$(mktemp -d)
  trap 'rm -r "$work"' EXIT
  mkdir -p "$work/debs/partial" "$work/memory"
  packages="docker.io ufw firewalld libvirt-daemon-system libvirt-clients libvirt-daemon-config-network dnsmasq-base"
  apt-get install --yes --no-install-recommends --download-only --reinstall -o "Dir::Cache::archives=$work/debs" \
    $packages >/dev/null
  unshare --mount --net --pid --uts --ipc --fork --kill-child sh "$(realpath "$0")" "$folder" inside "$work"
  exit
fi
debs=$3/debs work=$3/memory
mount -t tmpfs none "$work"
mkdir "$work/upper" "$work/work" "$work/root"
mount -t overlay none -o "lowerdir=/,upperdir=$work/upper,workdir=$work/work" "$work/root"
root=$work/root
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
mount -t proc none "$root/proc"
mount -t tmpfs none "$root/run"
mount -t tmpfs none "$root/tmp"
cp -r "$debs" "$root/tmp/debs"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
cat >"$root/tmp/make" <<'END'
export PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive
dpkg --install --force-depends /tmp/debs/*.deb >/dev/null 2>&1
ip link set lo up
ip link add eth0 type veth peer name far
ip addr add 192.0.2.7/24 dev eth0
ip link set eth0 up
ip link set far up
save() {
  printf '@nft\n%s\n@named\n' "$(nft -j list ruleset)"
  iptables-nft-save 2>/dev/null
  nft flush ruleset
}
until_it() { for i in $(seq 60); do "$@" >/dev/null 2>&1 && return; sleep 0.3; done; return 1; }

ufw --force enable >/dev/null
ufw allow 22/tcp >/dev/null
ufw route allow in on veth0 out on eth0 >/dev/null
save >/tmp/ufw.txt

mkdir -p /run/dbus
dbus-daemon --system --fork
firewalld --nofork --nopid >/dev/null 2>&1 &
until_it firewall-cmd --state
firewall-cmd --add-masquerade >/dev/null
firewall-cmd --zone=trusted --add-interface=veth0 >/dev/null
save >/tmp/firewalld.txt
kill $!

echo 0 >/proc/sys/net/ipv4/ip_forward
containerd >/dev/null 2>&1 &
dockerd --data-root /tmp/docker --exec-root /run/docker --storage-driver vfs >/dev/null 2>&1 &
until_it docker info
docker network create task7 >/dev/null
save >/tmp/docker.txt

libvirtd --daemon
until_it virsh net-start default
save >/tmp/libvirt.txt
END
chroot "$root" sh -e /tmp/make
for name in docker ufw firewalld libvirt; do cp "$root/tmp/$name.txt" "$folder/$name.txt"; done
