import type { checks } from '../../checks/pinger/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Task 12 done wrong: the app in the isolated shell. */
export const appMutants: MutantsOf<typeof checks> = [
  {
    id: 'app-not-started',
    story: 'The isolated shell is open, but the app was not started.',
    break: 'stop; isolated sleep 3600',
    killedBy: [['app-isolated', 'not-running']],
  },
  {
    id: 'shell-named-pinger',
    story: 'A shell carries the app’s path in its arguments, and the app does not run.',
    break: 'stop; isolated bash -c "sleep 3600; : /usr/local/bin/pinger"',
    killedBy: [['app-isolated', 'not-running']],
  },
  {
    id: 'sleep-called-pinger',
    story: 'Another program was renamed to pinger and started.',
    break: 'stop; cp $R/usr/bin/sleep $R/tmp/pinger; isolated /tmp/pinger 3600',
    killedBy: [['app-isolated', 'impostor']],
  },
  {
    id: 'app-in-a-second-terminal',
    story: 'The app was started in a second terminal by ip netns exec, beside the isolated shell.',
    break: 'stop; isolated sleep 3600; inside chroot $R $APP',
    killedBy: [['app-isolated', 'outside']],
  },
  {
    id: 'app-beside-on-the-host',
    story: 'The isolated shell is open, but the app was started on the host.',
    break: 'stop; isolated sleep 3600; unpublish; launch $R$APP',
    killedBy: [
      ['app-isolated', 'on-host'],
      ['published', 'host-copy'],
    ],
  },
  {
    id: 'started-by-an-engine',
    story: 'runc was used instead of unshare.',
    break: `stop; mkdir -p /tmp/bundle; cd /tmp/bundle; runc spec
edit config.json -e 's|"terminal": true|"terminal": false|' -e 's|"sh"|"/usr/local/bin/pinger"|' -e 's|"path": "rootfs"|"path": "'$R'"|' -e 's|"type": "network"|"type": "network", "path": "/run/netns/'$N'"|' -e 's|"readonly": true|"readonly": false|' -e 's|"CAP_KILL",|"CAP_KILL", "CAP_NET_RAW",|'
runc run -d test </dev/null >/dev/null 2>&1`,
    killedBy: [['app-isolated', 'engine']],
  },
  {
    id: 'app-suspended',
    story: 'Ctrl-Z was pressed instead of opening a second terminal.',
    break: 'for p in $(ip netns pids $N); do if [ "$(readlink /proc/$p/exe)" = $R$APP ]; then kill -STOP $p; fi; done',
    killedBy: [['app-isolated', 'suspended']],
  },
  {
    id: 'root-not-changed',
    story: 'The task’s own commands were followed to the letter: they never change the root.',
    break: 'stop; cp $R$APP $APP; ROOTED=; start',
    killedBy: [['root-changed', 'host-root']],
    notes: [['app-isolated', 'host-copy']],
  },
  {
    id: 'root-of-an-old-copy',
    story: 'The app was started in an old copy of the root file system.',
    break: 'stop; cp -a $R /opt/old; OTHER=/opt/old; start',
    killedBy: [['root-changed', 'other-root']],
  },
];
