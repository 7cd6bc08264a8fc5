import { statSync } from 'node:fs';
import { connect } from 'node:net';
import { OwnHang } from '../../model/errors.ts';
import { word } from '../../shell/quote.ts';
import type { HostConfig } from '../ssh/route/user-config.ts';

/** How long an agent may take to answer; milliseconds. */
const patienceMs = 500;

/** The part of the grader's own machine that ssh waits for in vain; undefined where there is none. */
export const ownHang = async (config: HostConfig): Promise<OwnHang | undefined> => {
  const { agent, alias, knownHosts, proxyCommand } = config;
  const pipe = knownHosts.find((file) => statSync(file, { throwIfNoEntry: false })?.isFIFO());
  if (pipe !== undefined)
    return new OwnHang(
      `the known hosts in ${pipe} are a pipe and not a file`,
      'Name others with UserKnownHostsFile in the ssh configuration.',
    );
  if (proxyCommand !== undefined)
    return new OwnHang(
      `the ProxyCommand of the ssh configuration did not lead to ${alias} in time`,
      `See where it stops: ssh -v ${word(alias)} true`,
    );
  if (agent !== undefined && (await hangs(agent)))
    return new OwnHang(
      `the ssh agent at ${agent} does not answer`,
      'End it and start another one, or do without: put SSH_AUTH_SOCK= before the command.',
    );
  return undefined;
};

/** A request for the agent's keys (draft-miller-ssh-agent, 4.4): its length, and its number. */
const request = Buffer.from([0, 0, 0, 1, 11]);

/** Whether an agent takes a request and gives no answer. */
const hangs = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const agent = connect(socket);
    const end = (answer: boolean): void => {
      agent.destroy();
      resolve(answer);
    };
    agent.setTimeout(patienceMs, () => end(true));
    agent.once('data', () => end(false));
    agent.once('error', () => end(false));
    agent.once('close', () => end(false));
    agent.write(request);
  });
