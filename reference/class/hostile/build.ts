import pLimit from 'p-limit';
import { doAct } from '../../do-act.ts';
import type { LabReference } from '../../lab-reference.ts';
import { shellWord } from '../../shell-word.ts';
import { addressOf } from '../class-network.ts';
import type { SimulatedClass } from '../create-class.ts';
import { oneScript } from '../one-script.ts';
import type { HostileRow } from './row.ts';

/** A host to grade, by what it does. */
export type HostileHost = { readonly row: HostileRow; readonly uri: `ssh://${string}` };

/** Builds the hosts of a hostile class, some at a time. */
export const buildHostile = async (
  simulated: SimulatedClass,
  reference: LabReference,
  rows: readonly HostileRow[],
  firstIndex = 0,
): Promise<HostileHost[]> => {
  const finish = await oneScript((machine) => reference.finish(machine));
  const limit = pLimit(4);
  return Promise.all(
    rows.map((row, at) =>
      limit(async () => {
        const index = firstIndex + at;
        if (row.dead === true) return { row, uri: `ssh://root@${addressOf(index)}` as const };
        const { sandbox, uri } = await simulated.host(index);
        await sandbox.run(finish);
        const acts = [row.mistake, row.attack, row.server === undefined ? undefined : instead(row.server)];
        for (const act of acts) if (act !== undefined) await doAct(sandbox, reference, act);
        return { row, uri };
      }),
    ),
  );
};

/** Puts a program in the place of sshd. */
const instead = (program: string): string => `kill "$(cat /run/sshd.pid)"; sleep 0.2
setsid busybox nc -ll -p 22 -e sh -c ${shellWord(program)} </dev/null >/dev/null 2>&1 &`;
