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
  ...of('util-linux', 'util-linux', ['unshare', 'nsenter', 'setsid', 'setpriv', 'mount', 'umount', 'pivot_root']),
  ...of('iproute2', 'iproute', ['ip']),
  ...of('openssh-server', 'openssh-server', ['sshd']),
  ...of('openssh-client', 'openssh-clients', ['ssh', 'ssh-keygen']),
  ...of('procps', 'procps-ng', ['ps', 'top']),
  ...of('iputils-ping', 'iputils', ['ping']),
  ...of('curl', 'curl', ['curl']),
  ...of('gcc', 'gcc', ['gcc']),
  ...of('g++', 'gcc-c++', ['g++']),
  ...of('libc6-dev', 'glibc-static', ['libc.a']),
  ...of('dnf', 'dnf', ['dnf']),
  ...of('rpm', 'rpm-build', ['rpmbuild']),
  ...of('createrepo-c', 'createrepo_c', ['createrepo_c']),
  ...of('busybox-static', null, ['busybox']),
  ...of('debootstrap', null, ['debootstrap']),
  ...of('iptables', 'iptables-nft', ['iptables']),
  ...of('runc', 'runc', ['runc']),
  ...of('podman', 'podman', ['podman']),
  ...of('docker-registry', null, ['docker-registry']),
  ...of('docker.io', null, ['dockerd']),
  ...of('hostname', 'hostname', ['hostname']),
  ...of('tar', 'tar', ['tar']),
  ...of('systemd-container', 'systemd-container', ['systemd-nspawn']),
  ...of('cpio', 'cpio', ['cpio']),
  ...of('bzip2', 'bzip2', ['bzip2']),
  ...of('pbzip2', 'pbzip2', ['pbzip2']),
  ...of('vsftpd', 'vsftpd', ['vsftpd']),
  ...of('openssl', 'openssl', ['openssl']),
  ...of('cgroup-tools', 'libcgroup-tools', ['cgcreate', 'cgset', 'cgexec', 'cgdelete']),
  ...of('skopeo', 'skopeo', ['skopeo']),
  ...of('nftables', 'nftables', ['nft']),
  ...of('containerd', 'containerd', ['containerd', 'ctr']),
  ...of('conmon', 'conmon', ['conmon']),
  ...of('python3', 'python3', ['python3']),
  ...of('qemu-system-x86', null, ['qemu-system-x86_64']),
  ...of('qemu-utils', null, ['qemu-img']),
  ...of('e2fsprogs', 'e2fsprogs', ['mke2fs']),
  ...of('gzip', 'gzip', ['gzip']),
  ...of('zsh', 'zsh', ['zsh']),
  ...of('fish', 'fish', ['fish']),
  ...of('chromium', 'chromium', ['chromium']),
];

const sandbox = ['bash', 'unshare', 'nsenter', 'mount', 'umount', 'pivot_root', 'ip'];
const pinger = ['ip', 'unshare', 'setsid', 'ping', 'curl', 'gcc', 'libc.a'];

/** The programs that each part of the reference runs. */
export const commandsFor = {
  sandbox,
  /** The pinger lab by each way to get its packages; in a sandbox, by small RPMs. */
  'small-rpms': [...sandbox, ...pinger, 'ps', 'dnf', 'rpmbuild', 'createrepo_c', 'busybox'],
  dnf: [...pinger, 'dnf'],
  debootstrap: [...pinger, 'debootstrap'],
  /** The programs that the pinger lab's mutants and variants use besides. */
  mutants: ['iptables', 'runc', 'busybox', 'g++'],
  minimal: ['setsid', 'ping', 'tar', 'systemd-nspawn', 'cpio', 'bzip2', 'pbzip2', 'vsftpd', 'openssl'],
  contedor: [...sandbox, 'setsid', 'ps', 'top', 'hostname', 'tar', 'runc'],
  'what-is-a-container': [
    ...[...sandbox, 'setsid', 'busybox', 'tar', 'gcc', 'libc.a', 'hostname'],
    ...['cgcreate', 'cgset', 'cgexec', 'cgdelete', 'runc', 'skopeo'],
  ],
  runc: [
    ...[...sandbox, 'setsid', 'debootstrap', 'runc', 'iptables', 'nft', 'ping', 'curl', 'busybox', 'python3'],
    ...['containerd', 'ctr', 'conmon'],
  ],
  /** A simulated class, beside what its lab takes. */
  class: [...sandbox, 'setsid', 'setpriv', 'sshd', 'ssh', 'ssh-keygen', 'busybox'],
  /** A virtual machine, and its image. */
  vm: [
    'unshare',
    'setpriv',
    'ssh',
    'ssh-keygen',
    'debootstrap',
    'cpio',
    'gzip',
    'tar',
    'mke2fs',
    'qemu-img',
    'qemu-system-x86_64',
  ],
  /** The browser that the pages of reports are tried in. */
  pages: ['chromium'],
  /** The optional task of the pinger lab, by engines of this machine. */
  images: ['tar', 'podman', 'runc', 'docker-registry', 'dockerd'],
  /** The shells beside bash in which completion is tried. */
  completion: ['zsh', 'fish'],
} as const satisfies Record<string, readonly string[]>;
