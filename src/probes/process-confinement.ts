import { lines, type Pid, type Probe, probe } from '../model/probe.ts';

/** The tools that this question needs on the host. */
export const confinementTools = ['grep', 'tail'] as const;

/** The rights of one process, from the kernel; parts that could not be read are undefined, as when it has ended. */
export type ProcessConfinement = {
  /** Its effective capabilities, one bit each (capabilities(7)). */
  readonly effective: bigint | undefined;
  /** Whether its root file system is mounted to be written to. */
  readonly rootWritable: boolean | undefined;
};

/** Numbers of the capabilities that labs ask for (linux/capability.h). */
export const capabilityBits = { CAP_NET_ADMIN: 12n, CAP_NET_RAW: 13n } as const;

/** One process, by its PID on the host: its capabilities, its root mount. */
export const processConfinement = (pid: Pid): Probe<ProcessConfinement> =>
  probe<ProcessConfinement>({
    id: `process-confinement:${pid}`,
    version: 1,
    group: 'kernel',
    tools: confinementTools,
    script: `cd /proc/${pid} || exit 0
grep '^CapEff:' status; grep '^[0-9]* [0-9]* [0-9:]* [^ ]* / ' mountinfo | tail -n 1; exit 0`,
    parse: (output) => {
      const all = lines(output);
      // CapEff:	0000000020000420
      const mask = all.flatMap((line) => /^CapEff:\s*([0-9a-f]+)$/.exec(line)?.[1] ?? [])[0];
      // 146 53 0:48 /root/iloverunc/rootfs / rw,relatime master:3 - overlay overlay rw,lowerdir=/…
      const mount = all.find((line) => line.includes(' / '))?.split(' ');
      const [own, superBlock] = [mount?.[5], mount?.at(-1)];
      return {
        effective: mask === undefined ? undefined : BigInt(`0x${mask}`),
        rootWritable: mount && [own, superBlock].every((options) => !options?.split(',').includes('ro')),
      };
    },
  });
