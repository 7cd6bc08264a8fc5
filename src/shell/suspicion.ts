/** Stands where an exit status would, which is at most 255: the host's programs are not its own, so none is asked. */
export const forged = 300;
/** The same for an answer that was longer than its group may hold. */
export const tooLong = 301;

/**
 * Sets `$w` to why no program of the host can be believed, or to nothing.
 *
 * A file or folder that is mounted over a program, a library or their folders shows every caller another one, by its
 * absolute path too, and it may be mounted for the grader alone. A library in /etc/ld.so.preload is loaded into all
 * programs (ld.so(8)). Both are read with what the shell itself can do. Some mounts there are known and harmless:
 * kernel modules, emulators, the drivers and tools that container engines and WSL bring.
 */
export const suspicion = `w=; while read -r _ _ _ _ _m _; do case $_m in
*/modules*|*/firmware*|*/wsl/*|*nvidia*|*/libcuda*|*/qemu-*|*/docker*) ;;
/bin|/bin/*|/sbin|/sbin/*|/lib|/lib/*|/lib64|/lib64/*|/usr/bin|/usr/bin/*|/usr/sbin|/usr/sbin/*|/usr/lib|/usr/lib/*|/usr/lib64|/usr/lib64/*) w="something is mounted over $_m";;
esac; done </proc/self/mountinfo
while read -r _m _ || [ "$_m" ]; do case $_m in ''|'#'*|*/libarmmem*) ;; *) w='/etc/ld.so.preload changes every program';; esac; _m=; done </etc/ld.so.preload
`;
