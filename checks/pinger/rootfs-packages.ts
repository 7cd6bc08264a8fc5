import { fail, host, pass } from '../../src/index.ts';
import { treePrograms } from '../../src/probes/index.ts';
import { packagesInstalled } from './packages.ts';
import { check } from './parameters.ts';
import { rootfsExists } from './rootfs-exists.ts';

/**
 * Each package of the task, with the programs by which it is known; any one is enough. Debian's names of the same
 * files too.
 */
export const items: Readonly<Record<string, readonly string[]>> = {
  passwd: ['passwd'],
  'shadow-utils': ['useradd'],
  bash: ['bash'],
  'net-tools': ['ifconfig', 'netstat'],
  iproute: ['ip'],
  curl: ['curl'],
  'vim-minimal or nano': ['vi', 'nano', 'vim', 'vim.tiny', 'vim.basic'],
  iputils: ['ping'],
};

export const rootfsPackages = check({
  id: 'rootfs-packages',
  title: 'The packages of the task are installed in {rootfs}',
  tasks: [1],
  points: 2,
  partial: true,
  after: [rootfsExists],
  needs: ({ rootfs }) => ({ programs: treePrograms(rootfs, Object.values(items).flat()) }),
  causes: {
    missing: {
      says: 'Of the {total} packages, {present} {present, plural, one {is} other {are}} installed in {rootfs}. Missing: {missing}.',
      expected: 'the programs of all {total} packages in the folder',
      actual: 'no program of: {missing}',
      hints: [
        'Compare the list of the task with the programs in {rootfs}/usr/bin and {rootfs}/usr/sbin. Which ones are missing?',
        'Install all packages of the task into {rootfs}. (In a root made by debootstrap: chroot {rootfs} apt-get install …)',
      ],
      look: [host('ls {rootfs}/usr/bin {rootfs}/usr/sbin')],
      repair: [
        ...packagesInstalled,
        host('dnf -y reinstall --installroot={rootfs} --releasever=9 {package}', {
          text: 'If dnf says that {package} is installed, but its files are gone, this brings them back.',
        }),
      ],
    },
  },
  judge: ({ programs }) => {
    const all = Object.keys(items);
    const missing = all.filter((item) => !items[item]!.some((program) => programs.includes(program)));
    const present = all.length - missing.length;
    if (missing.length === 0) return pass();
    const [first = ''] = missing;
    const found = { total: all.length, present, missing: missing.join(', '), package: first.split(' ')[0]! };
    return fail('missing', found, { share: present / all.length });
  },
});
