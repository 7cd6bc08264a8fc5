import type { BuildStep } from '../build-step.ts';
import { shellWord } from '../shell-word.ts';

/** The names of the optional task. */
export type ImageParameters = {
  readonly rootfs: string;
  readonly app: string;
  readonly archive: string;
  readonly image: string;
  readonly registry: string;
  readonly port: number;
  readonly publishedPort: number;
};

/** The user that the reference pushes as. */
const student = 'student';
/** How long the registry may take to listen; tenths of a second. */
const patience = 100;

const start = `mkdir -p /var/lib/registry /etc/containers
grep -q ' '"$registry"'$' /etc/hosts || echo "127.0.0.1 $registry" >>/etc/hosts
printf 'version: 0.1\\nlog: {level: error}\\nstorage: {filesystem: {rootdirectory: /var/lib/registry}}\\nhttp: {addr: "127.0.0.1:80"}\\n' >/etc/registry.yml
setsid docker-registry serve /etc/registry.yml </dev/null >/dev/null 2>&1 &
tries=0
until curl -q -s --noproxy '*' -o /dev/null "http://$registry/v2/"; do
  [ $((tries += 1)) -le ${patience} ] || { echo 'the registry does not listen' >&2; exit 1; }
  sleep 0.1
done
`;

// The files of a sandbox are an overlay, on which engines cannot lay one of their own; and its cgroups are mounted as
// of old, beside those of version 2, which crun does not take. The store of this machine's own engines is visible
// too, and would decide the storage driver.
const settings = `rm -rf --one-file-system /var/lib/containers/storage
mkdir -p /etc/containers
printf '[storage]\\ndriver = "vfs"\\nrunroot = "/run/containers/storage"\\ngraphroot = "/var/lib/containers/storage"\\n' >/etc/containers/storage.conf
printf '[engine]\\ncgroup_manager = "cgroupfs"\\nruntime = "runc"\\nevents_logger = "none"\\n' >/etc/containers/containers.conf
`;

/** The optional task, by podman, with a registry of the sandbox's own that has the name of the lab's. */
export const imageSteps = ({
  rootfs,
  app,
  archive,
  image,
  registry,
  port,
  publishedPort,
}: ImageParameters): { files: BuildStep[]; live: BuildStep[] } => {
  const file = archive.startsWith('~/') ? `~/${shellWord(archive.slice(2))}` : shellWord(archive);
  const [local, remote] = [shellWord(image), shellWord(`${registry}/${student}/${image}`)];
  const serve = `registry=${shellWord(registry)}\n${start}`;
  return {
    files: [
      {
        id: 'archive',
        title: 'pack the root file system',
        tasks: [14],
        run: `tar -C ${shellWord(rootfs)} -czf ${file} .`,
      },
      {
        id: 'import',
        title: 'make an image of the archive',
        tasks: [14],
        run: `${settings}podman import -q ${file} ${local}`,
      },
      {
        id: 'push',
        title: 'push the image to the registry',
        tasks: [14],
        run: `${serve}podman tag ${local} ${remote}; podman push -q --tls-verify=false ${remote}`,
      },
    ],
    live: [
      { id: 'registry', title: 'start the registry', tasks: [14], run: serve },
      {
        id: 'run',
        title: 'run the app by an engine',
        tasks: [14],
        run: `podman run -d --name pinger -p ${publishedPort}:${port} ${local} ${shellWord(app)} >/dev/null </dev/null
tries=0
until curl -q -s --noproxy '*' -o /dev/null -m 5 http://127.0.0.1:${publishedPort}/; do
  [ $((tries += 1)) -le ${patience} ] || { echo 'the container does not answer' >&2; exit 1; }
  sleep 0.1
done`,
      },
    ],
  };
};
