import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const attempt = (read: () => string): string => {
  try {
    return read();
  } catch {
    return '';
  }
};

/**
 * All that this machine shows of a sandbox: its record, cgroups, mounts, and the processes in its cgroups or
 * namespace.
 */
export const tracesOf = (name: string, netNamespace = 'none'): string[] => {
  const records = readdirSync('/run/labcheck/sandboxes').filter((file) => file.includes(name));
  const cgroups = execFileSync('find', ['/sys/fs/cgroup', '-type', 'd', '-path', `*/labcheck/${name}*`], {
    encoding: 'utf8',
  });
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .filter((line) => line.includes('labcheck'));
  const processes = readdirSync('/proc').filter(
    (pid) =>
      /^\d+$/.test(pid) &&
      (attempt(() => readFileSync(`/proc/${pid}/cgroup`, 'utf8')).includes(`/labcheck/${name}`) ||
        attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).includes(`labcheck-sandbox-${name}\0`) ||
        attempt(() => readlinkSync(`/proc/${pid}/ns/net`)) === netNamespace),
  );
  return [...records, ...cgroups.split('\n').filter(Boolean), ...mounts, ...processes];
};
