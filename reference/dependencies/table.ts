/** A command that some part of the reference runs, with the packages that bring it. */
export type Dependency = {
  readonly command: string;
  readonly debian: string;
  /** Null where no part needs it on a Fedora-like machine. */
  readonly fedora: string | null;
};

const of = (debian: string, fedora: string | null, commands: readonly string[]): Dependency[] =>
  commands.map((command) => ({ command, debian, fedora }));

/** `libc.a` is no command, but what a static program is linked with. */
export const dependencyTable: readonly Dependency[] = [
  ...of('bash', 'bash', ['bash']),
  ...of('util-linux', 'util-linux', ['unshare', 'nsenter', 'setsid', 'mount', 'umount', 'pivot_root']),
  ...of('iproute2', 'iproute', ['ip']),
  ...of('procps', 'procps-ng', ['ps']),
  ...of('iputils-ping', 'iputils', ['ping']),
  ...of('curl', 'curl', ['curl']),
  ...of('gcc', 'gcc', ['gcc']),
  ...of('libc6-dev', 'glibc-static', ['libc.a']),
  ...of('dnf', 'dnf', ['dnf']),
  ...of('rpm', 'rpm-build', ['rpmbuild']),
  ...of('createrepo-c', 'createrepo_c', ['createrepo_c']),
  ...of('busybox-static', null, ['busybox']),
  ...of('debootstrap', null, ['debootstrap']),
  ...of('iptables', 'iptables-nft', ['iptables']),
  ...of('runc', 'runc', ['runc']),
];

const sandbox = ['bash', 'unshare', 'nsenter', 'mount', 'umount', 'pivot_root', 'ip'];
const pinger = ['ip', 'unshare', 'setsid', 'ping', 'curl', 'gcc', 'libc.a'];

/** What each part of the reference runs. */
export const commandsFor = {
  sandbox,
  /** The pinger lab by each way to get its packages; in a sandbox, by small RPMs. */
  'small-rpms': [...sandbox, ...pinger, 'ps', 'dnf', 'rpmbuild', 'createrepo_c', 'busybox'],
  dnf: [...pinger, 'dnf'],
  debootstrap: [...pinger, 'debootstrap'],
  /** What the pinger lab's mistakes and other ways use besides. */
  mutants: ['iptables', 'runc', 'busybox'],
} as const satisfies Record<string, readonly string[]>;
