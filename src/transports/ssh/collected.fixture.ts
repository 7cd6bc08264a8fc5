import { checksFor, pass } from '../../model/check.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { ParameterSpec } from '../../model/parameter.ts';
import { follow, probe, text } from '../../model/probe.ts';
import type { Channel, ChannelTransport } from '../../model/transport.ts';
import { collect } from '../../stages/collect.ts';
import { plan } from '../../stages/plan.ts';

const asking = (id: string, script: string) =>
  probe({ id, version: 1, group: 'files', tools: [], script, parse: (output) => text(output).trim() });

/** Collects from a host what a lab of one check asks: who the shell runs as, and in a second round trip what follows. */
export const collectFrom = (
  transport: ChannelTransport,
  uri: string,
  {
    script = 'id -u',
    deadlineMs = 20_000,
    parameters = {},
  }: { readonly script?: string; readonly deadlineMs?: number; readonly parameters?: ParameterSpec } = {},
): Promise<Evidence> => {
  const first = asking('first', script);
  const only = checksFor({})({
    id: 'only',
    title: '',
    tasks: [1],
    points: 1,
    causes: { wrong: { says: '', expected: '', actual: '', hints: [''], repair: [] } },
    needs: () => ({ second: follow({ first }, (found) => asking('second', `echo "${found.first} again"`)) }),
    judge: () => pass(),
  });
  const lab = {
    id: 'one',
    title: '',
    summary: '',
    tasks: [{ number: 1, title: '' }],
    phases: [],
    host: [],
    parameters,
    checks: [only],
  };
  const subject = {
    student: { id: 'self', name: 'self' },
    host: uri,
    tool: { name: 'labcheck', version: '0' },
  } as const;
  return collect(plan(lab), subject, (options) => transport.open(uri, options), {
    deadlineMs,
    signal: new AbortController().signal,
    always: [],
    progress: () => {},
  });
};

/** Runs a script in an open shell, to its end. */
export const say = async (channel: Channel, script: string): Promise<string> => {
  channel.write(`${script}\nexit\n`);
  let said = '';
  for await (const chunk of channel.output) said += Buffer.from(chunk).toString('utf8');
  await channel.close();
  return said;
};
