import { elsewhere, fail, host, pass } from '../../src/index.ts';
import { runcContainers } from '../../src/probes/index.ts';
import { check } from './parameters.ts';
import { configuredTree, rootPath } from './rootfs.ts';
import { rootfsDebian } from './rootfs-debian.ts';
import { folderOf, labBundle } from './subject.ts';

const spec = '{bundle}/config.json';
/** Changes that fit what `runc spec` has just written. */
const specWritten = [
  host('mkdir -p {bundle} && cd {bundle} && runc spec'),
  host(`sed -i 's/"terminal": true/"terminal": false/; s/"readonly": true/"readonly": false/' ${spec}`),
  host(`sed -i 's/"sh"$/"sleep", "infinity"/; s/"CAP_KILL",/& "CAP_NET_ADMIN", "CAP_NET_RAW",/' ${spec}`, {
    text: 'The last change lets the container set up its own network, which task 10 asks for.',
  }),
];

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
      says: 'There is no config.json in {bundle}: {container} was started from {found}. runc reads the file of the folder where it is started.',
      expected: 'config.json in {bundle}, beside rootfs',
      actual: 'config.json in {found}',
      hints: [
        'runc spec writes into the folder where you are. In which folder were you?',
        'Move config.json into {bundle}. Its relative paths then begin there, so correct root.path too.',
      ],
      look: [host('runc list')],
      repair: [host('mkdir -p {bundle} && [ ! -e {bundle}/config.json ] && mv {found}/config.json {bundle}/')],
    },
    'no-config': {
      says: 'There is no file config.json in {bundle}. It tells runc which program to start, and how to separate it from the host.',
      expected: 'a file config.json beside rootfs',
      actual: 'no such file',
      hints: [
        'Which file does runc look for in the folder where it is started? Is yours in another folder?',
        'Go into the bundle, let runc spec write the file, and change what the task asks for.',
      ],
      look: [host('ls -l {bundle}')],
      repair: specWritten,
    },
    'not-json': {
      says: 'runc cannot read config.json: at line {line} {slip, select, comma {a comma is missing between two values} extra {there is a comma too many} quote {a text has no closing quotation mark} other {something is not JSON}}.',
      expected: 'a file in JSON',
      actual:
        'a slip at line {line} ({slip, select, comma {missing comma} extra {comma too many} quote {missing quotation mark} other {not JSON}})',
      hints: [
        'What is wrong in line {line}, or in the one before it? In JSON, texts stand between double quotation marks, and commas only between values.',
        'The arguments are one list for one command, each word in its own quotation marks: ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "{port}"].',
      ],
      look: [host('python3 -m json.tool {folder}/config.json')],
      repair: [elsewhere('In config.json, correct line {line} or the one before it, until runc can read the file.')],
    },
    invalid: {
      says: 'config.json is JSON, but runc does not accept the value at {where}. It {rule}.',
      expected: 'at {where}: {rule}',
      actual: 'a value that breaks this rule',
      hints: [
        'How does the same place look in a file that runc spec writes into an empty folder?',
        'Correct {where}: it {rule}. A list looks like ["sleep", "infinity"], a text like "sleep".',
      ],
      look: [host('grep -n {member} {folder}/config.json')],
      repair: [elsewhere('In config.json, correct {where}: it {rule}.')],
    },
    'two-commands': {
      says: 'process.args in config.json holds two commands in one list. runc starts only the first, and hands it all other words as arguments.',
      expected: 'one command with its own arguments',
      actual: '{found}',
      hints: [
        'Which program would get the words "sleep" and "infinity"?',
        'Keep one command only: the application, or sleep infinity. (The older text of this lab has both.)',
      ],
      look: [host('grep -n -A 12 args {folder}/config.json')],
      repair: [elsewhere('In config.json, remove the words "sleep" and "infinity" from process.args.')],
    },
    'root-is-a-link': {
      says: 'root.path in config.json leads to {found}, which is a link to another folder. Your version of runc starts no container on a link.',
      expected: 'root.path leads to the folder itself',
      actual: 'a symbolic link at {found}',
      hints: [
        'Where does the link lead? runc says "invalid rootfs: not an absolute path, or a symlink".',
        'Move that folder to the place of the link, or write its own path into root.path.',
      ],
      look: [host('ls -ld {found}')],
      repair: [
        host('[ -L {found} ] && t=$(readlink -f {found}) && rm {found} && mv "$t" {found}', {
          text: 'This moves the folder to the place of the link.',
        }),
      ],
    },
    'no-rootfs': {
      says: 'root.path in config.json leads to {found}, but no folder is there. It must name the folder that the container sees as "/".',
      expected: 'root.path leads to the folder with the root file system',
      actual: 'nothing at {found}',
      hints: [
        'Is the name spelt right? A path that does not begin with a slash is looked for in the bundle.',
        'Let root.path be rootfs, the folder that task 1 fills.',
      ],
      look: [host('grep -n -A 3 root {folder}/config.json'), host('ls {folder}')],
      repair: [elsewhere('In config.json, let root.path be "rootfs".')],
    },
  },
  judge: ({ bundle, root, runc }, parameters) => {
    const folder = folderOf(bundle, parameters);
    const own = 'folder' in bundle ? bundle.folder : undefined;
    if (bundle.kind === 'not-json') return fail('not-json', { ...bundle.fault, folder });
    if (bundle.kind === 'invalid') {
      const { where, rule } = bundle;
      return fail('invalid', { folder, where: placeOf(where), rule: ruleOf(rule), member: memberOf(where) });
    }
    if (bundle.kind !== 'valid') {
      const used = runc.container?.bundle;
      return used === undefined || used === own ? fail('no-config') : fail('elsewhere', { found: used });
    }
    const { args } = bundle.config.process;
    if (isTwoCommands(args)) return fail('two-commands', { folder, found: args.join(' ').slice(0, 200) });
    const found = rootPath(bundle) ?? '';
    if (root?.kind !== 'directory') return fail('no-rootfs', { folder, found });
    // Newer versions of runc follow the link.
    const runs = runc.container !== undefined && runc.container.status !== 'stopped';
    return root.isLink && !runs ? fail('root-is-a-link', { found }) : pass();
  },
});

/** `process.args` for `/process/args`. */
const placeOf = (where: string): string => where.slice(1).replaceAll('/', '.') || 'the top of the file';

/** The commonest rules in words; others are said as they are. */
const rules: Readonly<Record<string, string>> = {
  'must be array': 'must be a list, such as ["sleep", "infinity"]',
  'must be string': 'must be one text, such as "sleep"',
  'must be boolean': 'must be true or false, without quotation marks',
  'must be integer': 'must be a number, without quotation marks',
  'must be object': 'must be a group of entries',
  'must be equal to one of the allowed values': 'must be one of the words that runc knows there',
};
const ruleOf = (rule: string): string => {
  const [, lacking] = /^must have required property '(.*)'$/.exec(rule) ?? [];
  return lacking === undefined ? (rules[rule] ?? rule) : `must have an entry "${lacking}"`;
};

/** The last name in a place, without the numbers of a list: `type` of `/linux/namespaces/3/type`. */
const memberOf = (where: string): string => where.split('/').findLast((name) => /^[A-Za-z]+$/.test(name)) ?? '{';

/** `sleep infinity` as the end of another command that is no shell. */
const isTwoCommands = (args: readonly string[]): boolean => {
  const at = args.lastIndexOf('sleep');
  return at > 0 && args[at + 1] === 'infinity' && !args.includes('-c');
};
