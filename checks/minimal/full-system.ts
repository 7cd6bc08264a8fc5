import { fail, host, pass } from '../../src/index.ts';
import { loginSettings, programFiles, tree } from '../../src/probes/index.ts';
import { packageDatabases } from './installed-tree.ts';
import { groupInstalled } from './installs.ts';
import { hostRootLeft, hostRootShown, movedAway } from './own-folder.ts';
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
      says: 'The folder {system} does not exist on this host. (A restart of the machine empties /tmp.)',
      expected: 'a full system in {system}',
      actual: 'nothing at {system}',
      hints: [
        'dnf can install a whole group of packages. Which group makes a system that starts by itself?',
        'Install the group core into {system}, with --installroot.',
      ],
      look: [host('ls -ld {system}')],
      repair: [groupInstalled('{system}', 'core')],
    },
    'is-host-root': {
      says: '{system} is the same folder as "/" of this machine, so a change there changes the machine.',
      expected: 'a folder of its own',
      actual: 'the same folder as "/", by a link or a mount',
      hints: [
        'Is {system} a link to "/", or is "/" mounted there?',
        'Remove the link or unmount it, and install into a real folder.',
      ],
      look: hostRootShown('{system}'),
      repair: [...hostRootLeft('{system}'), groupInstalled('{system}', 'core')],
    },
    incomplete: {
      says: 'The tree in {system} is not a full system: {missing, select, init {it has no init} database {no package manager has filled it} other {it has no login}}.',
      expected: 'the packages of the group core',
      actual:
        '{missing, select, init {no init, the program that starts all others} database {no list of installed packages} other {no /etc/pam.d/login}}',
      hints: [
        'A full system can start by itself, and one can log in to it. Did the installation end with an error message?',
        'Move the folder to another name, and install the group core again.',
      ],
      look: [host('ls {system}/sbin/init {system}/etc/pam.d/login')],
      repair: [movedAway('{system}'), groupInstalled('{system}', 'core')],
    },
    'login-stumbles': {
      says: 'A login in {system} still calls {found}. That fails in a container, and so does the login.',
      expected: 'an /etc/pam.d/login without pam_selinux.so and pam_loginuid.so',
      actual: 'lines with {found}',
      hints: [
        'Each line of that file names a module, a helper that the login calls. Which lines does the task name?',
        'Delete these lines from the file in the tree, not from the host’s own.',
      ],
      look: [host("grep -nE 'selinux|pam_loginuid' {system}/etc/pam.d/login")],
      repair: [host("sed -i -e '/selinux/d' -e '/pam_loginuid.so/d' {system}/etc/pam.d/login")],
    },
    'no-password': {
      says: 'root has no password in {system}, so nobody can log in.',
      expected: 'a password for root in the tree’s own /etc/shadow',
      actual: '{state, select, locked {a locked password} empty {an empty password} other {no entry for root}}',
      hints: [
        'passwd changes the password in the system where it runs. Which "/" did it see?',
        'Run passwd in the tree: chroot {system} passwd root',
      ],
      look: [host('grep ^root: {system}/etc/shadow')],
      repair: [
        host('p=$(openssl rand -hex 6); usermod -R {system} -p "$(openssl passwd -6 $p)" root && echo "password: $p"', {
          text: 'This makes a password and shows it. To choose your own, type instead: chroot {system} passwd root',
        }),
      ],
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
