import { type Causes, fail } from '../../src/index.ts';
import type { CpioImage } from '../../src/probes/index.ts';

const formats =
  'gzip {a file compressed by gzip} xz {a file compressed by xz} zstd {a file compressed by zstd} zip {a zip archive} cpio {a cpio archive that is not compressed} tar {a tar archive} zeros {zeros} empty {an empty file} bzip2 {more compressed data} other {something else}';

/**
 * The causes that every image can fail for, whatever it should hold. `{file}` is its path, to be given with each cause.
 *
 * @param folder the parameter that names the folder which was packed
 */
export const packed = (folder: 'root' | 'app') => {
  const command = `cd "$(dirname {${folder}})" && find "$(basename {${folder}})" -print | cpio -o | pbzip2 -c > {file}`;
  return {
    causes: {
      absent: {
        says: 'There is no image {file}.',
        expected: 'a cpio archive, compressed by bzip2, as {file}',
        actual: 'no such file',
        hints: [
          'An image is nothing but the whole folder in one file. find lists the names, cpio packs them, and one more program makes it small.',
          `Pack the folder {${folder}}, from the folder in which it lies.`,
        ],
        command,
      },
      elsewhere: {
        says: 'There is no image {file}, but there is {found}.',
        expected: 'the image as {file}',
        actual: '{found}',
        hints: ['Compare folder and name with the task’s, letter by letter.', 'Move the file.'],
        command: 'mv {found} {file}',
      },
      'not-a-file': {
        says: '{file} is there, but it is not a file.',
        expected: 'a cpio archive, compressed by bzip2',
        actual: 'a folder, a link that leads nowhere, or another kind of file',
        hints: ['What is it? Try: ls -ld {file}', 'Remove it, and pack the folder again.'],
        command,
      },
      'not-bzip2': {
        says: '{file} is not compressed by bzip2.',
        expected: 'a cpio archive, compressed by bzip2 or pbzip2',
        actual: `{format, select, ${formats}}`,
        hints: [
          'The end of a name says nothing about what is in the file. Try: file {file}',
          'Pack it again, and let bzip2 or pbzip2 be the last in the pipe.',
        ],
        command,
      },
      damaged: {
        says: 'The image {file} is damaged, or its end is missing.',
        expected: 'an image that can be read to its end',
        actual: 'an error after {entries, plural, one {one entry} other {# entries}}',
        hints: [
          'Was the packing interrupted, or the disk full? Try: bzip2 -tv {file}',
          'Pack it again, and wait until the prompt comes back.',
        ],
        command,
      },
      'not-cpio': {
        says: 'Compressed by bzip2 is {file}, but what is in it is no cpio archive.',
        expected: 'a cpio archive within the compression',
        actual: `{format, select, ${formats}}`,
        hints: ['What comes out of it? Try: bzip2 -dc {file} | file -', 'Let cpio -o make the archive.'],
        command,
      },
      'absolute-names': {
        says: 'The names in the image begin with a slash: unpacked anywhere, it writes over the folder of that name.',
        expected: 'names that begin in the folder where one unpacks',
        actual: 'the name {found}',
        hints: [
          'cpio packs the names as find prints them. What did you give to find?',
          'Go into the folder above, and give find the bare name of the folder.',
        ],
        command,
      },
      'climbing-names': {
        says: 'Names in the image lead out of the folder where one unpacks.',
        expected: 'names without ".."',
        actual: 'the name {found}',
        hints: [
          'cpio packs the names as find prints them. Who unpacks this would write beside the folder that was meant for it.',
          'Go into the folder above the one to be packed, and give find its bare name.',
        ],
        command,
      },
      'other-content': {
        says: `The image {file} is not one of {${folder}}: {wanted} is not in it.`,
        expected: `the whole of {${folder}}`,
        actual: '{entries, plural, =0 {no entry} one {one entry} other {# entries}}, and no {wanted}',
        hints: [
          'What is in it? Try: bzip2 -dc {file} | cpio -it | head',
          `Was it packed before {${folder}} was complete, or from another folder? Pack it again.`,
        ],
        command,
      },
    } satisfies Causes,
    /** The fault of the image; undefined where it holds some of the wanted files. */
    fault: (image: CpioImage, file: string, wanted: string) => {
      const [found] = image.elsewhere;
      if (image.kind === 'absent')
        return found === undefined ? fail('absent', { file }) : fail('elsewhere', { file, found });
      if (image.kind === 'not-a-file') return fail('not-a-file', { file });
      if (image.format !== 'bzip2') return fail('not-bzip2', { file, format: image.format });
      if (image.damaged) return fail('damaged', { file, entries: image.entries });
      if (image.inside !== 'cpio') return fail('not-cpio', { file, format: image.inside ?? 'empty' });
      if (image.absolute !== undefined) return fail('absolute-names', { file, found: image.absolute });
      if (image.climbing !== undefined) return fail('climbing-names', { file, found: image.climbing });
      return image.has.length === 0 ? fail('other-content', { file, wanted, entries: image.entries }) : undefined;
    },
  };
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
