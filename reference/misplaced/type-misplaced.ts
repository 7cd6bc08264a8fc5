import { type Place } from '../../src/index.ts';
import { enterArgv, findSandbox } from '../../src/transports/sandbox/registry.ts';
import { openTerminal, type Terminal } from '../heal/terminal.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { bystander, stateOfBystander } from './bystander.ts';
import type { DestroyingLine } from './destroying-lines.ts';

/** A line that took away or changed what is not the lab's. */
export type Harm = {
  readonly line: string;
  readonly check: string;
  readonly cause: string;
  readonly at: string;
  readonly lost: readonly string[];
};

/** A place to type at: its shell, and numbers of the bystander's processes as they are seen there. */
type Standing = {
  readonly name: string;
  readonly place: Place | null;
  readonly shell: string;
  readonly numbers: readonly number[];
};

/** Shell words that print the number of a process inside of the lab's own PID namespace; none where there is no such. */
const labProcess = `own=$(readlink /proc/1/ns/pid); other=$(readlink /proc/$(cut -d' ' -f3 /run/bystander)/ns/pid)
for each in /proc/[0-9]*; do
  space=$(readlink $each/ns/pid) || continue
  if [ "$space" != "$own" ] && [ "$space" != "$other" ]; then echo "\${each#/proc/}"; break; fi
done`;

/** Most lines end at once; one that waits for input or serves is left after this time. */
const patience = 5000;

/** A host that can be built again, for lines to be typed on. */
export type HostToHarm = {
  readonly name: string;
  readonly withSandbox: <T>(work: (sandbox: Sandbox) => Promise<T>) => Promise<T>;
  /** Whether the lab is done right on it; there, lines are typed at all places but their own. */
  readonly hasLab: boolean;
  readonly containerShell: string | undefined;
};

/** Types lines at places that are not theirs, and tells those that did harm. After one, the host is built anew. */
export const typeMisplaced = async (
  host: HostToHarm,
  lines: readonly DestroyingLine[],
  onTyped: (line: string, at: string) => void,
): Promise<{ readonly typed: number; readonly harms: readonly Harm[] }> => {
  const harms: Harm[] = [];
  let typed = 0;
  let todo = [...lines];
  while (todo.length > 0) {
    todo = await host.withSandbox(async (sandbox) => {
      await sandbox.run(bystander);
      const before = await stateOf(sandbox);
      const { places, close } = await placesOf(sandbox, host);
      try {
        for (const [index, line] of todo.entries())
          for (const standing of places.filter(({ place }) => !host.hasLab || place !== line.place))
            for (const run of variants(line, standing)) {
              onTyped(run, standing.name);
              typed += 1;
              await standing.type(run);
              const lost = lostOf(before, await stateOf(sandbox));
              if (lost.length === 0) continue;
              harms.push({
                line: run,
                check: line.check,
                cause: line.cause,
                at: `${standing.name} of ${host.name}`,
                lost,
              });
              return todo.slice(index + 1);
            }
        return [];
      } finally {
        close();
      }
    });
  }
  return { typed, harms };
};

const variants = ({ run, withNumber }: DestroyingLine, { numbers }: Standing): string[] => [
  ...new Set([run, ...numbers.map(withNumber)]),
];

const stateOf = async (sandbox: Sandbox): Promise<string[]> =>
  (await sandbox.run(stateOfBystander, { allowFailure: true })).stdout.split('\n');

/** The lines of a state that another does not have, and those of mounts that came. */
const lostOf = (before: readonly string[], after: readonly string[]): string[] => [
  ...before.filter((line) => !after.includes(line)),
  ...after.filter((line) => line.startsWith('mount') && !before.includes(line)).map((line) => `new: ${line}`),
];

type OpenStanding = Standing & { readonly type: (line: string) => Promise<void> };

const placesOf = async (
  sandbox: Sandbox,
  { hasLab, containerShell }: HostToHarm,
): Promise<{ readonly places: readonly OpenStanding[]; readonly close: () => void }> => {
  const [onHost = 0, init = 0, child = 0] = (await sandbox.run('cat /run/bystander')).stdout.split(' ').map(Number);
  const lab = hasLab ? (await sandbox.run(labProcess, { allowFailure: true })).stdout : '';
  const labShell = containerShell ?? (lab === '' ? undefined : `nsenter -t ${lab} -a -r -w sh`);
  const where = enterArgv(findSandbox(sandbox.name)!);
  const open = new Set<Terminal>();
  const standing = (one: Standing): OpenStanding => {
    let terminal: Terminal | undefined;
    return {
      ...one,
      type: async (line) => {
        terminal ??= openTerminal(where, one.shell);
        open.add(terminal);
        if (await terminal.type(line, patience)) return;
        terminal.close();
        terminal = undefined;
      },
    };
  };
  const places = [
    standing({ name: 'the host', place: 'host', shell: 'bash', numbers: [onHost, init, child] }),
    standing({ name: 'another container', place: null, shell: `nsenter -t ${init} -a bash`, numbers: [2] }),
    ...(hasLab && labShell !== undefined
      ? [
          standing({
            name: 'the isolated shell',
            place: containerShell === undefined ? 'shell' : 'container',
            shell: labShell,
            numbers: [],
          }),
        ]
      : []),
  ];
  return {
    places,
    close: () => {
      for (const terminal of open) terminal.close();
    },
  };
};
