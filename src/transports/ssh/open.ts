import { HostError } from '../../model/errors.ts';
import type { Channel } from '../../model/transport.ts';
import type { Tools } from './connection.ts';
import type { SshAddress } from './route/address.ts';
import { didBreakOff, tooSlow } from './route/failure.ts';
import { limit } from './route/limit.ts';
import type { SshSettings } from './route/settings.ts';
import { type HostConfig, userConfig } from './route/user-config.ts';
import { logInOver, routes } from './routes.ts';
import { openShell } from './shell-channel.ts';

/**
 * A busy sshd turns some away at random (MaxStartups, sshd_config(5)); they should not come back all at once.
 * Milliseconds.
 */
const pauseMs = (): number => 200 + Math.random() * 500;

/**
 * Opens shells on hosts. A connection that breaks off before its shell is open, and so before anything was asked, is
 * made once more; later ones never are, as the script may have run.
 */
export const opener = (
  settings: SshSettings,
  tools: () => Promise<Tools>,
): ((address: SshAddress, signal: AbortSignal) => Promise<Channel>) => {
  const routeTo = routes(settings, tools);

  const attempt = async (config: HostConfig, signal: AbortSignal): Promise<Channel> => {
    const clock = limit(config.connectTimeoutMs, signal, (stage) => tooSlow(config, stage));
    try {
      const [route, loaded] = await Promise.all([routeTo(config, clock), tools()]);
      const connection = await logInOver(route, config, loaded, clock);
      try {
        return await openShell(connection, clock, signal);
      } catch (error) {
        connection.hangUp();
        throw error;
      }
    } finally {
      clock.end();
    }
  };

  return async (address, signal) => {
    const config = await userConfig(address, settings);
    if (config.proxyCommand !== undefined && config.jumps.length === 0)
      throw new HostError(
        `${config.alias} is reached by a ProxyCommand of the ssh configuration`,
        `Write the host as openssh://${config.alias}`,
      );
    try {
      return await attempt(config, signal);
    } catch (error) {
      if (!didBreakOff(error) || signal.aborted) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs()));
    signal.throwIfAborted();
    return attempt(config, signal);
  };
};
