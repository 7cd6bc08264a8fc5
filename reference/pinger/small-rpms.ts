import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { $ } from 'zx';
import { LabcheckError } from '../../src/index.ts';
import { buildOnce } from '../build-once.ts';
import { lastWords } from '../last-words.ts';
import { packageContents, type SmallPackages } from './package-contents.ts';
import { rpmSpec, skeleton } from './rpm-spec.ts';
import { sharedLibraries } from './shared-libraries.ts';

/**
 * The folder of a dnf repository of small packages, made of this machine's own programs, so that the lab's own dnf
 * command can be run without a network, in half a second. Built once (2 s, 10 MB), and again when a program changes.
 *
 * @param packages what they hold; those of the pinger lab unless said
 */
export const smallRpms = (packages: SmallPackages = { programs: packageContents }): Promise<string> => {
  const programs = new Map(
    Object.values(packages.programs)
      .flat()
      .map((path) => [path, programFor(basename(path))]),
  );
  const seen = [...programs].map(([path, source]) => [path, source, statSync(source).size, statSync(source).mtimeMs]);
  const key = createHash('sha256')
    .update(JSON.stringify([seen, rpmSpec('', [], packages), packages, repositoryFile]))
    .digest('hex')
    .slice(0, 16);
  return buildOnce('small-rpms', key, (folder) => build(folder, programs, packages));
};

/** The place of the folder in a sandbox. */
export const repositoryPlace = '/srv/small-rpms';
/** Lets the host's own dnf find the packages there, as a machine of the course finds its distribution's. */
export const repositoryFile = {
  name: 'small.repo',
  text: `[small]\nname=small\nbaseurl=file://${repositoryPlace}\ngpgcheck=0\n`,
};

const places = ['/usr/bin', '/usr/sbin', '/bin', '/sbin'];

/**
 * This machine's program of that name; where it has none, busybox, which is every one of them by the name it is
 * called.
 */
const programFor = (name: string): string => {
  // Debian's `vi` leads to whichever vim or other editor was installed; the tiny one needs the fewest libraries.
  const names = name === 'vi' ? ['vim.tiny', 'vi'] : [name];
  const found = [...names, 'busybox']
    .flatMap((one) => places.map((place) => join(place, one)))
    .find((path) => existsSync(path));
  if (!found)
    throw new LabcheckError(
      `This machine has neither ${name} nor busybox.`,
      'Install busybox-static (Debian) or busybox (Fedora).',
    );
  return realpathSync(found);
};

const build = async (folder: string, programs: ReadonlyMap<string, string>, packages: SmallPackages): Promise<void> => {
  const work = mkdtempSync(join(tmpdir(), 'labcheck-rpms-'));
  try {
    const payload = join(work, 'payload');
    const libraries = await sharedLibraries([...new Set(programs.values())]);
    // Where /lib leads into /usr/lib, so must the copy: in the tree as it is packed, /lib is a link.
    const places = new Map(libraries.map((path) => [path.startsWith('/usr/') ? path.slice(1) : `usr${path}`, path]));
    plant(payload, new Map([...programs, ...places]), packages);
    const groups = join(work, 'groups.xml');
    writeFileSync(groups, groupsOf(packages));
    writeFileSync(join(work, 'small.spec'), rpmSpec(payload, [...places.keys()], packages));
    // Debian keeps the package database in $HOME, and would leave one there.
    const macros = { _topdir: work, _dbpath: join(work, 'database'), _rpmdir: folder, _rpmfilename: '%%{NAME}.rpm' };
    const defines = Object.entries(macros).flatMap(([name, value]) => ['--define', `${name} ${value}`]);
    const shell = $({ env: { ...process.env, HOME: work }, quiet: true, nothrow: true });
    const made =
      await shell`rpmbuild -bb --quiet ${defines} ${join(work, 'small.spec')} && createrepo_c --quiet --groupfile ${groups} ${folder}`;
    writeFileSync(join(folder, repositoryFile.name), repositoryFile.text);
    if (!made.ok)
      throw new LabcheckError(
        `The small packages cannot be built: ${lastWords(made.stderr) ?? made.message}`,
        'Install the tools: labcheck reference deps',
      );
  } finally {
    rmSync(work, { recursive: true });
  }
};

/** The groups in the form that createrepo_c and dnf read. */
const groupsOf = ({ groups = {} }: SmallPackages): string => `<?xml version="1.0" encoding="UTF-8"?>
<comps>${Object.entries(groups)
  .map(
    ([id, names]) => `
<group><id>${id}</id><name>${id}</name><packagelist>
${names.map((name) => `<packagereq type="mandatory">${name}</packagereq>`).join('\n')}
</packagelist></group>`,
  )
  .join('')}
</comps>
`;

const plant = (root: string, copies: ReadonlyMap<string, string>, { texts = {}, links = {} }: SmallPackages): void => {
  for (const folder of skeleton.folders) mkdirSync(join(root, folder), { recursive: true });
  for (const [path, target] of [skeleton.links, ...Object.values(links)].flatMap((all) => Object.entries(all)))
    symlinkSync(target, join(root, path));
  for (const [path, text] of [skeleton.files, ...Object.values(texts)].flatMap((all) => Object.entries(all))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  chmodSync(join(root, 'tmp'), 0o1777);
  chmodSync(join(root, 'var/tmp'), 0o1777);
  chmodSync(join(root, 'root'), 0o700);
  for (const [path, source] of copies) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    copyFileSync(realpathSync(source), join(root, path));
    chmodSync(join(root, path), 0o755);
  }
};
