import { lines, probe } from '../model/probe.ts';

/** One mount of the host. */
export type Mount = {
  readonly at: string;
  /** The file system's type: `overlay`, `tmpfs` … */
  readonly type: string;
  /** The source given to mount; any word for most mounts that are not on a disk. */
  readonly source: string;
  /**
   * Options of this mount and of its file system: `rw`, `lowerdir=/dir/base` … An option without a value has the
   * value ''.
   * Layers that were given one by one (`lowerdir+=`) are one list, as they are in `lowerdir=`.
   */
  readonly options: ReadonlyMap<string, string>;
};

/** Everything that is mounted in the host's mount namespace, in the order of mounting (proc_pid_mountinfo(5)). */
export const hostMounts = probe<Mount[]>({
  id: 'host-mounts',
  version: 1,
  group: 'kernel',
  tools: ['cat'],
  script: 'cat $h/mountinfo || exit 126',
  parse: (output) => lines(output).map(readMount),
});

// 612 540 0:77 / /dir/tmp rw,relatime shared:301 - overlay none rw,lowerdir=/dir/base,upperdir=/dir/app,workdir=/dir/work
const readMount = (line: string): Mount => {
  const [before = '', after] = line.split(' - ');
  const [, , , , at, own] = before.split(' ');
  const [type, source, ofType] = after?.split(' ') ?? [];
  if (at === undefined || own === undefined || type === undefined) throw new Error('a mount cannot be read');
  return {
    at: unescaped(at),
    type,
    source: unescaped(source ?? ''),
    options: optionsOf([...own.split(','), ...splitOptions(ofType ?? '')]),
  };
};

const optionsOf = (all: readonly string[]): Map<string, string> => {
  const options = new Map<string, string>();
  for (const [key, value] of all.map(readOption)) {
    const name = key.replace(/\+$/, '');
    const before = name === key ? undefined : options.get(name);
    options.set(name, before === undefined ? value : `${before}:${value}`);
  }
  return options;
};

/** A comma within a value is escaped by a backslash, which the kernel's escaping doubles into `\134`. */
const splitOptions = (text: string): string[] => text.split(/(?<!\\134),/);

const readOption = (option: string): [string, string] => {
  const at = option.indexOf('=');
  return at < 0 ? [option, ''] : [option.slice(0, at), unescaped(option.slice(at + 1))];
};

const unescaped = (path: string): string =>
  path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
