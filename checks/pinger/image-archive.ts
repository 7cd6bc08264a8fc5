import { fail, host, pass } from '../../src/index.ts';
import { tarArchive } from '../../src/probes/index.ts';
import { binaryPresent } from './binary-present.ts';
import { check } from './parameters.ts';

const packedAgain = host('tar -C {rootfs} -czf {found} .');
/** Whatever is in the archive's place is moved, never overwritten. */
const moved = host('mv {found} {found}.other');

export const imageArchive = check({
  id: 'image-archive',
  title: 'The root file system is packed in {archive}',
  tasks: [14],
  points: 1,
  bonus: true,
  after: [binaryPresent],
  needs: ({ archive, app }) => ({ packed: tarArchive(archive, app.slice(1)) }),
  causes: {
    absent: {
      says: 'There is no archive {archive} on this host. An image is made of such an archive.',
      expected: 'an archive {archive} of {rootfs}',
      actual: 'no such file in the home folders of this host',
      hints: [
        'An archive is one file that holds a whole folder. Which program packs a folder into one?',
        'Pack the root file system from its own top folder.',
      ],
      look: [host('ls -l {archive}')],
      repair: [host('tar -C {rootfs} -czf {archive} .')],
    },
    'not-an-archive': {
      says: '{found} is there, but it is no archive that tar can read.',
      expected: 'an archive of {rootfs}',
      actual: 'a file or folder that tar cannot read',
      hints: ['What kind of file is it?', 'Move it out of the way, and pack the root file system again.'],
      look: [host('file {found}')],
      repair: [moved, packedAgain],
    },
    damaged: {
      says: 'The archive {found} ends in the middle, so files are missing in it.',
      expected: 'a whole archive of {rootfs}',
      actual: 'an archive that breaks off after {entries} entries',
      hints: ['Was tar interrupted, or was the disk full?', 'Pack the root file system again.'],
      look: [host('tar -tzf {found} | tail')],
      repair: [packedAgain],
    },
    'too-deep': {
      says: 'In the archive {found}, everything lies in the folder {prefix}. An image made from it would have every program in the wrong folder.',
      expected: 'the root file system at the top of the archive',
      actual: '{prefix}{app} instead of {app}',
      hints: [
        'The top folder of the archive becomes "/" of the image. Where are its programs then?',
        'Let tar go into {rootfs} first (-C), and pack the folder "." there.',
      ],
      look: [host('tar -tzf {found} | head')],
      repair: [packedAgain],
    },
    'without-app': {
      says: 'The archive {found} does not hold the app, so a container made from it could not start the app.',
      expected: '{app} in the archive',
      actual: '{entries} entries, and the app is none of them',
      hints: [
        'Did you pack the root file system before the app was in it?',
        'Pack it again, now that the app is there.',
      ],
      look: [host('tar -tzf {found} | grep pinger')],
      repair: [packedAgain],
    },
  },
  judge: ({ packed }) => {
    if (packed.kind === 'absent') return fail('absent');
    const { path: found } = packed;
    if (packed.kind === 'not-a-file' || packed.entries === 0) return fail('not-an-archive', { found });
    const { entries, damaged, has, prefix } = packed;
    if (damaged) return fail('damaged', { found, entries });
    if (has) return pass();
    return prefix === undefined
      ? fail('without-app', { found, entries })
      : fail('too-deep', { found, prefix: `/${prefix}` });
  },
});
