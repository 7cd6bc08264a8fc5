import type { Duplex } from 'node:stream';
import { HostError } from '../../model/errors.ts';
import { type Connection, farewellMs, logIn, type Tools } from './connection.ts';
import { forward } from './forward.ts';
import { type SshAddress, writeAddress } from './route/address.ts';
import { dial } from './route/dial.ts';
import { brokeOff, didBreakOff, isUnreached, jumpHostDown, onJumpHost, place, tooSlow } from './route/failure.ts';
import { jumpChain } from './route/jump-chain.ts';
import { type Limit, limit, orAbort } from './route/limit.ts';
import type { SshSettings } from './route/settings.ts';
import { type HostConfig, userConfig } from './route/user-config.ts';

/** A wire to a host, directly or through jump hosts. */
export type Route = { readonly wire: Duplex; readonly release: () => void };

/** Leads to hosts. Those behind the same jump hosts share the connections to these, which end with the last of them. */
export type Routes = (config: HostConfig, clock: Limit) => Promise<Route>;

/** A connection to a jump host that is there, or being made. */
type Hop = { users: number; readonly connection: Promise<Connection>; readonly desert: () => void };

export const routes = ({ user: _user, jump: _jump, ...settings }: SshSettings, tools: () => Promise<Tools>): Routes => {
  const hops = new Map<string, Hop>();
  const configs = new Map<string, Promise<HostConfig>>();

  // The students' login and jump hosts are not those of the jump hosts themselves.
  const configOf = (jump: SshAddress): Promise<HostConfig> => {
    const name = writeAddress(jump);
    const config = configs.get(name) ?? userConfig(jump, settings);
    configs.set(name, config);
    return config;
  };

  const through = async (chain: readonly SshAddress[], config: HostConfig, clock: Limit): Promise<Route> => {
    if (chain.length === 0) return { wire: await dial(config, clock), release: () => {} };
    const hop = hops.get(chain.map(writeAddress).join()) ?? hopTo(chain);
    hop.users += 1;
    const leave = (): void => {
      hop.users -= 1;
      if (hop.users === 0) hop.desert();
    };
    try {
      const connection = await clock.outside(orAbort(hop.connection, clock.signal));
      return { wire: await forward(connection, config, clock), release: leave };
    } catch (error) {
      leave();
      throw error;
    }
  };

  const hopTo = (chain: readonly SshAddress[]): Hop => {
    const name = chain.map(writeAddress).join();
    const deserted = new AbortController();
    const connection = logInTo(chain, deserted.signal);
    const forget = (): void => {
      if (hops.get(name) === hop) hops.delete(name);
    };
    const desert = (): void => {
      forget();
      deserted.abort(new HostError('nobody waits for it any more'));
      connection.then(({ hangUp }) => hangUp()).catch(() => {});
    };
    const hop: Hop = { users: 0, connection, desert };
    hops.set(name, hop);
    connection.then(({ client }) => client.once('close', forget), forget);
    return hop;
  };

  const logInTo = async (chain: readonly SshAddress[], deserted: AbortSignal): Promise<Connection> => {
    const config = await configOf(chain.at(-1)!);
    const clock = limit(config.connectTimeoutMs, deserted, (stage) => tooSlow(config, stage));
    try {
      const route = await through(chain.slice(0, -1), config, clock);
      const connection = await logInOver(route, config, await tools(), clock);
      // Bytes through it are counted on each host's own wire.
      connection.allow(Number.POSITIVE_INFINITY);
      return connection;
    } catch (error) {
      throw ofJumpHost(error, config);
    } finally {
      clock.end();
    }
  };

  return async (config, clock) => through(await jumpChain(config, configOf), config, clock);
};

/** A jump host's own trouble is not the host's; one that broke off may be tried again. */
const ofJumpHost = (error: unknown, config: HostConfig): unknown => {
  if (!isUnreached(error))
    return error instanceof HostError && !error.message.includes(config.hostname)
      ? onJumpHost(place(config), error)
      : error;
  const { user, hostname: host, port } = config;
  const words = jumpHostDown({ user, host, ...(port === 22 ? {} : { port }) }, error.message);
  return didBreakOff(error) ? brokeOff(...words) : new HostError(...words);
};

/** Logs in over a route, which is given up where that fails, and when the connection ends. */
export const logInOver = async (
  { wire, release }: Route,
  config: HostConfig,
  tools: Tools,
  clock: Limit,
): Promise<Connection> => {
  let released = false;
  const giveUp = (): void => {
    if (!released) release();
    released = true;
  };
  try {
    const connection = await logIn(wire, config, tools, clock);
    connection.client.once('close', giveUp);
    const hangUp = (): void => {
      connection.hangUp();
      setTimeout(giveUp, farewellMs).unref();
    };
    return { ...connection, hangUp };
  } catch (error) {
    wire.destroy();
    giveUp();
    throw error;
  }
};
