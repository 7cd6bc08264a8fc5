import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real sshd on a free port of the loopback, in a mount namespace of its own: it leaves nothing on the machine. */
export type Sshd = {
  readonly port: number;
  readonly folder: string;
  /** All that it has logged so far. */
  readonly log: () => string;
  /** Waits until the log holds that. */
  readonly logged: (what: RegExp) => Promise<void>;
  readonly process: ChildProcess;
  readonly stop: () => Promise<void>;
};

export type SshdOptions = {
  /** Lines of its configuration, beside those that every test wants. */
  readonly config?: readonly string[];
  /** Lines after all others, such as Match blocks. */
  readonly after?: readonly string[];
  /** Shell that prepares the mount namespace; `$1` is the folder. */
  readonly prepare?: string;
  readonly hostKeys?: readonly ('ed25519' | 'ecdsa' | 'rsa')[];
};

/** Makes a key pair without a passphrase, or with one. */
export const makeKey = (file: string, type = 'ed25519', passphrase = ''): string => {
  execFileSync('ssh-keygen', [
    '-q',
    '-t',
    type,
    ...(type === 'rsa' ? ['-b', '2048'] : []),
    '-N',
    passphrase,
    '-C',
    'test',
    '-f',
    file,
  ]);
  return readFileSync(`${file}.pub`, 'utf8').trim();
};

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'labcheck-ssh-'));

/** A host's own: sshd is its process 1, and whoever logs in sees the same mounts as that one. */
const ownNamespaces = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child', '--mount-proc', '--'];

/** Root's home is an empty one, so that no file of the machine's decides; the login shell is its own. */
const ownWorld = `set -e
mount -t tmpfs tmpfs /run; mkdir /run/sshd
mkdir -p "$1/home"; mount --bind "$1/home" /root
`;

/** Starts sshd with a key of root's in `FOLDER/key`. */
export const startSshd = async ({
  config = [],
  after = [],
  prepare = '',
  hostKeys = ['ed25519'],
}: SshdOptions = {}): Promise<Sshd> => {
  const folder = temporaryFolder();
  const port = await freePort();
  for (const type of hostKeys) makeKey(join(folder, `host_${type}`), type);
  writeFileSync(join(folder, 'authorized_keys'), `${makeKey(join(folder, 'key'))}\n`);
  const lines = [
    ...config,
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    ...hostKeys.map((type) => `HostKey ${join(folder, `host_${type}`)}`),
    `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
    'PidFile none',
    'UsePAM no',
    'UseDNS no',
    'StrictModes no',
    'PrintMotd no',
    'PrintLastLog no',
    'MaxStartups 200',
    'LogLevel DEBUG1',
    ...after,
  ];
  writeFileSync(join(folder, 'sshd_config'), `${lines.join('\n')}\n`);
  const logFile = join(folder, 'log');
  // It dies with the test, however that ends.
  const script = `${ownWorld}${prepare}\nexec setpriv --pdeathsig KILL /usr/sbin/sshd -D -e -f "$1/sshd_config"`;
  const logFd = openSync(logFile, 'w');
  const child = spawn('unshare', [...ownNamespaces, 'sh', '-c', script, 'sh', folder], {
    stdio: ['ignore', 'ignore', logFd],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  });
  closeSync(logFd);
  const log = (): string => readFileSync(logFile, 'utf8').replaceAll('\r', '');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const logged = async (what: RegExp): Promise<void> => {
    for (let tries = 0; !what.test(log()); tries++) {
      if (tries > 500) throw new Error(`sshd never logged ${what}:\n${log()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await Promise.race([
    logged(/Server listening/),
    ended.then(() => Promise.reject(new Error(`sshd ended:\n${log()}`))),
  ]);
  return {
    port,
    folder,
    log,
    logged,
    process: child,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The entries that known_hosts should hold for a test's sshd. */
export const knownLine = ({ folder, port }: Sshd, type = 'ed25519', names = `[127.0.0.1]:${port}`): string => {
  const [algorithm, key] = readFileSync(join(folder, `host_${type}.pub`), 'utf8').split(' ');
  return `${names} ${algorithm} ${key}\n`;
};

/**
 * An ssh configuration that reads nothing of the machine's, with the key and the known host of a test's sshd.
 *
 * @param suffix tells the files of tests apart that run at the same time
 */
export const configFor = (
  sshd: Sshd,
  lines: readonly string[] = [],
  known = knownLine(sshd),
  suffix: string | number = '',
): string => {
  const file = join(sshd.folder, `ssh_config${suffix}`);
  const knownHosts = join(sshd.folder, `known_hosts${suffix}`);
  writeFileSync(knownHosts, known);
  writeFileSync(
    file,
    [
      ...lines,
      `IdentityFile ${join(sshd.folder, 'key')}`,
      'IdentityAgent none',
      `UserKnownHostsFile ${knownHosts}`,
      'GlobalKnownHostsFile /dev/null',
      '',
    ].join('\n'),
  );
  return file;
};
