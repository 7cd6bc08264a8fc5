/**
 * Shell that says `noexec` where the file `$f` lies on a mount with that option, which refuses to start programs
 * (mount(8)). The kernel tells the mount of an open file, whatever links led to it (proc_pid_fdinfo(5)).
 */
export const saysNoexec = `m=; while read -r k v; do [ "$k" = mnt_id: ] && m=$v; done 3<"$f" </proc/self/fdinfo/3
while read -r i _ _ _ _ o _; do [ "$i" = "$m" ] && case ,$o, in *,noexec,*) echo noexec; esac; done <$h/mountinfo`;
