import type { BuildStep } from '../build-step.ts';
import { shellWord } from '../shell-word.ts';
import { openTerminal, typeInto } from './isolated-shell.ts';
import { installPackages, type PackageWay } from './packages.ts';
import type { PingerParameters } from './parameters.ts';

/** The supplies of the steps from outside of the lab, as paths of the machine that they run on. */
export type Supplies = {
  readonly way: PackageWay;
  /** The folder of the small RPMs; only that way needs it. */
  readonly repository: string;
  /** The app's source. */
  readonly source: string;
};

const minutes = 60_000;

/**
 * The lab, done as its text says, task by task. The optional change of root is made, as it is what the name container
 * means.
 */
export const steps = (parameters: PingerParameters, supplies: Supplies): BuildStep[] => {
  const quoted = Object.entries(parameters).map(([name, value]) => [
    name,
    shellWord(String(value).replaceAll('{x}', String(parameters.x))),
  ]);
  const { rootfs, netns, outer, inner, hostAddress, containerAddress, app, port } = Object.fromEntries(
    quoted,
  ) as Record<keyof PingerParameters, string>;
  const [host, container] = [hostAddress, containerAddress].map((address) => address.split('/')[0]);
  const inside = `ip netns exec ${netns}`;
  const type = (line: string, expected: string) => typeInto(parameters.netns, line, expected);
  return [
    {
      id: 'packages',
      title: 'install the packages into a root of their own',
      tasks: [1],
      run: installPackages(supplies.way, parameters.rootfs, supplies.repository),
      timeoutMs: 20 * minutes,
    },
    {
      id: 'devices',
      title: 'give the root its device nodes',
      tasks: [1],
      // Packages bring none, and the original app does not start ping without /dev/null.
      run: `mkdir -p ${rootfs}/dev
for node in 'null 3' 'zero 5' 'random 8' 'urandom 9'; do
  [ -c ${rootfs}/dev/\${node% *} ] || mknod -m 666 ${rootfs}/dev/\${node% *} c 1 \${node#* }
done`,
    },
    {
      id: 'binary',
      title: 'compile the app statically, into the root',
      tasks: [2, 3],
      run: `mkdir -p "$(dirname ${rootfs}${app})"
gcc -O2 -static -o ${rootfs}${app} ${shellWord(supplies.source)}
chmod +x ${rootfs}${app}`,
    },
    { id: 'netns', title: 'create the network namespace', tasks: [4], run: `ip netns add ${netns}` },
    {
      id: 'pair',
      title: 'create the pair and move one end into the namespace',
      tasks: [5],
      run: `ip link add ${outer} type veth peer name ${inner}
ip link set ${inner} netns ${netns}`,
    },
    {
      id: 'address-host',
      title: 'give the host’s end its address',
      tasks: [6],
      run: `ip addr add ${hostAddress} dev ${outer}`,
    },
    {
      id: 'address-netns',
      title: 'give the namespace’s end its address',
      tasks: [7],
      run: `${inside} ip addr add ${containerAddress} dev ${inner}`,
    },
    {
      id: 'links-up',
      title: 'bring both ends up',
      tasks: [8],
      // The text forgets lo, without which the app cannot ping its own address.
      run: `ip link set ${outer} up
${inside} ip link set ${inner} up
${inside} ip link set lo up`,
    },
    { id: 'ping', title: 'ping the container from the host', tasks: [9], run: `ping -c 1 -W 5 ${container}` },
    {
      id: 'isolate',
      title: 'start a shell in namespaces and a root of its own',
      tasks: [10],
      run: `${openTerminal(parameters.netns, `${inside} unshare -pfmu --root=${rootfs} --mount-proc bash`)}
${type('echo isolated', '^isolated$')}`,
    },
    {
      id: 'proc',
      title: 'mount a procfs where unshare did not',
      tasks: [11],
      run: type(
        "grep -q '^proc /proc ' /proc/self/mounts || mount -t proc proc /proc; ls -d /proc/1 && echo mounted",
        '^mounted$',
      ),
    },
    {
      id: 'app',
      title: 'start the app in it',
      tasks: [12],
      run: type(parameters.port === 8080 ? app : `${app} ${port}`, 'Listening on'),
    },
    {
      id: 'ask',
      title: 'ask the app from the host',
      tasks: [13],
      run: `curl -sS --noproxy '*' -m 20 http://${container}:${port}/
curl -sS --noproxy '*' -m 20 'http://${container}:${port}/?ip='${host} | grep '"state":"Up"'`,
    },
  ];
};
