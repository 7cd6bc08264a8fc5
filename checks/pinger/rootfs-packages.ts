import { fail, pass } from '../../src/index.ts';
import { treePrograms } from '../../src/probes/index.ts';
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
      expected: 'the programs of all {total} packages in the tree',
      actual: 'no program of: {missing}',
      hints: [
        'Compare the task’s list of packages with what is in {rootfs}/usr/bin and {rootfs}/usr/sbin.',
        'Install what is missing into the same root: {missing}.',
      ],
      command: 'dnf install --installroot={rootfs} {package}',
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
