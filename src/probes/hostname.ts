import { lines, probe } from '../model/probe.ts';

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
