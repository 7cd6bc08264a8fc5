import { fail, pass } from '../../src/index.ts';
import { resolved } from '../../src/probes/index.ts';
import { check } from './parameters.ts';
import { rootfsTree } from './rootfs-tree.ts';
import { runcNeeds } from './runc-bundle.ts';
import { allTrees, configFile, subject } from './subject.ts';

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
      says: 'There is no config.json beside the root file system.',
      expected: 'the file config.json in the folder that {rootfs} lies in',
      actual: 'no such file',
      hints: [
        'An OCI runtime wants a folder with two things in it: a root file system, and a file that describes the container. The old text’s last command, "runc rootfs", does not exist.',
        'Change into the folder that your root file system lies in, and let runc write the file.',
      ],
      command: 'cd {rootfs}/..; runc spec',
    },
    'in-rootfs': {
      says: 'The config.json lies in the root file system, not beside it.',
      expected: 'the file config.json in the folder that {rootfs} lies in',
      actual: 'a config.json in the root file system',
      hints: [
        'In which folder did you type runc spec? The file names the root file system as "rootfs": from where must that be right?',
        'Move the file one folder up.',
      ],
      command: 'mv {rootfs}/config.json {rootfs}/..',
    },
    'not-json': {
      says: 'The config.json is not valid JSON from line {line} on.',
      expected: 'a JSON file as runc spec writes it',
      actual:
        '{slip, select, comma {a comma is missing between two values} extra {there is a comma too many} quote {a text is not closed by a quotation mark} other {something that JSON does not know}}',
      hints: [
        'Look at line {line} of the file, and at its neighbours: what did you change there?',
        'Correct the line, or move the file away and let runc write a new one.',
      ],
      command: 'cd {rootfs}/..; mv config.json config.json.old; runc spec',
    },
    invalid: {
      says: 'The config.json breaks a rule of the OCI runtime specification at {where}.',
      expected: 'a file that follows the specification',
      actual: '{where} {rule}',
      hints: [
        'What did you change at {where}? Compare with what runc spec writes in an empty folder.',
        'Correct it, or move the file away and let runc write a new one.',
      ],
      command: 'cd {rootfs}/..; mv config.json config.json.old; runc spec',
    },
    'other-root': {
      says: 'The config.json names another root file system than the lab’s.',
      expected: 'root.path leads to {rootfs}',
      actual: 'root.path leads to {found}',
      hints: [
        'What stands behind "path" below "root" in the file? It counts from the folder of the file.',
        'Let root.path be the name of your root file system’s folder.',
      ],
    },
  },
  judge: ({ bundle, runc, ...facts }, parameters) => {
    const { tree, treePath, treeIdentity } = subject(facts, parameters);
    if (bundle?.kind === 'not-json')
      return fail('not-json', { line: bundle.fault.line, slip: bundle.fault.slip.split('-')[0] ?? 'other' });
    if (bundle?.kind === 'too-large') return fail('invalid', { where: '/', rule: 'is too large' });
    if (bundle?.kind === 'invalid') return fail('invalid', { where: bundle.where, rule: bundle.rule });
    if (bundle?.kind !== 'valid') return fail(tree?.has.includes(configFile) ? 'in-rootfs' : 'no-config');
    const found = resolved(bundle.folder, bundle.config.root.path);
    const own = allTrees(facts).filter(({ identity }) => identity === treeIdentity);
    if (found === treePath || own.some(({ path }) => path === found)) return pass();
    // Links on the way: what runc made the container's root from is the tree all the same.
    const root = facts.processes.find(({ pid }) => pid === runc.container?.pid)?.root;
    const same = root !== undefined && root === treeIdentity && runc.container?.rootfs === found;
    return same ? pass() : fail('other-root', { found });
  },
});
