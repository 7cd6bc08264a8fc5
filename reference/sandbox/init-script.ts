/**
 * The first process of a sandbox: makes the simulated host around itself, then waits in it for its owner to die.
 * Input: the variables of InitPlan in its environment, the owner's pipe as standard input.
 * Output: one line, `ready` and its own /proc/PID/stat as this machine sees it.
 */
export const initScript = String.raw`
set -ef
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

if [ -z "$entered" ]; then
  # /proc is still the machine's: it says by which number the machine knows this process.
  read -r entered </proc/self/stat
  while read -r cgroup; do echo 0 >"$cgroup/cgroup.procs"; done <<<"$cgroups"
  # A cgroup namespace begins where its first process stands, so this comes after the joining.
  export entered
  exec unshare --cgroup -- bash -c "$BASH_EXECUTION_STRING" "$0"
fi

exec 9<&0 </dev/null
while read -r cgroup; do
  [ -d "$cgroup/init" ] || continue
  echo 0 >"$cgroup/init/cgroup.procs"
  for controller in cpuset cpu io memory pids; do echo "+$controller" >"$cgroup/cgroup.subtree_control" || :; done 2>/dev/null
done <<<"$cgroups"
echo "$name" >/proc/sys/kernel/hostname
# A network made in here gets a table of TCP sockets of its own, as small as that of a machine of 1 GB: to read one, the
# kernel goes through the whole table, and that of this machine may be large (tcp_child_ehash_entries, since Linux 6.1).
{ echo 8192 >/proc/sys/net/ipv4/tcp_child_ehash_entries; } 2>/dev/null || :
ip link set lo up
(eval "$outside") 9<&- >/dev/null

mkdir -p "$stage"
mount -t tmpfs -o "mode=755,size=$size" labcheck "$stage"
new=$stage/new
mkdir "$new"

like() { chmod --reference="$1" "$2"; chown --reference="$1" "$2"; }

# Overlayfs hides what a lower folder holds behind an "opaque" one, and makes such a one itself where a folder is made
# in the place of a removed one. So: over a blank tree, each folder is removed and made again.
hide() {
  local folder=$1 upper=$2 work=$3 hidden parent at; shift 3
  mkdir "$stage/blank" "$stage/view"
  for hidden; do
    at=
    while read -r -d / parent; do
      at+=/$parent
      [ -d "$upper$at" ] || { mkdir "$upper$at"; like "$folder$at" "$upper$at"; }
    done <<<"$hidden"
    mkdir -p "$stage/blank/$hidden"
  done
  mount -t overlay -o "index=off,lowerdir=$stage/blank,upperdir=$upper,workdir=$work" labcheck "$stage/view"
  for hidden; do
    rmdir "$stage/view/$hidden"
    mkdir "$stage/view/$hidden"
    like "$folder/$hidden" "$stage/view/$hidden"
  done
  umount "$stage/view"
  rm -r "$stage/blank" "$stage/view"
}

overlay() {
  local part=$1 folder=$2; shift 2
  local upper=$writes/$part/upper work=$writes/$part/work lower=$folder
  [ -z "$layer" ] || lower=$layer/$part/upper:$folder
  mkdir -p "$upper" "$work"
  like "$folder" "$upper"
  [ $# = 0 ] || hide "$folder" "$upper" "$work" "$@"
  mount -t overlay -o "index=off,lowerdir=$lower,upperdir=$upper,workdir=$work" labcheck "$new$folder"
}

fresh() {
  local type=$1 options=$2 folder=$3
  mkdir -p "$new$folder"
  mount -t "$type" -o "$options" "$type" "$new$folder"
}

bind() {
  local mode=$1 from=$2 to=$new$3
  if [ -d "$from" ]; then mkdir -p "$to"; else mkdir -p "$(dirname "$to")"; : >>"$to"; fi
  mount --bind "$from" "$to"
  [ "$mode" = rw ] || mount -o remount,bind,ro "$to"
}

link() { ln -s "$1" "$new$2"; }

devices() {
  cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty "$new/dev/"
  ln -s pts/ptmx "$new/dev/ptmx"
  ln -s /proc/self/fd "$new/dev/fd"
  ln -s fd/0 "$new/dev/stdin"
  ln -s fd/1 "$new/dev/stdout"
  ln -s fd/2 "$new/dev/stderr"
}

# A line of the plan is one of the functions above and its arguments.
while IFS= read -r line; do
  IFS=$'\x1f'; set -- $line; unset IFS
  "$@"
done <<<"$plan"

echo "$name" >"$new/etc/hostname"
printf '127.0.0.1 localhost %s\n::1 localhost\n' "$name" >"$new/etc/hosts"

mkdir "$new/.machine"
cd "$new"
pivot_root . .machine
cd /
umount -l /.machine
rmdir /.machine
# As systemd leaves it on a real host.
mount --make-rshared /
exec </dev/null
(set +f; eval "$inside") 9<&- >/dev/null
printf 'ready %s\n' "$entered"

# The owner holds the only other end of descriptor 9. Its death, however it dies, ends this loop, this process, and so
# all of the sandbox. The word "keep" makes the sandbox outlive it. Meanwhile bash reaps whatever is orphaned.
exec -c -a labcheck-init bash -c '
  PATH=/usr/sbin:/usr/bin:/sbin:/bin
  while read -r word <&9; do
    [ "$word" = keep ] || continue
    mkfifo /run/labcheck-keep
    exec 9<>/run/labcheck-keep
    rm /run/labcheck-keep
  done' >/dev/null 2>&1
`;
