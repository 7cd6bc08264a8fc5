import { box, line, sceneFor } from '../../src/index.ts';
import type { Binary } from '../../src/probes/index.ts';
import { besideContainer, containerLabel, containerLines } from '../resources/container-sketch.ts';
import { cgroupBox } from './cgroup-sketch.ts';
import { holds } from './lab-cgroup.ts';
import { parameters } from './parameters.ts';
import { runcNeeds } from './runc-bundle.ts';
import { subject } from './subject.ts';
import { inTree } from './tree-program.ts';

/** The host, the root file system, the container made by hand, the cgroup that limits it, and the one of runc. */
export const scene = sceneFor(parameters)({
  needs: (chosen) => ({
    ...runcNeeds(chosen),
    munch: inTree(chosen, chosen.munch).own,
    bomb: inTree(chosen, chosen.bomb).own,
  }),
  tell: (facts, labels, chosen) => {
    const { host, processes, engines, home, editor, repository, cgroups, views, runc, bundle, munch, bomb } = facts;
    const known =
      host && processes && engines && home && editor && repository && cgroups
        ? { host, processes, engines, home, editor, repository, cgroups, views }
        : undefined;
    const found = known && subject(known, chosen);
    const process = found?.process;
    const view = process && views?.get(process.pid);
    const controlled = Object.values(found?.cgroup?.controlled ?? {});
    const limited = controlled.some((one) => holds(one, process?.pid));
    const left = cgroups?.flatMap(({ folders }) =>
      folders.filter(({ named }) => named).map(({ path }) => path.slice(1)),
    )[0];
    const state = runc && (runc.container?.status ?? (runc.names.length > 0 ? 'has another name' : 'not running'));
    return {
      boxes: [
        box('host', 'host', 'host', {
          boxes: [
            box('filesystem', 'rootfs', found?.treePath ?? labels.rootfs, {
              checks: ['rootfs-tree'],
              there: found && found.treePath !== undefined,
              lines: [
                line('marker', labels.marker, { checks: ['marker-file'] }),
                line('munch', programLabel(labels.munch, munch), { checks: ['munch-static'], there: isThere(munch) }),
                line('bomb', programLabel(labels.bomb, bomb), { checks: ['bomb-static'], there: isThere(bomb) }),
              ],
            }),
            box('process', 'container', containerLabel('container by hand', process), {
              there: found && process !== undefined,
              lines: [
                ...containerLines(labels, host && found && { host, hostRoot: home?.hostRoot, process, view }),
                line('member', process && !limited ? 'outside of the cgroup' : 'in the cgroup', {
                  checks: ['process-in-cgroup'],
                  there: found && process !== undefined,
                }),
              ],
            }),
            cgroupBox(labels, chosen, known, found),
            box('container', 'runc', `runc: ${labels.container}`, {
              checks: ['runc-running'],
              there: runc && runc.container !== undefined,
              lines: [
                ...(state === undefined ? [] : [line('status', state, { checks: ['runc-running'] })]),
                line('bundle', 'config.json', {
                  checks: ['bundle-valid'],
                  there: bundle && bundle.kind !== 'absent' && bundle.kind !== 'no-config',
                }),
              ],
            }),
            box('image', 'image', labels.ociImage, { checks: ['oci-image'] }),
            box('cgroup', 'left', left === undefined ? 'no cgroup is left' : `${left} is left`, {
              checks: ['cleaned-up'],
            }),
            ...(found ? besideContainer(found.tries, process, undefined) : []),
          ],
        }),
      ],
      cables: [],
    };
  },
});

const isThere = (program: Binary | undefined): boolean | undefined => program && program.kind === 'file';

const programLabel = (name: string, program: Binary | undefined): string =>
  program?.kind === 'file' && program.elf?.interpreter !== undefined ? `${name}, not static` : `${name}, static`;
