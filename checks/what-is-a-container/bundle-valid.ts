import { elsewhere, fail, host, pass } from '../../src/index.ts';
import { parentOf, resolved } from '../../src/probes/index.ts';
import { check } from './parameters.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { runcNeeds } from './runc-bundle.ts';
import { allTrees, configFile, subject } from './subject.ts';

/** The file written anew; the old one is kept. */
const anew = [
  host('cd {folder} && mv --backup=numbered config.json config.json.old && runc spec', {
    text: 'Your changes stay in config.json.old.',
  }),
];

export const bundleValid = check({
  id: 'bundle-valid',
  title: 'A valid config.json describes the container to runc',
  tasks: [12],
  points: 1,
  phase: 'runc',
  after: [rootfsTree],
  needs: runcNeeds,
  causes: {
    'no-config': {
      says: 'There is no config.json in {folder}. runc reads from it which program it is to run, and in which root.',
      expected: 'the file config.json in {folder}, beside the root file system',
      actual: 'no such file',
      hints: [
        'In which folder did you type runc spec? It writes the file into the folder that you are in.',
        'Change into {folder}, and type: runc spec',
      ],
      look: [host('ls {folder}')],
      repair: [host('cd {folder} && runc spec')],
    },
    'in-rootfs': {
      says: 'The config.json lies in the root file system. runc needs it beside the root file system, in {folder}.',
      expected: 'the file config.json in {folder}',
      actual: 'the file {rootfs}/config.json',
      hints: [
        'In which folder did you type runc spec? The file names the root file system as "rootfs", as seen from its own folder.',
        'Move the file one folder up, to {folder}.',
      ],
      look: [host('ls {folder} {rootfs}')],
      repair: [host('mv -n {rootfs}/config.json {folder}/')],
    },
    'not-json': {
      says: 'runc cannot read the config.json: from line {line} on, it breaks the rules of its format, JSON.',
      expected: 'a JSON file as runc spec writes it',
      actual:
        '{slip, select, comma {a comma is missing between two values} extra {there is a comma too many} quote {a text is not closed by a quotation mark} other {something that JSON does not know}}',
      hints: [
        'Which of the lines near line {line} did you change?',
        'Correct line {line} in an editor. Or move the file away, and let runc write a new one.',
      ],
      look: [host('head -n {line} {folder}/config.json | tail -n 3')],
      repair: anew,
    },
    invalid: {
      says: 'runc cannot use the config.json: its part {where} breaks a rule of the OCI specification, which runc follows.',
      expected: 'a file that follows the specification',
      actual: '{where} {rule}',
      hints: [
        'Which part of the file did you change? Compare it with what runc spec writes in an empty folder.',
        'Correct {where} in an editor. Or move the file away, and let runc write a new one.',
      ],
      look: [host('cat {folder}/config.json')],
      repair: anew,
    },
    'other-root': {
      says: 'The config.json names {found} as the root file system, not {rootfs}. The container would see the wrong files.',
      expected: '"path" below "root" leads to {rootfs}',
      actual: 'it leads to {found}',
      hints: [
        'Which folder stands behind "path" below "root" in the file? It counts from the folder of the file.',
        'Write {rootfs} behind "path" below "root".',
      ],
      look: [host('grep -A 2 \'"root"\' {folder}/config.json')],
      repair: {
        beside: anew,
        apart: [elsewhere('Open {folder}/config.json in an editor, and write {rootfs} behind "path" below "root".')],
      },
    },
  },
  judge: ({ bundle, runc, ...facts }, parameters) => {
    const { tree, treePath, treeIdentity } = subject(facts, parameters);
    const rootfs = treePath ?? parameters.rootfs;
    const folder = bundle && 'folder' in bundle ? bundle.folder : (parameters.bundle ?? parentOf(rootfs));
    const values = { folder, rootfs };
    if (bundle?.kind === 'not-json') {
      const { line, slip } = bundle.fault;
      return fail('not-json', { ...values, line, slip: slip.split('-')[0] ?? 'other' });
    }
    if (bundle?.kind === 'too-large') return fail('invalid', { ...values, where: '/', rule: 'is too large' });
    if (bundle?.kind === 'invalid') return fail('invalid', { ...values, where: bundle.where, rule: bundle.rule });
    if (bundle?.kind !== 'valid') return fail(tree?.has.includes(configFile) ? 'in-rootfs' : 'no-config', values);
    const found = resolved(bundle.folder, bundle.config.root.path);
    const own = allTrees(facts).filter(({ identity }) => identity === treeIdentity);
    if (found === treePath || own.some(({ path }) => path === found)) return pass();
    // Links on the way: what runc made the container's root from is the tree all the same.
    const root = facts.processes.find(({ pid }) => pid === runc.container?.pid)?.root;
    const same = root !== undefined && root === treeIdentity && runc.container?.rootfs === found;
    if (same) return pass();
    return fail(
      'other-root',
      { ...values, found },
      { way: rootfs === resolved(folder, 'rootfs') ? 'beside' : 'apart' },
    );
  },
});
