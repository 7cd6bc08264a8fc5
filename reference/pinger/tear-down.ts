import { LabcheckError } from '../../src/index.ts';
import type { Machine } from '../machine.ts';
import { shellWord } from '../shell-word.ts';
import { identify } from './identity.ts';
import { terminalOf } from './isolated-shell.ts';
import { type Ledger, lookUp, strike } from './ledger.ts';

/**
 * Takes away what putUp made around a namespace, and nothing else; half of a lab as well as a whole one. Another thing
 * that has taken the place of one that the reference made stays.
 *
 * @returns the places of what stays, because it is not the reference's
 * @throws LabcheckError where the reference built nothing there, or something of others lies in what it built
 */
export const tearDown = async (machine: Machine, netns: string): Promise<readonly string[]> => {
  const ledger = await lookUp(machine, netns);
  const { status, stdout, stderr } = await machine.run(undo(ledger), { timeoutMs: 120_000, allowFailure: true });
  if (status === 3)
    throw new LabcheckError(
      `In ${ledger.parameters.rootfs} something is mounted that the reference did not mount: ${stderr}.`,
      'Unmount it, then take the reference away again.',
    );
  if (status !== 0) throw new LabcheckError(`${machine.name}: the reference cannot be taken away: ${stderr}`);
  await strike(machine, netns);
  return stdout.split('\n').filter(Boolean);
};

// The tree is removed only when nothing is mounted in it any more: a recursive removal through a bound /dev or /proc
// would reach the machine's own. Mounts of others are looked for first, so that all stays where one is found.
const undo = ({ parameters, made }: Ledger): string => {
  const [rootfs, netns, outer, terminal] = [
    parameters.rootfs,
    parameters.netns,
    parameters.outer,
    terminalOf(parameters.netns),
  ].map(shellWord);
  return `set -e
${identify}
made=${shellWord(made.join('\n'))}
ours() { [ "$1" ] && printf '%s\\n' "$made" | grep -Fqx -- "$1"; }
root=${rootfs}
if ours "$(tree "$root")"; then
  others=$(mounts "$root" | while IFS= read -r mount; do ours "$mount" || echo "$mount"; done)
  if [ "$others" ]; then printf '%s\\n' "$others" | cut -d' ' -f6 | paste -sd' ' >&2; exit 3; fi
fi
printf '%s\\n' "$made" | while read -r kind _ pid _; do
  [ "$kind" = process ] && ours "$(process "$pid")" || continue
  kill -KILL "$pid" || :
  tries=0
  while ours "$(process "$pid")" && ! grep -q '^State:.Z' "/proc/$pid/status" && [ $((tries += 1)) -le 250 ]; do sleep 0.02; done
done
if ours "$(link ${outer})"; then ip link delete ${outer}; elif [ -e /sys/class/net/${outer} ]; then echo "the interface "${outer}; fi
if ours "$(netns ${netns})"; then ip netns delete ${netns}; elif [ -e /run/netns/${netns} ]; then echo "the namespace "${netns}; fi
if ours "$(tree "$root")"; then
  mounts "$root" | cut -d' ' -f6 | sort -r | while IFS= read -r point; do umount -- "$(printf '%b' "$point")"; done
  rm -rf --one-file-system -- "$root"
elif [ -e "$root" ] || [ -L "$root" ]; then echo "$root"; fi
rm -rf ${terminal}
rmdir --ignore-fail-on-non-empty -p /run/labcheck/reference 2>/dev/null || :`;
};
