import type { checks } from '../../checks/pinger/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Task 14 done wrong: the archive, its image, and the container of an engine. */
export const imageMutants: MutantsOf<typeof checks> = [
  {
    id: 'archive-deleted',
    story: 'The archive was deleted to save space.',
    break: 'rm $ARCHIVE',
    killedBy: [['image-archive', 'absent']],
  },
  {
    id: 'archive-is-a-web-page',
    story: 'A page with an error message was saved under the name of the archive.',
    break: 'echo "<html>404 Not Found</html>" >$ARCHIVE',
    killedBy: [['image-archive', 'not-an-archive']],
  },
  {
    id: 'archive-is-a-folder',
    story: 'A folder has the name of the archive.',
    break: 'rm $ARCHIVE; mkdir $ARCHIVE',
    killedBy: [['image-archive', 'not-an-archive']],
  },
  {
    id: 'archive-of-zeros',
    story: 'The archive is a hole of eight terabytes.',
    break: 'truncate -s 0 $ARCHIVE; truncate -s 8T $ARCHIVE',
    killedBy: [['image-archive', 'not-an-archive']],
  },
  {
    id: 'archive-cut-off',
    story: 'The disk was full while the archive was written.',
    break: 'truncate -s 5M $ARCHIVE',
    killedBy: [['image-archive', 'damaged']],
  },
  {
    id: 'archive-with-the-whole-path',
    story: 'tar was given the whole path of the tree, without -C.',
    break: 'cd /; tar -czf $ARCHIVE opt/rootfs-pinger/etc opt/rootfs-pinger/usr/local',
    killedBy: [['image-archive', 'too-deep']],
  },
  {
    id: 'archive-made-too-early',
    story: 'The root file system was packed before the app was in it.',
    break: 'tar -C $R -czf $ARCHIVE ./etc ./usr/sbin',
    killedBy: [['image-archive', 'without-app']],
  },
  {
    id: 'archive-with-hostile-names',
    story: 'The archive has absolute names, names that climb out of it, and none that is the app’s.',
    break: 'cd $R/etc; tar -P -czf $ARCHIVE --transform "s|^|../../../../x/|" passwd /etc/hostname',
    killedBy: [['image-archive', 'without-app']],
  },
  {
    id: 'never-imported',
    story: 'The student stopped after the archive.',
    break: 'podman rm -f pinger; podman rmi -a -f',
    killedBy: [['image-imported', 'absent']],
  },
  {
    id: 'imported-under-another-name',
    story: 'The image has the name of the folder.',
    break: 'podman tag pinger-base rootfs-pinger:1; podman untag pinger-base pinger-base:latest',
    killedBy: [['image-imported', 'other-name']],
  },
  {
    id: 'tag-of-the-registry-forgotten',
    story: 'The image was never given its name for the registry.',
    break: 'podman untag pinger-base $REMOTE',
    killedBy: [['image-pushed', 'not-tagged']],
  },
  {
    id: 'tagged-and-not-pushed',
    story: 'The image has its name for the registry, but the push failed.',
    break:
      'podman untag pinger-base $REMOTE; podman tag pinger-base registry.class.syscallx86.com/another/pinger-base:latest',
    killedBy: [['image-pushed', 'not-pushed']],
  },
  {
    id: 'imported-again-after-the-push',
    story: 'The image was made anew after it had been pushed and run.',
    break: 'podman import -q --change ENV=NEW=1 $ARCHIVE pinger-base; podman tag pinger-base $REMOTE',
    killedBy: [
      ['image-pushed', 'outdated'],
      ['image-runs', 'other-image'],
    ],
  },
  {
    id: 'image-never-run',
    story: 'The app runs in the container that was made by hand, and in none of an engine.',
    break: 'podman rm -f pinger',
    killedBy: [['image-runs', 'not-started']],
  },
  {
    id: 'container-stopped',
    story: 'The container was stopped before the grading.',
    break: 'podman stop -t 0 pinger',
    killedBy: [['image-runs', 'ended']],
  },
  {
    id: 'container-with-a-shell',
    story: 'The container of the image runs something else.',
    break: 'podman rm -f pinger; podman run -d pinger-base sleep 3600',
    killedBy: [['image-runs', 'other-program']],
  },
  {
    id: 'port-not-published',
    story: 'The container runs, but none of its ports is published.',
    break: 'unpublish',
    killedBy: [['published', 'not-reachable']],
  },
  {
    id: 'port-published-on-the-loopback',
    story: 'The port was published on 127.0.0.1 only, so the host reaches the app and nobody else.',
    break: 'podman rm -f pinger; podman run -d -p 127.0.0.1:8080:8080 pinger-base $APP',
    killedBy: [['published', 'not-reachable']],
  },
  {
    id: 'port-of-another-server',
    story: 'A web server of the host has the port.',
    break: 'unpublish; mkdir -p /srv/www; launch busybox httpd -f -p 8080 -h /srv/www',
    killedBy: [['published', 'other-service']],
  },
  {
    id: 'port-of-a-copy-on-the-host',
    story: 'The app on the host, of an earlier lab, has the port.',
    break: 'unpublish; launch $R$APP',
    killedBy: [['published', 'host-copy']],
  },
];
