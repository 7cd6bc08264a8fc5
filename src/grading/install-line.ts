import type { PackageManager } from '../probes/host-readiness.ts';

const commands: Readonly<Record<PackageManager, string>> = {
  'apt-get': 'apt-get install',
  dnf: 'dnf install',
  zypper: 'zypper install',
  apk: 'apk add',
  pacman: 'pacman -S',
};

type Packages = string | (Readonly<Partial<Record<PackageManager, string>>> & { readonly others: string });

/** The packages that bring the tools of probes, by their names on each kind of system. */
const packages: readonly (readonly [tools: string, packages: Packages])[] = [
  ['ip ss', { dnf: 'iproute', others: 'iproute2' }],
  ['ping', { 'apt-get': 'iputils-ping', others: 'iputils' }],
  ['curl', 'curl'],
  ['nsenter unshare setpriv findmnt', 'util-linux'],
  ['nft', 'nftables'],
  ['iptables iptables-save', { dnf: 'iptables-nft', others: 'iptables' }],
  ['cat date head od readlink sha256sum stat tail tr wc', 'coreutils'],
  ['cmp', 'diffutils'],
  ['grep', 'grep'],
  ['sed', 'sed'],
  ['awk', { 'apt-get': 'mawk', others: 'gawk' }],
  ['find xargs', 'findutils'],
  ['tar', 'tar'],
  ['gzip', 'gzip'],
];

/** The line that installs what is missing; undefined where a command is in no known package, or the manager is not known. */
export const installLine = (missing: readonly string[], manager: PackageManager | undefined): string | undefined => {
  if (manager === undefined) return undefined;
  const names = missing.map((command) => {
    // An ip that prints no JSON is named with its package.
    const tool = command.startsWith('iproute2') ? 'ip' : command;
    const [, found] = packages.find(([tools]) => tools.split(' ').includes(tool)) ?? [];
    return typeof found === 'object' ? (found[manager] ?? found.others) : found;
  });
  return names.includes(undefined) ? undefined : `${commands[manager]} ${[...new Set(names)].join(' ')}`;
};
