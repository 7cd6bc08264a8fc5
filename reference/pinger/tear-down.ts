import type { Machine } from '../machine.ts';
import { shellWord } from '../shell-word.ts';
import { terminalOf } from './isolated-shell.ts';
import { lookUp, strike } from './ledger.ts';
import type { PingerParameters } from './parameters.ts';

/**
 * Takes away what putUp built around a namespace, and nothing else; half of a lab as well as a whole one.
 *
 * @throws LabcheckError where the reference built nothing there, or something cannot be unmounted
 */
export const tearDown = async (machine: Machine, netns: string): Promise<void> => {
  await machine.run(undo(await lookUp(machine, netns)), { timeoutMs: 120_000 });
  await strike(machine, netns);
};

// Whatever lives in the namespace goes with it, as the namespace is ours. The tree is removed only when nothing is
// mounted in it any more: a recursive removal through a bound /dev or /proc would reach the machine's own.
const undo = (parameters: PingerParameters): string => {
  const [rootfs, netns, outer, terminal] = [
    parameters.rootfs,
    parameters.netns,
    parameters.outer,
    terminalOf(parameters.netns),
  ].map(shellWord);
  return `set -e
root=${rootfs}
if [ -e /run/netns/${netns} ]; then
  tries=0
  while pids=$(ip netns pids ${netns} 2>/dev/null) && [ "$pids" ]; do
    [ $((tries += 1)) -le 250 ] || { echo "processes stay in ${parameters.netns}: $pids" >&2; exit 1; }
    kill -KILL $pids 2>/dev/null || :
    sleep 0.02
  done
fi
[ ! -e /sys/class/net/${outer} ] || ip link del ${outer}
[ ! -e /run/netns/${netns} ] || ip netns del ${netns}
mounted() {
  while read -r _ _ _ _ point _; do
    point=$(printf '%b' "$point")
    case $point in "$root"/*) printf '%s\\n' "$point" ;; esac
  done </proc/self/mountinfo | sort -r
}
mounted | while IFS= read -r point; do umount -- "$point"; done
if [ "$(mounted)" ]; then echo "still mounted: $(mounted | head -n 1)" >&2; exit 1; fi
rm -rf --one-file-system -- "$root"
rm -rf ${terminal}
rmdir --ignore-fail-on-non-empty -p /run/labcheck/reference 2>/dev/null || :`;
};
