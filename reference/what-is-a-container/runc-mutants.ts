import type { checks } from '../../checks/what-is-a-container/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** The phase runc done wrong: the bundle, its container, and the copied image. */
export const runcMutants: MutantsOf<typeof checks> = [
  {
    id: 'no-config',
    story: 'The config.json was removed, and the container runs on.',
    break: 'rm config.json',
    killedBy: [['bundle-valid', 'no-config']],
  },
  {
    id: 'runc-rootfs',
    story: 'The old text’s last command, "runc rootfs", was tried without a config.json.',
    break: 'unrunc; rm config.json; refused runc rootfs',
    killedBy: [['bundle-valid', 'no-config']],
  },
  {
    id: 'config-in-the-root-file-system',
    story: 'runc spec was typed one folder too deep.',
    break: 'unrunc; mv config.json $R/',
    killedBy: [['bundle-valid', 'in-rootfs']],
  },
  {
    id: 'comma-forgotten',
    story: 'A comma went lost while the file was edited.',
    break: 'edit config.json \'s/"terminal": false,/"terminal": false/\'',
    killedBy: [['bundle-valid', 'not-json']],
  },
  {
    id: 'command-as-one-text',
    story: 'The command was written as one text in the place of a list.',
    break: 'edit config.json \'/"args": \\[/,/\\]/c "args": "sh",\'',
    killedBy: [['bundle-valid', 'invalid']],
  },
  {
    id: 'bundle-with-another-root',
    story: 'root.path names a folder of another exercise.',
    break: 'mkdir other; edit config.json \'s/"path": "rootfs"/"path": "other"/\'',
    killedBy: [['bundle-valid', 'other-root']],
  },
  {
    id: 'runc-not-running',
    story: 'The shell of runc’s container was left before grading.',
    break: 'unrunc',
    killedBy: [['runc-running', 'absent']],
  },
  {
    id: 'runc-detached-with-a-terminal',
    story: 'runc was to detach, but the config.json asks for a terminal, so it refused.',
    break: 'unrunc; rm config.json; runc spec; refused detached test',
    killedBy: [['runc-running', 'absent']],
  },
  {
    id: 'runc-with-another-name',
    story: 'The container was started with a name of the student’s own.',
    break: 'unrunc; rm config.json; spec; detached mine',
    killedBy: [['runc-running', 'other-name']],
  },
  {
    id: 'runc-killed',
    story: 'The container was killed, as the text shows, and its name is still in the list.',
    break:
      'unrunc; rm config.json; spec; detached test; runc kill test KILL; ends $(runc state test | sed -n \'s/.*"pid": \\([0-9]*\\).*/\\1/p\')',
    killedBy: [['runc-running', 'stopped']],
  },
  {
    id: 'runc-only-created',
    story: 'The container was created, and never started.',
    break: 'unrunc; rm config.json; spec; runc create test </dev/null >/dev/null 2>&1',
    killedBy: [['runc-running', 'not-started']],
  },
  {
    id: 'runc-paused',
    story: 'The container was paused.',
    break: 'runc pause test',
    killedBy: [['runc-running', 'paused']],
  },
  {
    id: 'runc-from-an-older-config',
    story: 'The container began with another root file system, before the config.json was corrected.',
    break: `unrunc; cp -a $R /root/older; rm config.json; spec; edit config.json 's/"path": "rootfs"/"path": "older"/'; detached test
edit config.json 's/"path": "older"/"path": "rootfs"/'`,
    killedBy: [['runc-running', 'other-root']],
  },
  {
    id: 'image-not-copied',
    story: 'The image was never copied.',
    break: 'rm -r busybox',
    killedBy: [['oci-image', 'absent']],
  },
  {
    id: 'image-in-another-format',
    story: 'The word before the folder’s name was dir, not oci.',
    break: 'rm -r busybox; skopeo --insecure-policy copy -q tarball:fish.tar.gz dir:busybox',
    killedBy: [['oci-image', 'other-format']],
  },
  {
    id: 'image-is-an-archive',
    story: 'The image was saved as one file.',
    break: 'rm -r busybox; cp fish.tar busybox',
    killedBy: [['oci-image', 'other-format']],
  },
  {
    id: 'image-half-copied',
    story: 'The largest blob of the image is missing.',
    break: 'rm "busybox/blobs/sha256/$(ls -S busybox/blobs/sha256 | head -n 1)"',
    killedBy: [['oci-image', 'damaged']],
  },
  {
    id: 'image-changed',
    story: 'A blob was changed after it was copied.',
    break: 'echo x >>"busybox/blobs/sha256/$(ls -S busybox/blobs/sha256 | head -n 1)"',
    killedBy: [['oci-image', 'damaged']],
  },
  {
    id: 'image-index-empty',
    story: 'The layout was begun, but no image was put into it.',
    break: 'echo \'{"schemaVersion":2,"manifests":[]}\' >busybox/index.json',
    killedBy: [['oci-image', 'empty']],
  },
];
