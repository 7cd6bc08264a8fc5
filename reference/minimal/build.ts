import type { Minimal } from '../../checks/minimal/parameters.ts';
import type { BuildStep } from '../build-step.ts';
import { openTerminal, typeInto } from '../pinger/isolated-shell.ts';
import { shellWord } from '../shell-word.ts';
import { configuration, yumConf } from './yum-conf.ts';

const minutes = 60_000;
/** How long the service may take to listen; tenths of a second. */
const patience = 100;

/** Shells that stay open, as in terminals of their own. */
export const terminals = { container: 'minimal-nspawn', namespace: 'minimal-netns' } as const;

/**
 * Where systemd does not run, systemd-nspawn can register the container with nobody, and keeps to its own cgroup; where
 * udev does not, nobody marks an interface as initialised, and systemd-nspawn refuses it.
 */
export const nspawnAlone = `alone=; [ -d /run/systemd/system ] || alone='--register=no --keep-unit'
mark() { [ -e /run/udev/control ] || { mkdir -p /run/udev/data; touch "/run/udev/data/n$(cat "/sys/class/net/$1/ifindex")"; }; }
`;

/**
 * The lab, done as its text says, task by task; overlay stands for aufs, which today’s kernels do not have.
 *
 * @param repository the folder of the repository that packages come from, as the machine sees it
 */
export const steps = (parameters: Minimal, repository: string): BuildStep[] => {
  const quoted = Object.entries(parameters).map(([name, value]) => [name, shellWord(value)]);
  const {
    root,
    image,
    netns,
    outer,
    inner,
    hostAddress,
    containerAddress,
    packages,
    base,
    app,
    union,
    appImage,
    system,
  } = Object.fromEntries(quoted) as Record<keyof Minimal, string>;
  const [program = '', port = ''] = parameters.service.split(':').map(shellWord);
  const container = containerAddress.split('/')[0];
  const inside = `ip netns exec ${netns}`;
  const yum = (folder: string) => `dnf -y -q -c ${configuration} --releasever=1 --installroot=${folder}`;
  const pack = (folder: string, file: string) =>
    `cd "$(dirname ${folder})"; find "$(basename ${folder})" -xdev -print | cpio -o --quiet | pbzip2 -c >${file}`;
  return [
    {
      id: 'tree',
      title: 'make the folders of the tree',
      tasks: [1],
      run: `mkdir -p ${root}; cd ${root}; mkdir -p {.,usr}/{bin,sbin,etc}`,
    },
    {
      id: 'applets',
      title: 'make a link for each command of busybox',
      tasks: [2],
      run: `cd ${root}; for i in $(busybox --list-full); do ln -s /bin/sh $i; done`,
    },
    {
      id: 'shell',
      title: 'replace the link of the shell by busybox itself',
      tasks: [3],
      run: `cd ${root}; rm bin/sh; cp "$(command -v busybox)" bin/sh`,
    },
    {
      id: 'os-release',
      title: 'let it look like an operating system',
      tasks: [4],
      run: `touch ${root}/etc/os-release`,
    },
    { id: 'image', title: 'pack the tree', tasks: [7], run: pack(root, image) },
    {
      id: 'yum-conf',
      title: 'write the configuration of yum',
      tasks: [12],
      run: yumConf(repository),
    },
    {
      id: 'packages',
      title: 'install the service into a root of its own',
      tasks: [12],
      // In the background, on its own: CentOS’s package comes configured so, and its packages bring the users.
      run: `${yum(packages)} install vsftpd
printf 'listen=YES\\nbackground=YES\\n' >${packages}/etc/vsftpd.conf
grep -q '^ftp:' ${packages}/etc/passwd ||
  printf '%s\\n' 'ftp:x:14:50::/var/ftp:/sbin/nologin' 'nobody:x:65534:65534::/:/sbin/nologin' >>${packages}/etc/passwd
mkdir -p ${packages}/dev ${packages}/var/run/vsftpd/empty ${packages}/var/ftp; [ -c ${packages}/dev/null ] || mknod -m 666 ${packages}/dev/null c 1 3`,
      timeoutMs: 20 * minutes,
    },
    {
      id: 'base',
      title: 'install the base layer',
      tasks: [14],
      run: `${yum(base)} install basesystem`,
      timeoutMs: 20 * minutes,
    },
    {
      id: 'union',
      title: 'mount the layer of the application over the base',
      tasks: [15],
      run: `mkdir -p ${app} ${union} ${app}.work
mount -t overlay -o lowerdir=${base},upperdir=${app},workdir=${app}.work none ${union}`,
    },
    {
      id: 'app',
      title: 'install the service through the union',
      tasks: [16],
      run: `${yum(union)} install vsftpd`,
      timeoutMs: 20 * minutes,
    },
    { id: 'app-image', title: 'pack the layer of the application', tasks: [17], run: pack(app, appImage) },
    {
      id: 'system',
      title: 'install a full system, without the host’s login modules',
      tasks: [18],
      run: `${yum(system)} group install core
sed -i -e '/selinux/d' -e '/pam_loginuid.so/d' ${system}/etc/pam.d/login
printf 'root:%s:20000:0:99999:7:::\\n' "$(openssl passwd -6 minimal)" >${system}/etc/shadow; chmod 600 ${system}/etc/shadow`,
      timeoutMs: 20 * minutes,
    },
    {
      id: 'nspawn',
      title: 'start a container of the tree, with a cable and one end of a pair',
      tasks: [5, 6, 11],
      run: `${nspawnAlone}ip link add eth2 type veth peer name veth2
mark eth2
${openTerminal(terminals.container, `systemd-nspawn $alone -q --pipe --network-veth --network-interface=eth2 -D ${root} /bin/sh`)}
${typeInto(terminals.container, 'echo inside as $$', 'inside as 1')}`,
    },
    { id: 'netns', title: 'make the network namespace', tasks: [8], run: `ip netns add ${netns}` },
    {
      id: 'pair',
      title: 'make the pair and move one end into the namespace',
      tasks: [8],
      run: `ip link add ${inner} type veth peer name ${outer}
ip link set ${inner} netns ${netns}`,
    },
    {
      id: 'shell-inside',
      title: 'enter the namespace and the tree',
      tasks: [10],
      run: `${openTerminal(terminals.namespace, `${inside} chroot ${root} /bin/sh`)}
${typeInto(terminals.namespace, 'cd / && echo entered', '^entered$')}`,
    },
    {
      id: 'addresses',
      title: 'give both ends their addresses, and switch them on',
      tasks: [9],
      run: `${typeInto(
        terminals.namespace,
        `ip addr add ${containerAddress} dev ${inner} && ip link set ${inner} up && echo addressed`,
        '^addressed$',
      )}
ip addr add ${hostAddress} dev ${outer}
ip link set ${outer} up`,
    },
    { id: 'ping', title: 'ping the namespace from the host', tasks: [9], run: `ping -c 1 -W 5 ${container}` },
    {
      id: 'service',
      title: 'start the service in the namespace, from its own root',
      tasks: [13],
      // It goes to the background before it listens.
      run: `${inside} chroot ${packages} /usr/sbin/${program}
tries=0
until ${inside} ss -Hltn | grep -q ":${port} "; do
  [ $((tries += 1)) -le ${patience} ] || { echo 'the service does not listen' >&2; exit 1; }
  sleep 0.1
done`,
    },
  ];
};

/** The steps that only make files. */
export const fileSteps = [
  'tree',
  'applets',
  'shell',
  'os-release',
  'image',
  'yum-conf',
  'packages',
  'base',
  'union',
  'app',
  'app-image',
  'system',
];
