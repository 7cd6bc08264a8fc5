import { type Causes, elsewhere, fail, host } from '../../src/index.ts';
import type { CpioImage } from '../../src/probes/index.ts';
import { movedAway } from './own-folder.ts';

const formats =
  'gzip {a file compressed by gzip} xz {a file compressed by xz} zstd {a file compressed by zstd} zip {a zip archive} cpio {a cpio archive that is not compressed} tar {a tar archive} zeros {zeros} empty {an empty file} bzip2 {more compressed data} other {something else}';

/** Packs the folder `{name}`, which lies in `{parent}`, into the image `{file}`. */
export const packedAgain = host('(cd {parent} && find {name} -xdev | cpio -o -H newc | bzip2 > {file})');

/**
 * The causes that every image can fail for, whatever it should hold. The judge gives each `{file}`, the image’s path,
 * and `{parent}` and `{name}`, the parts of the packed folder’s path.
 *
 * @param folder the parameter that names the folder which was packed
 */
export const packed = (folder: 'root' | 'app') => {
  const repair = [packedAgain];
  const named = [host('bzip2 -dc {file} | cpio -it | head')];
  return {
    causes: {
      absent: {
        says: `The image {file} does not exist. It is the whole folder {${folder}} in one file, which another machine can unpack.`,
        expected: 'a cpio archive, compressed by bzip2, as {file}',
        actual: 'no such file',
        hints: [
          'An image is a whole folder in one file. Which command lists the files, which packs them, and which makes the result small?',
          'Go into {parent}, and pack {name} with find, cpio -o and bzip2.',
        ],
        look: [host('ls -l {file}')],
        repair,
      },
      elsewhere: {
        says: 'The image is {found} instead of {file}. Others look for it where the task says.',
        expected: 'the image as {file}',
        actual: '{found}',
        hints: [
          'Compare the folder and the name with those of the task. Which letter or folder differs?',
          'Move the file to {file}.',
        ],
        look: [host('ls -l {found} {file}')],
        repair: {
          path: [host('mv -n {found} {file}')],
          // Whose home it is depends on who logs in.
          home: [elsewhere('Move {found} to {file}.')],
        },
      },
      'not-a-file': {
        says: '{file} is there, but it is not a file, so it holds nothing.',
        expected: 'a cpio archive, compressed by bzip2',
        actual: 'a folder, a link that leads nowhere, or another kind of file',
        hints: [
          'What is it? With ls -ld the first letter of a file is a dash.',
          'Move it to another name, and pack the folder again.',
        ],
        look: [host('ls -ld {file}')],
        repair: [movedAway('{file}'), packedAgain],
      },
      'not-bzip2': {
        says: '{file} is not compressed by bzip2, whatever its name says. bzip2 cannot unpack it.',
        expected: 'a cpio archive, compressed by bzip2 or pbzip2',
        actual: `{format, select, ${formats}}`,
        hints: [
          'The name of a file does not say what is in it. Which program came last when you packed?',
          'Pack the folder again, with bzip2 or pbzip2 as the last program.',
        ],
        look: [host('bzip2 -tv {file}')],
        repair,
      },
      damaged: {
        says: 'The image {file} is damaged, or its end is missing, so not all of it can be unpacked.',
        expected: 'an image that can be read to its end',
        actual: 'an error after {entries, plural, one {one entry} other {# entries}}',
        hints: [
          'Was the packing interrupted, or was the disk full?',
          'Pack the folder again, and wait until the prompt comes back.',
        ],
        look: [host('bzip2 -tv {file}'), host('df -h {parent}')],
        repair,
      },
      'not-cpio': {
        says: '{file} is compressed by bzip2, but no cpio archive is in it. Only an archive keeps many files and their names in one file.',
        expected: 'a cpio archive, compressed by bzip2',
        actual: `{format, select, ${formats}}`,
        hints: [
          'bzip2 makes one file small. Which program first puts many files into one?',
          'Pack the folder again, with cpio -o between find and bzip2.',
        ],
        look: named,
        repair,
      },
      'absolute-names': {
        says: 'The names in the image begin with "/". Unpacked on another machine, they replace files of that machine.',
        expected: 'names without "/" at the beginning, such as {name}/etc',
        actual: 'the name {found}',
        hints: [
          'cpio packs the names as find prints them. Which folder did you give to find?',
          'Go into {parent}, and give find the bare name {name}.',
        ],
        look: named,
        repair,
      },
      'climbing-names': {
        says: 'Names in the image contain "..", the folder above. Such a file is unpacked outside of the folder that was meant for it.',
        expected: 'names without ".."',
        actual: 'the name {found}',
        hints: [
          'cpio packs the names as find prints them. Which folder did you give to find?',
          'Go into {parent}, and give find the bare name {name}.',
        ],
        look: named,
        repair,
      },
      'other-content': {
        says: `The image {file} does not hold all of {${folder}}: {wanted} is not in it.`,
        expected: `the whole folder {${folder}}`,
        actual: '{entries, plural, =0 {no entry} one {one entry} other {# entries}}, and no {wanted}',
        hints: [
          `Did you pack before {${folder}} was complete, or another folder?`,
          `Pack {${folder}} again, as it is now.`,
        ],
        look: named,
        repair,
      },
    } satisfies Causes,
    /** The fault of the image; undefined where it holds some of the wanted files. */
    fault: (image: CpioImage, { wanted, ...values }: PackedImage) => {
      const [found] = image.elsewhere;
      if (image.kind === 'absent' && found !== undefined)
        return fail('elsewhere', { ...values, found }, { way: found.startsWith('~') ? 'home' : 'path' });
      if (image.kind === 'absent') return fail('absent', values);
      if (image.kind === 'not-a-file') return fail('not-a-file', values);
      if (image.format !== 'bzip2') return fail('not-bzip2', { ...values, format: image.format });
      if (image.damaged) return fail('damaged', { ...values, entries: image.entries });
      if (image.inside !== 'cpio') return fail('not-cpio', { ...values, format: image.inside ?? 'empty' });
      if (image.absolute !== undefined) return fail('absolute-names', { ...values, found: image.absolute });
      if (image.climbing !== undefined) return fail('climbing-names', { ...values, found: image.climbing });
      return image.has.length === 0 ? fail('other-content', { ...values, wanted, entries: image.entries }) : undefined;
    },
  };
};

/** The folder that holds a folder, and its name in there. */
type Parts = { readonly parent: string; readonly name: string };

/** An image as a task wants it: its path, a file that is in it, and the folder that it is made of. */
type PackedImage = Parts & { readonly file: string; readonly wanted: string };

export const partsOf = (folder: string): Parts => {
  const at = folder.lastIndexOf('/');
  return { parent: folder.slice(0, at) || '/', name: folder.slice(at + 1) };
};

/** Where an image is put by mistake: within the folder itself, in the homes, or with another ending. */
export const otherImages = (folder: string, file: string): string[] => {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const bare = file.replace(/\.bz2?$/, '');
  const stem = file.replace(/(?:\.cpio)?\.bz2?$/, '');
  const places = [
    `${folder}/${name}`,
    `/${name}`,
    `/root/${name}`,
    `~/${name}`,
    `/tmp/${name}`,
    `${stem}.bz`,
    `${stem}.bz2`,
    stem,
    // Last, as recorded answers number the places.
    `${bare}.bz`,
    `${bare}.bz2`,
    bare,
  ];
  return [...new Set(places)].filter((other) => other !== file);
};
