import { lines, type Probe, probe } from '../model/probe.ts';

/** The name that the kernel keeps in the host's UTS namespace (uts_namespaces(7)). */
export const hostname = probe<string>({
  id: 'hostname',
  version: 1,
  group: 'kernel',
  tools: ['cat', 'nsenter'],
  // The kernel answers for the namespace of whoever reads this file.
  script: `if [ /proc/self/ns/uts -ef $h/ns/uts ]; then cat /proc/sys/kernel/hostname
else nsenter --uts=$h/ns/uts cat /proc/sys/kernel/hostname || exit 126; fi`,
  parse: (output) => lines(output)[0] ?? '',
});

/** The names of a process's environment. */
export type ProcessHostname = {
  /** The name in its UTS namespace, from the kernel; undefined where the process has ended. */
  readonly kernel: string | undefined;
  /** The first line of /etc/hostname in its root, which names a machine only when that starts (hostname(5)). */
  readonly file: string | undefined;
};

/** How a process's machine is called, by the kernel and by the file; by its PID on the host. */
export const processHostname = (pid: number): Probe<ProcessHostname> =>
  probe<ProcessHostname>({
    id: `process-hostname:${pid}`,
    version: 1,
    group: 'files',
    tools: ['cat', 'head', 'nsenter', 'readlink'],
    script: `[ "$u" = 0 ] || exit 126
[ -e /proc/${pid}/ns/uts ] || exit 0
nsenter --uts=/proc/${pid}/ns/uts cat /proc/sys/kernel/hostname
inside /proc/${pid}/root etc/hostname && [ -f "$f" ] && head -c 300 "$f"
exit 0`,
    // contedor-a-man
    // debian
    parse: (output) => {
      const [kernel, file] = lines(output);
      return { kernel, file: file || undefined };
    },
  });
