import type { appImage } from '../../checks/minimal/app-image.ts';
import type { imageCpio } from '../../checks/minimal/image-cpio.ts';
import type { MutantsOf } from '../mutant.ts';

type ImageMutants = MutantsOf<readonly [typeof imageCpio, typeof appImage]>;

/**
 * A mistake that either image can have. In its act, `$F` is the folder and `$G` the image.
 */
type Mistake = {
  readonly id: string;
  readonly story: string;
  readonly act: string;
  readonly cause: keyof typeof imageCpio.causes;
};

const mistakes: readonly Mistake[] = [
  { id: 'never-packed', story: 'The folder was never packed.', act: 'rm $G', cause: 'absent' },
  { id: 'in-the-home', story: 'The image was saved in the home.', act: 'mv $G /root/', cause: 'elsewhere' },
  {
    id: 'within-its-folder',
    story: 'The image was saved within the folder that it was made of.',
    act: 'mv $G $F/',
    cause: 'elsewhere',
  },
  {
    id: 'is-a-pipe',
    story: 'A named pipe lies in its place, which nobody ever writes to.',
    act: 'rm $G; mkfifo $G',
    cause: 'not-a-file',
  },
  {
    id: 'is-a-dead-link',
    story: 'The image was moved, and a link to it leads nowhere.',
    act: 'rm $G; ln -s /srv/gone $G',
    cause: 'not-a-file',
  },
  {
    id: 'by-gzip',
    story: 'gzip was used, and the name says bzip2.',
    act: 'cd $(dirname $F); find $O -xdev | cpio -o --quiet | gzip >$G',
    cause: 'not-bzip2',
  },
  {
    id: 'not-compressed',
    story: 'The last part of the pipe was left out.',
    act: 'cd $(dirname $F); find $O -xdev | cpio -o --quiet >$G',
    cause: 'not-bzip2',
  },
  { id: 'empty', story: 'The disk was full, and the file is empty.', act: ': >$G', cause: 'not-bzip2' },
  {
    id: 'of-eight-terabytes',
    story: 'The file is a hole of eight terabytes.',
    act: ': >$G; truncate -s 8T $G',
    cause: 'not-bzip2',
  },
  {
    id: 'cut',
    story: 'The packing was interrupted.',
    act: 'truncate -s $(($(stat -c %s $G) / 2)) $G',
    cause: 'damaged',
  },
  {
    id: 'with-changed-bytes',
    story: 'Some bytes were changed on the way.',
    act: "printf '\\377\\000\\377\\000' | dd of=$G bs=1 seek=$(($(stat -c %s $G) / 2)) conv=notrunc status=none",
    cause: 'damaged',
  },
  {
    id: 'of-a-cut-archive',
    story: 'The archive was cut before it was compressed.',
    act: 'bzip2 -dc $G >/tmp/whole; head -c 20000 /tmp/whole | bzip2 >/tmp/cut; mv /tmp/cut $G',
    cause: 'damaged',
  },
  {
    id: 'by-tar',
    story: 'tar was used instead of cpio.',
    act: 'cd $(dirname $F); tar -cjf $G --one-file-system $O',
    cause: 'not-cpio',
  },
  {
    id: 'of-zeros',
    story: 'Only zeros were compressed, as of an empty disk.',
    act: 'head -c 200M /dev/zero | bzip2 >$G',
    cause: 'not-cpio',
  },
  {
    id: 'of-nothing',
    story: 'find failed, so nothing was compressed.',
    act: 'bzip2 </dev/null >$G',
    cause: 'not-cpio',
  },
  {
    id: 'with-absolute-names',
    story: 'find was given the full path of the folder.',
    act: 'find $F -xdev | cpio -o --quiet | bzip2 >$G',
    cause: 'absolute-names',
  },
  {
    id: 'with-climbing-names',
    story: 'The folder was packed from beside it, by a path with two dots.',
    act: 'cd $F; find ../$O -xdev | cpio -o --quiet | bzip2 >$G',
    cause: 'climbing-names',
  },
  {
    id: 'of-another-folder',
    story: 'Another folder was packed.',
    act: 'cd /; find etc/apt | cpio -o --quiet | bzip2 >$G',
    cause: 'other-content',
  },
];

const of = (check: 'image-cpio' | 'app-image', prefix: string, folder: string, file: string): ImageMutants =>
  mistakes.map(({ id, story, act, cause }) => ({
    id: `${prefix}-${id}`,
    story,
    break: `F=${folder} G=${file} O=$(basename $F); ${act}`,
    killedBy: [[check, cause]],
  }));

/** Images done wrong; the variables are those of the vocabulary. */
export const imageMutants: ImageMutants = [
  ...of('image-cpio', 'image', '$R', '$I'),
  ...of('app-image', 'app-image', '$A', '$J'),
  {
    id: 'image-packed-too-early',
    story: 'The tree was packed before busybox was copied into it.',
    break: 'cd /contenedor; find minimal -xdev ! -path minimal/bin/sh | cpio -o --quiet | bzip2 >$I',
    killedBy: [['image-cpio', 'other-content']],
  },
  {
    id: 'app-image-of-the-union',
    story: 'The union was packed, and so the base layer with it.',
    break: 'pack $U $J',
    killedBy: [['app-image', 'holds-base']],
  },
];
