import { lines, type Pid, type Probe, probe } from '../model/probe.ts';
import { quote } from '../shell/quote.ts';

/** The tools that this question needs on the host. */
export const pythonTools = ['find', 'readlink', 'grep', 'head'] as const;

/** A Python environment (PEP 405): a folder with a pyvenv.cfg. */
export type PythonEnvironment = {
  /** Its path within the tree. */
  readonly path: string;
  /** Whether its bin/python3 leads to a file within the tree. */
  readonly python: boolean;
  /** Whether its own scripts name another path than its own: it was made elsewhere, or moved. */
  readonly moved: boolean;
  /** Those of the asked packages that it has, its own or, where it may, the system’s. */
  readonly packages: readonly string[];
};

/** The Python environments of a tree. */
export type PythonTree = {
  /** Whether the tree has a Python 3 of its own. */
  readonly python: boolean;
  readonly environments: readonly PythonEnvironment[];
};

/** How deep environments are looked for, and how many of them: /home/USER/PROJECT/NAME/pyvenv.cfg has 5 levels. */
const mostLevels = 5;
const mostEnvironments = 20;
const systemFolders = ['usr/lib/python3/dist-packages', 'usr/local/lib/python3*/dist-packages'];

/** The Python environments that a process sees in its root file system. Nothing of the tree is executed. */
export const pythonEnvironments = (pid: Pid, packages: readonly string[]): Probe<PythonTree> =>
  probe<PythonTree>({
    id: `python-environments:${pid}:${packages.join(',')}`,
    version: 2,
    group: 'files',
    tools: pythonTools,
    script: `[ "$u" = 0 ] || exit 126
t=/proc/${pid}/root; cd $t/. || exit 0
for n in usr/bin/python3 usr/local/bin/python3; do inside $t $n && [ -f "$f" ] && echo @system && break; done
find . -maxdepth ${mostLevels} \\( -path ./proc -o -path ./sys -o -path ./dev \\) -prune -o -name pyvenv.cfg -type f -print | head -n ${mostEnvironments} | while IFS= read -r c; do
  e=\${c%/pyvenv.cfg}; printf '@environment %s\\n' "\${e#.}"
  inside $t "$e/bin/python3" && [ -f "$f" ] && [ -s "$f" ] && echo @python
  p=\${e#.}; l=$(head -c 9000 "$e/bin/activate" | grep '^ *\\(export \\)\\{0,1\\}VIRTUAL_ENV=')
  [ -z "$l" ] || case "$l " in *="$p"[!/a-zA-Z0-9._-]*|*="'$p'"*|*=\\"$p\\"*) ;; *) echo @moved;; esac
  set -- "$e"/lib/python3*/site-packages
  head -c 2000 "$c" | grep -q '^include-system-site-packages *= *true' && set -- "$@" ${systemFolders.join(' ')}
  for n in ${packages.map(quote).join(' ')}; do for d; do [ -d "$d/$n" ] && { printf '@package %s\\n' "$n"; break; }; done; done
done; exit 0`,
    parse: (output) => {
      const environments: { path: string; python: boolean; moved: boolean; packages: string[] }[] = [];
      let python = false;
      // @environment /app/task7-env      @python      @package uvicorn
      for (const line of lines(output)) {
        const last = environments.at(-1);
        const [tag, rest] = [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)];
        if (line === '@system') python = true;
        else if (tag === '@environment') environments.push({ path: rest, python: false, moved: false, packages: [] });
        else if (line === '@python' && last) last.python = true;
        else if (line === '@moved' && last) last.moved = true;
        else if (tag === '@package') last?.packages.push(rest);
      }
      return { python, environments };
    },
  });
