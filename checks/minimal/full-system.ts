import { fail, pass } from '../../src/index.ts';
import { loginSettings, programFiles, tree } from '../../src/probes/index.ts';
import { packageDatabases } from './installed-tree.ts';
import { check } from './parameters.ts';

/** The first process of a whole system, in its usual places. */
const inits = ['sbin/init', 'usr/sbin/init', 'lib/systemd/systemd', 'usr/lib/systemd/systemd'];
/** PAM modules that a login within a container does not need and fails with. */
const unwanted = ['pam_selinux.so', 'pam_loginuid.so'];

export const fullSystem = check({
  id: 'full-system',
  title: 'A full system stands in {system}, and one can log in to it',
  tasks: [18],
  points: 1,
  bonus: true,
  phase: 'layers',
  needs: ({ system }) => ({
    folder: tree(system, [...inits, ...packageDatabases]),
    programs: programFiles(system),
    login: loginSettings(system, unwanted),
  }),
  causes: {
    absent: {
      says: 'There is no folder {system} on this host.',
      expected: 'a full system in {system}',
      actual: 'nothing at {system} (what is in /tmp does not outlive a reboot)',
      hints: [
        'A group of packages is installed like a package, by another subcommand.',
        'Install the group core into the folder, with --installroot.',
      ],
      command: 'mkdir -p {system}; yum -c yum.conf --installroot={system} groupinstall core',
    },
    'is-host-root': {
      says: '{system} is this machine’s own root.',
      expected: 'a folder of its own',
      actual: 'the same folder as "/"',
      hints: [
        'Is it a link or a mount? Try: ls -ld {system}; findmnt {system}',
        'Remove the link or unmount it, and install into a real folder.',
      ],
      command: 'ls -ld {system}',
    },
    incomplete: {
      says: 'The tree in {system} is no full system: {missing, select, init {it has no init} database {no package manager has filled it} other {it has no login}}.',
      expected: 'the packages of the group core',
      actual:
        '{missing, select, init {no program that could be the first process} database {no database of installed packages} other {no /etc/pam.d/login}}',
      hints: [
        'A full system can start by itself and let somebody log in. Did the installation end with an error?',
        'Install the group core into the folder again.',
      ],
      command: 'yum -c yum.conf --installroot={system} groupinstall core',
    },
    'login-stumbles': {
      says: 'A login in {system} still calls {found}, which does not work in a container.',
      expected: 'an /etc/pam.d/login without pam_selinux.so and pam_loginuid.so',
      actual: 'lines with {found}',
      hints: [
        'These modules write to places of the kernel that a container may not write to, and so the login fails. Which lines are they? Try: grep pam_ {system}/etc/pam.d/login',
        'Delete the lines from the file within the tree (not from the host’s own).',
      ],
      command: "sed -i -e '/selinux/d' -e '/pam_loginuid.so/d' {system}/etc/pam.d/login",
    },
    'no-password': {
      says: 'root of {system} has no password, so nobody can log in.',
      expected: 'a password for root in the tree’s own /etc/shadow',
      actual: '{state, select, locked {a locked password} empty {an empty password} other {no entry for root}}',
      hints: [
        'Whose password does passwd set: the host’s, or that of the tree? It depends on the root where it runs.',
        'Set it behind chroot.',
      ],
      command: 'chroot {system} passwd root',
    },
  },
  judge: ({ folder, programs, login }) => {
    if (folder.kind !== 'directory') return fail('absent');
    if (folder.identity === folder.hostRoot) return fail('is-host-root');
    if (!folder.has.some((path) => inits.includes(path)) || programs.files.size === 0)
      return fail('incomplete', { missing: 'init' });
    if (!folder.has.some((path) => packageDatabases.includes(path))) return fail('incomplete', { missing: 'database' });
    if (!login.modules) return fail('incomplete', { missing: 'login' });
    if (login.modules.length > 0) return fail('login-stumbles', { found: login.modules.join(', ') });
    return login.rootPassword === 'set' ? pass() : fail('no-password', { state: login.rootPassword });
  },
});
