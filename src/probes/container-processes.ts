import { type Pid, type Probe, probe, text } from '../model/probe.ts';
import { separate } from '../shell/quote.ts';

/** The tools that this question needs on the host. */
export const containerProcessTools = ['grep', 'stat', 'xargs'] as const;

/** The properties of one process of a container, and how it was started. */
export type ContainerProcess = {
  readonly pid: number;
  /** Inode numbers of the sockets that it holds open. */
  readonly sockets: readonly number[];
  /** Its first arguments, its own name first. */
  readonly words: readonly string[];
  /** Those of the asked variables that its environment has, and those of them that are empty. Never their values. */
  readonly variables: readonly string[];
  readonly empty: readonly string[];
  /** Whether PATH or VIRTUAL_ENV leads into the asked Python environment. */
  readonly inEnvironment: boolean;
};

/** More processes than this are not looked at. */
export const mostProcesses = 200;
const mostWords = 4;

/**
 * Processes by their PIDs on the host.
 *
 * @param variables names of environment variables: `[A-Za-z_][A-Za-z0-9_]*`
 * @param environment the folder name of a Python environment
 */
export const containerProcesses = (
  pids: readonly Pid[],
  variables: readonly string[],
  environment: string,
): Probe<ContainerProcess[]> => {
  const asked = pids.slice(0, mostProcesses);
  const names = variables.join('\\|');
  const folder = environment.replace(/[^\w-]/g, '.');
  return probe<ContainerProcess[]>({
    id: `container-processes:${asked.join(',')}:${variables.join(',')}:${environment}`,
    version: 1,
    group: 'kernel',
    tools: containerProcessTools,
    script: `[ "$u" = 0 ] || exit 126
cd /proc; e=; w=; set -- ${separate(asked)}
for p; do [ -e $p/environ ] && e="$e $p/environ" w="$w $p/cmdline"; done
[ -n "$e" ] || exit 0
for p; do for f in $p/fd/*; do echo $f; done; done | xargs stat -L -c '%n %F %i' | grep ' socket '
printf '@words\\n'; grep -a -s -z -m ${mostWords} '' /dev/null $w
printf '@variables\\n'; grep -a -s -z -o '^\\(${names}\\)=' /dev/null $e
printf '@empty\\n'; grep -a -s -z '^\\(${names}\\)=$' /dev/null $e
printf '@python\\n'; grep -a -s -z -l -e '^VIRTUAL_ENV=.*/${folder}/\\{0,1\\}$' -e '^PATH=\\([^:]*/\\)\\{0,1\\}${folder}/bin/\\{0,1\\}\\(:.*\\)\\{0,1\\}$' $e
exit 0`,
    parse: (output) => {
      const [sockets = '', words = '', present = '', empty = '', python = ''] = text(output).split(
        /@(?:words|variables|empty|python)\n/,
      );
      const cells = (part: string, file: string) =>
        part.split('\0').flatMap((cell) => (cell.startsWith(`${file}:`) ? [cell.slice(file.length + 1)] : []));
      // 208/fd/3 socket 15127      208/cmdline:sleep\0208/cmdline:infinity\0      208/environ:DB_HOST=\0
      return asked.map(Number).map((pid) => ({
        pid,
        sockets: [...sockets.matchAll(new RegExp(`^${pid}/fd/\\d+ socket (\\d+)$`, 'gm'))].map(([, inode]) =>
          Number(inode),
        ),
        words: cells(words, `${pid}/cmdline`),
        variables: cells(present, `${pid}/environ`).map((cell) => cell.slice(0, -1)),
        empty: cells(empty, `${pid}/environ`).map((cell) => cell.slice(0, -1)),
        inEnvironment: python.split('\n').includes(`${pid}/environ`),
      }));
    },
  });
};
