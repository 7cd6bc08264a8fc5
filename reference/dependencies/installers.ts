import { readdirSync } from 'node:fs';
import { execa } from 'execa';
import { LabcheckError } from '../../src/index.ts';
import { withoutDaemonStarts } from './without-daemon-starts.ts';

/** One package manager: the command for people, and the act. */
export type Install = {
  readonly byHand: (packages: readonly string[]) => string;
  readonly now: (packages: readonly string[]) => Promise<void>;
};

/** Another apt may be at work, as on a machine that has just booted: it is waited for, in seconds. */
const lockTimeout = ['-o', 'DPkg::Lock::Timeout=300'];

const apt = (...words: readonly string[]) =>
  execa('apt-get', [...lockTimeout, ...words], {
    env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    stdin: 'ignore',
    reject: false,
  });

/** Debian's. The lists are fetched only where there are none, or where they are too old to find the packages. */
export const aptInstall: Install = {
  byHand: (packages) => `apt-get install --no-install-recommends ${packages.join(' ')}`,
  now: (packages) =>
    withoutDaemonStarts(async () => {
      const install = () => apt('install', '--yes', '--no-install-recommends', ...packages);
      const first = hasLists() ? await install() : undefined;
      if (first?.exitCode === 0) return;
      const update = await apt('update');
      const second = await install();
      if (second.exitCode === 0) return;
      throw refused(
        aptInstall.byHand(packages),
        [update.exitCode === 0 ? '' : update.stderr, second.stderr].join('\n'),
      );
    }),
};

const hasLists = (): boolean => {
  try {
    return readdirSync('/var/lib/apt/lists').some((file) => file.includes('_Packages'));
  } catch {
    return false;
  }
};

/**
 * Fedora's, which starts no daemon by itself. On Rocky the static libc is in `crb`, which is off at first; elsewhere
 * that option says nothing.
 */
export const dnfInstall: Install = {
  byHand: (packages) => `dnf install --setopt=crb.enabled=1 ${packages.join(' ')}`,
  now: async (packages) => {
    const words = ['-y', 'install', '--setopt=install_weak_deps=False', '--setopt=crb.enabled=1', ...packages];
    const { exitCode, stderr } = await execa('dnf', words, { env: { LC_ALL: 'C' }, stdin: 'ignore', reject: false });
    if (exitCode !== 0) throw refused(dnfInstall.byHand(packages), stderr);
  },
};

const refused = (command: string, complaint: string): LabcheckError => {
  const lines = complaint.split('\n').map((line) => line.trim());
  const why = lines.find((line) => /^(E|Error): /.test(line)) ?? lines.findLast((line) => line !== '');
  return new LabcheckError(`The packages could not be installed: ${why ?? 'no reason was given'}`, `Run: ${command}`);
};
