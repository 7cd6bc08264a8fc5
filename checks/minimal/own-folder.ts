import { host, type Step } from '../../src/index.ts';

/** Steps that show whether a folder is a link to the machine’s own root, or a mount of it. */
export const hostRootShown = (folder: string): readonly Step[] => [
  host(`ls -ld ${folder}`),
  host(`findmnt ${folder}`, { text: 'If nothing is printed, nothing is mounted there.' }),
];

/** Steps that end the link or the mount by which a folder is the machine’s own root; nothing else is touched. */
export const hostRootLeft = (folder: string): readonly Step[] => [
  host(`[ -L ${folder} ] && [ ${folder} -ef / ] && rm ${folder}`, {
    text: 'This removes a link to "/". It never removes a folder.',
  }),
  host(`[ ! -L ${folder} ] && [ ${folder} -ef / ] && umount ${folder}`, {
    text: 'This unmounts the folder, but only if "/" is mounted there.',
  }),
];

/** The step that moves away whatever stands at a place; nothing is deleted. */
export const movedAway = (place: string): Step =>
  host(`mv -T --backup=numbered ${place} ${place}.old`, {
    text: `Nothing is deleted: you find it again as ${place}.old.`,
  });
