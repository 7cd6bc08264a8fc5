import { fail, pass } from '../../src/index.ts';
import { runcContainers } from '../../src/probes/index.ts';
import { check } from './parameters.ts';
import { configuredTree, rootPath } from './rootfs.ts';
import { rootfsDebian } from './rootfs-debian.ts';
import { labBundle } from './subject.ts';

const makeSpec = 'mkdir -p {bundle} && cd {bundle} && runc spec';

export const bundleValid = check({
  id: 'bundle-valid',
  title: '{bundle} is a bundle that runc understands',
  tasks: [2],
  points: 1,
  after: [rootfsDebian],
  needs: (parameters) => ({
    bundle: labBundle(parameters),
    root: configuredTree(parameters),
    runc: runcContainers(parameters.container),
  }),
  causes: {
    elsewhere: {
      says: 'There is no config.json in {bundle}: {container} was started from {found}.',
      expected: 'config.json in {bundle}, beside rootfs',
      actual: 'config.json in {found}',
      hints: [
        'runc spec writes into the folder where you are, and runc run reads from there. In which folder were you?',
        'Move config.json into the bundle (its paths are meant from there), and start the container there.',
      ],
      command: 'runc delete -f {container}; mv {found}/config.json {bundle}/',
    },
    'no-config': {
      says: 'There is no file config.json in {bundle}.',
      expected: 'a file config.json beside rootfs',
      actual: 'no such file',
      hints: [
        'runc looks for config.json in the folder where it is started. Is it in another folder?',
        'Go into the bundle and let runc write one.',
      ],
      command: makeSpec,
    },
    'not-json': {
      says: 'runc cannot read config.json: at line {line} {slip, select, comma {a comma is missing between two values} extra {there is a comma too many} quote {a text has no closing quotation mark} other {something is not JSON}}.',
      expected: 'a file in JSON',
      actual:
        'a slip at line {line} ({slip, select, comma {missing comma} extra {comma too many} quote {missing quotation mark} other {not JSON}})',
      hints: [
        'Look at line {line} and the one before it. In JSON, texts stand between double quotation marks, and commas stand between values only.',
        'The list of arguments holds one command, each word between its own quotation marks: ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "{port}"]. (The older text of this lab glues a second command to it, and misses a comma and a quotation mark.)',
      ],
      command: 'python3 -m json.tool {bundle}/config.json',
    },
    invalid: {
      says: 'config.json is JSON, but it breaks a rule of the OCI runtime specification at {where}.',
      expected: 'at {where}: {rule}',
      actual: 'a value that is not so',
      hints: [
        'Compare that place with what runc spec writes into another, empty folder.',
        'Correct {where}: it {rule}.',
      ],
      command: 'mkdir /tmp/spec && cd /tmp/spec && runc spec && diff config.json {bundle}/config.json',
    },
    'two-commands': {
      says: 'process.args in config.json holds two commands in one list.',
      expected: 'one command with its own arguments',
      actual: '{found}',
      hints: [
        'Who would read the words "sleep" and "infinity" behind the first command? Every word of the list becomes an argument of its first.',
        'Keep one command only: the application, or sleep infinity. (The older text of this lab has both.)',
      ],
      command: 'editor {bundle}/config.json',
    },
    'root-is-a-link': {
      says: 'root.path in config.json leads to {found}, which is a link: this runc does not start a container on one.',
      expected: 'root.path leads to the folder itself',
      actual: 'a symbolic link at {found}',
      hints: [
        'runc says "invalid rootfs: not an absolute path, or a symlink". Where does the link lead? Try: ls -ld {found}',
        'Let root.path be the folder that the link leads to, or move that folder here.',
      ],
      command: 'editor {bundle}/config.json',
    },
    'no-rootfs': {
      says: 'root.path in config.json leads to {found}, where no folder is.',
      expected: 'root.path leads to the folder with the root file system',
      actual: 'nothing at {found}',
      hints: [
        'A path that does not begin with a slash is meant within the bundle.',
        'Let root.path be rootfs, where the task builds it.',
      ],
      command: 'editor {bundle}/config.json',
    },
  },
  judge: ({ bundle, root, runc }) => {
    const own = 'folder' in bundle ? bundle.folder : undefined;
    if (bundle.kind === 'not-json') return fail('not-json', bundle.fault);
    if (bundle.kind === 'invalid') return fail('invalid', { where: bundle.where, rule: bundle.rule });
    if (bundle.kind !== 'valid') {
      const used = runc.container?.bundle;
      return used === undefined || used === own ? fail('no-config') : fail('elsewhere', { found: used });
    }
    const { args } = bundle.config.process;
    if (isTwoCommands(args)) return fail('two-commands', { found: args.join(' ').slice(0, 200) });
    const found = rootPath(bundle) ?? '';
    if (root?.kind !== 'directory') return fail('no-rootfs', { found });
    // Newer versions of runc follow the link.
    const runs = runc.container !== undefined && runc.container.status !== 'stopped';
    return root.isLink && !runs ? fail('root-is-a-link', { found }) : pass();
  },
});

/** `sleep infinity` as the end of another command that is no shell. */
const isTwoCommands = (args: readonly string[]): boolean => {
  const at = args.lastIndexOf('sleep');
  return at > 0 && args[at + 1] === 'infinity' && !args.includes('-c');
};
