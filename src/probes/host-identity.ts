import { lines, probe } from '../model/probe.ts';

/** The identity of the host, and the namespaces that count as its own (inode numbers, as in `net:[4026531840]`). */
export type HostIdentity = {
  readonly kernel: string | null;
  readonly os: string | null;
  readonly machine: string | null;
  readonly uid: number;
  readonly namespaces: Readonly<Record<NamespaceName, number | undefined>>;
};
export const namespaceNames = ['net', 'pid', 'mnt', 'uts', 'ipc'] as const;
export type NamespaceName = (typeof namespaceNames)[number];

/** Kernel, distribution, machine type, the grader's user id there, and the host's namespaces (namespaces(7)). */
export const hostIdentity = probe<HostIdentity>({
  id: 'host-identity',
  version: 4,
  group: 'kernel',
  tools: ['stat'],
  script: `read -r a </proc/sys/kernel/ostype; read -r b </proc/sys/kernel/osrelease; read -r c </proc/sys/kernel/arch || c=$(uname -m)
echo $a $b $c; echo $u
o=; [ ! -f $r/etc/os-release ] || while IFS= read -r l; do case $l in PRETTY_NAME=*) o=\${l#*=}; break;; esac; done <$r/etc/os-release
printf '%s\\n' "$o"
cd $h/ns && stat -L -c '%n %i' ${namespaceNames.join(' ')}`,
  parse: (output) => {
    const [system = '', uid, os, ...rest] = lines(output);
    const [, kernel, machine] = /^(.*) (\S+)$/.exec(system) ?? [];
    const inodes = new Map(rest.map((line) => line.split(' ') as [string, string]));
    return {
      kernel: kernel || null,
      machine: machine || null,
      uid: Number(uid),
      os: os ? os.replace(/^"(.*)"$/, '$1') : null,
      namespaces: Object.fromEntries(
        namespaceNames.map((name) => [name, inodes.has(name) ? Number(inodes.get(name)) : undefined]),
      ) as HostIdentity['namespaces'],
    };
  },
});
