import { fail, pass } from '../../src/index.ts';
import { tarArchive } from '../../src/probes/index.ts';
import { binaryPresent } from './binary-present.ts';
import { check } from './parameters.ts';

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
      says: 'There is no archive {archive} on this host.',
      expected: 'an archive {archive} of {rootfs}',
      actual: 'no such file in the home folders of this host',
      hints: [
        'An image is, in the end, an archive of a root file system. Where did you save it?',
        'Pack the root file system, from its own top folder.',
      ],
      command: 'tar -C {rootfs} -czf {archive} .',
    },
    'not-an-archive': {
      says: '{found} is there, but it is no archive that tar can read.',
      expected: 'an archive of {rootfs}',
      actual: 'something else',
      hints: ['What is it? Try: file {found}', 'Pack the root file system again.'],
      command: 'tar -C {rootfs} -czf {archive} .',
    },
    damaged: {
      says: 'The archive {found} ends in the middle.',
      expected: 'a whole archive of {rootfs}',
      actual: 'an archive that breaks off after {entries} entries',
      hints: [
        'Was tar interrupted, or the disk full? Try: tar -tzf {found} | tail',
        'Remove the archive and pack the root file system again.',
      ],
      command: 'tar -C {rootfs} -czf {archive} .',
    },
    'too-deep': {
      says: 'In the archive {found}, everything lies in the folder {prefix}.',
      expected: 'the root file system at the top of the archive',
      actual: '{prefix}{app} instead of {app}',
      hints: [
        'What is in the archive becomes "/" of the image. Where will its programs be? Try: tar -tzf {found} | head',
        'Let tar go into {rootfs} first (-C), and pack the folder "." there.',
      ],
      command: 'tar -C {rootfs} -czf {archive} .',
    },
    'without-app': {
      says: 'The archive {found} does not hold the app.',
      expected: '{app} in the archive',
      actual: '{entries} entries, and the app is none of them',
      hints: [
        'Did you pack the root file system before the app was in it? Try: tar -tzf {found} | grep pinger',
        'Pack it again, now that the app is there.',
      ],
      command: 'tar -C {rootfs} -czf {archive} .',
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
