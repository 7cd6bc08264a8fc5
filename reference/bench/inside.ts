import { pinger } from '../../checks/pinger/lab.ts';
import { collect } from '../../src/stages/collect.ts';
import { plan } from '../../src/stages/plan.ts';
import { sshTransport } from '../../src/transports/ssh/index.ts';
import { inTurn, run } from './measure.ts';

/** Skipped, as the app takes two seconds to ping, whoever asks it. */
export const skip = ['app-pings'];

/** `ssh HOST true`, the least that anybody pays to log in. */
export const plainSsh = (address: string): string[] => ['ssh', '-o', 'BatchMode=yes', `root@${address}`, 'true'];

/**
 * The measurements in the network of a class: a collection over ssh within this process, and the whole program, each
 * beside plain ssh to the same host. Prints the medians as JSON.
 */
export const inside = async ([address = '', course = '', ...program]: readonly string[]): Promise<void> => {
  const transport = sshTransport({});
  const uri = `ssh://root@${address}`;
  const subject = {
    student: { id: 'bench', name: 'bench' },
    host: uri,
    tool: { name: 'labcheck', version: 'bench' },
  } as const;
  const ask = async (without: readonly string[]): Promise<void> => {
    const { failure, roundTrips } = await collect(
      plan(pinger, {}, without),
      subject,
      (options) => transport.open(uri, options),
      {
        deadlineMs: 60_000,
        signal: new AbortController().signal,
        always: [],
        progress: () => {},
      },
    );
    if (failure || roundTrips < 2) throw new Error(`not a whole collection: ${failure?.detail ?? roundTrips}`);
  };
  const ssh = (): Promise<void> => run(plainSsh(address));
  const collecting = await inTurn(11, () => ask(skip), ssh);
  const bonus = pinger.checks.flatMap((check) => (check.bonus ? check.id : []));
  const required = await inTurn(11, () => ask([...skip, ...bonus]), ssh);
  const words = ['--course', course, '--student', 'alice', '--no-save', ...skip.flatMap((check) => ['--skip', check])];
  const whole = await inTurn(7, () => run([...program, ...words]), ssh);
  console.log(JSON.stringify({ collecting, required, whole }));
};
