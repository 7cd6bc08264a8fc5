import { LabcheckError } from '../../src/index.ts';
import { isBelow } from './hidden-folders.ts';
import type { MachineLayout } from './machine-layout.ts';
import type { Bind } from './sandbox-options.ts';

/** The words between which the lines of a plan are split: no path has one. */
const separator = '\x1f';

/** The lines that the init script carries out, in order: each names one of its functions, then the arguments. */
export const initPlan = (
  layout: MachineLayout,
  wants: { readonly binds: readonly Bind[]; readonly scratch: readonly string[]; readonly hide: boolean },
): string => {
  const lines: string[][] = [];
  const fileSystems = ['/', ...layout.ownFileSystems];
  const home = (folder: string) => fileSystems.findLast((one) => isBelow(folder, one));
  for (const folder of fileSystems) {
    const hidden = wants.hide ? layout.hidden.filter((one) => home(one) === folder) : [];
    lines.push([
      'overlay',
      folder === '/' ? 'root' : folder.slice(1),
      folder,
      ...hidden.map((one) => one.slice(folder === '/' ? 1 : folder.length + 1)),
    ]);
  }
  lines.push(['fresh', 'proc', 'nosuid,nodev,noexec', '/proc'], ['fresh', 'sysfs', 'nosuid,nodev,noexec', '/sys']);
  if (!layout.hierarchies.some(({ mountPoint }) => mountPoint === '/sys/fs/cgroup')) {
    lines.push(['fresh', 'tmpfs', 'mode=755,size=1m', '/sys/fs/cgroup']);
  }
  for (const { version, options, mountPoint } of layout.hierarchies) {
    lines.push(['fresh', version === 2 ? 'cgroup2' : 'cgroup', options || 'rw', mountPoint]);
  }
  for (const link of layout.hierarchyLinks) lines.push(['link', ...link]);
  lines.push(
    ['fresh', 'tmpfs', 'mode=755,nosuid,size=4m', '/dev'],
    ['devices'],
    ['fresh', 'devpts', 'newinstance,ptmxmode=0666,mode=620,gid=5', '/dev/pts'],
    ['fresh', 'tmpfs', 'mode=1777,nosuid,nodev', '/dev/shm'],
    ['fresh', 'tmpfs', 'mode=755,nosuid,nodev', '/run'],
    ['fresh', 'tmpfs', 'mode=1777,nosuid,nodev', '/run/lock'],
    ['fresh', 'tmpfs', 'mode=1777,nosuid,nodev', '/tmp'],
  );
  for (const folder of wants.scratch) lines.push(['fresh', 'tmpfs', 'mode=755', folder]);
  for (const { from, to, readOnly } of wants.binds) lines.push(['bind', readOnly ? 'ro' : 'rw', from, to]);
  for (const word of lines.flat()) {
    if (word.includes(separator) || word.includes('\n'))
      throw new LabcheckError(`A sandbox cannot use the path ${JSON.stringify(word)}.`);
  }
  return lines.map((words) => words.join(separator)).join('\n');
};
