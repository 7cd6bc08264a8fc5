/**
 * One line of the ledger: a thing that the reference made, and what tells it from another one at the same place.
 * A tree has its inode and birth, which outlive a reboot; what lives only while the machine runs has the boot's id too.
 */
export type Identity = `${Kind} ${string}`;

const kinds = ['tree', 'netns', 'link', 'process', 'mount'] as const;
type Kind = (typeof kinds)[number];

export const isIdentity = (line: string): line is Identity => kinds.some((kind) => line.startsWith(`${kind} `));

/**
 * Shell functions that print the identity of a thing as it is now, and nothing where it is not there:
 * `tree PATH`, `netns NAME`, `link NAME`, `process PID`, and `mounts PATH` for all mounts below a folder.
 */
export const identify = `boot=$(cat /proc/sys/kernel/random/boot_id)
tree() { if [ -d "$1" ] && [ ! -L "$1" ]; then stat -c 'tree %d %i %W' -- "$1"; fi; }
netns() { if [ -e "/run/netns/$1" ]; then stat -L -c "netns $boot %i" -- "/run/netns/$1"; fi; }
link() { if [ -e "/sys/class/net/$1" ]; then echo "link $boot $(cat "/sys/class/net/$1/ifindex") $(cat "/sys/class/net/$1/address")"; fi; }
process() {
  local stat
  if stat=$(cat "/proc/$1/stat" 2>/dev/null); then
    # The program's name, which stands in brackets, may hold anything; the start time is the 20th word behind it.
    set -- "$1" \${stat##*) }
    echo "process $boot $1 \${21}"
  fi
}
mounts() {
  local id parent device root point rest
  while read -r id parent device root point rest; do
    case $(printf '%b' "$point") in "$1"/*) echo "mount $boot $id $device $root $point" ;; esac
  done </proc/self/mountinfo
}
`;
