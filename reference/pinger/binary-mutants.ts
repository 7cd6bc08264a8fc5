import type { checks } from '../../checks/pinger/lab.ts';
import type { MutantsOf } from '../mutant.ts';

/** Tasks 2 and 3 done wrong: the static program and its place. */
export const binaryMutants: MutantsOf<typeof checks> = [
  {
    id: 'binary-never-copied',
    story: 'The app was compiled but never copied, and the host’s copy was started instead.',
    break: 'stop; cp $R$APP $APP; rm $R$APP; ROOTED=; start',
    killedBy: [
      ['binary-present', 'absent'],
      ['root-changed', 'host-root'],
    ],
    notes: [['app-isolated', 'host-copy']],
  },
  {
    id: 'binary-in-the-top-folder',
    story: 'The binary was copied to the top of the tree.',
    break: 'stop; mv $R$APP $R/pinger; isolated /pinger',
    killedBy: [['binary-present', 'elsewhere']],
  },
  {
    id: 'binary-under-its-build-name',
    story: 'make install-static calls the file pinger-static, and so it stayed.',
    break: 'stop; mv $R$APP $R$APP-static; isolated $APP-static',
    killedBy: [['binary-present', 'elsewhere']],
  },
  {
    id: 'binary-is-a-pipe',
    story: 'A named pipe lies in the binary’s place.',
    break: 'rm $R$APP; mkfifo -m 755 $R$APP',
    killedBy: [['binary-present', 'not-a-file']],
  },
  {
    id: 'binary-is-a-folder',
    story: 'The copy made a folder with the app’s name.',
    break: 'rm $R$APP; mkdir $R$APP',
    killedBy: [['binary-present', 'not-a-file']],
  },
  {
    id: 'binary-linked-to-the-host',
    story: 'Instead of a copy there is a link to a file that only the host has.',
    break: 'mkdir -p /srv/build; cp $R$APP /srv/build/pinger; rm $R$APP; ln -s /srv/build/pinger $R$APP',
    killedBy: [['binary-present', 'dangling']],
  },
  {
    id: 'binary-empty',
    story: 'The disk was full during the copy.',
    break: 'rm $R$APP; touch $R$APP; chmod 755 $R$APP',
    killedBy: [['binary-present', 'empty']],
  },
  {
    id: 'binary-not-executable',
    story: 'The file was copied without its permissions.',
    break: 'chmod 644 $R$APP',
    killedBy: [['binary-executable', 'no-permission']],
  },
  {
    id: 'binary-where-no-program-starts',
    story: 'The root file system lies on a mount with the option noexec.',
    break: 'stop; mount --bind $R $R; mount -o remount,bind,noexec $R; ROOTED=; isolated sleep 3600',
    killedBy: [['binary-executable', 'noexec']],
  },
  {
    id: 'binary-dynamic',
    story: 'make static was followed by make install, which copies the dynamic binary.',
    break: 'stop; rm $R$APP; gcc -O1 -w -o $R$APP "$SOURCE"; start',
    killedBy: [['binary-static', 'dynamic']],
  },
  {
    id: 'binary-is-a-script',
    story: 'A script that was meant to start the app was saved in its place.',
    break: "rm $R$APP; printf '#!/bin/bash\\nexec /opt/pinger\\n' >$R$APP; chmod 755 $R$APP",
    killedBy: [['binary-static', 'not-elf']],
  },
  {
    id: 'binary-for-another-machine',
    story: 'The app was compiled on a laptop with another kind of processor.',
    break:
      "cp $R$APP /tmp/arm; printf '\\267\\000' | dd of=/tmp/arm bs=1 seek=18 conv=notrunc status=none; rm $R$APP; mv /tmp/arm $R$APP",
    killedBy: [['binary-static', 'other-machine']],
  },
];
