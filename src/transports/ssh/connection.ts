import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Client, ServerHostKeyAlgorithm } from 'ssh2';
import { HostError } from '../../model/errors.ts';
import { type KeptWords, keptWords, shown } from '../last-words.ts';
import { refusalIn } from '../refusal-in.ts';
import type { Asking } from './asking.ts';
import { logInAtOnce, signAtOnce } from './fewer-round-trips.ts';
import type { Keyring } from './keys/keyring.ts';
import type { Ssh2 } from './library.ts';
import { login } from './login.ts';
import { brokeOff, endOfLogin, hungUp, loginRefused, place, protocolFailure, unreachable } from './route/failure.ts';
import type { Limit } from './route/limit.ts';
import type { HostConfig } from './route/user-config.ts';
import { hostCheck } from './trust/host-check.ts';
import { watch } from './watch.ts';
import { writeTogether } from './write-together.ts';

/** A host that has let the grader in, and whose key is the one on file. */
export type Connection = {
  readonly client: Client;
  readonly config: HostConfig;
  /** How many bytes the host may send in all; more is a flood, and ends the connection. */
  readonly allow: (bytes: number) => void;
  /** Why it ended, if nobody here ended it. */
  readonly lost: () => Error | undefined;
  /** The host's words while it let the grader in. */
  readonly banner: KeptWords;
  /** Ends it, whatever the host does; nothing stays that keeps node running. */
  readonly hangUp: () => void;
};

export type Tools = { readonly ssh2: Ssh2; readonly keyring: Keyring; readonly asking: Asking };

/** A handshake and a login take some 10 kB; a host's banner may be long. */
const mostBeforeLogin = 256_000;
/**
 * How often a silent host is asked whether it is there, in milliseconds, and how often in vain (ServerAliveInterval,
 * ssh_config(5)).
 */
const keepalive = { keepaliveInterval: 10_000, keepaliveCountMax: 3 };
/** How long the farewell to the host may take; milliseconds. */
export const farewellMs = 200;

/**
 * Speaks ssh over an open wire until the host has let the grader in.
 *
 * @throws HostError where the host is not who it was, does not speak ssh, or does not let the grader in
 */
export const logIn = async (
  wire: Duplex,
  config: HostConfig,
  { ssh2, keyring, asking }: Tools,
  limit: Limit,
): Promise<Connection> => {
  const [check, offered] = await Promise.all([hostCheck(config), keyring.keysFor(ssh2, config, limit)]);
  const { handler, methods } = login(config, offered, asking, limit);
  const client = new ssh2.Client();
  const banner = keptWords();
  let lost: Error | undefined;
  let ended = false;
  limit.stage = 'its greeting';

  const lose = (error: Error): void => {
    if (!ended) lost ??= error;
    wire.destroy();
  };
  // Paused until ssh2 listens too, or the first bytes would be lost to it.
  wire.pause();
  writeTogether(wire);
  const flooded = new HostError(
    `${place(config)} sent more than it was asked for`,
    'Look at what the host’s sshd and login shell print.',
  );
  const heard = (): string[] => {
    const said = shown(banner.lines());
    return said === '' ? [] : [`the host said: ${said}`];
  };
  const watched = watch(
    wire,
    mostBeforeLogin,
    () => (limit.stage = 'the end of the key exchange'),
    () => lose(flooded),
  );
  const explained = (error: SshError): HostError => {
    const refusal = refusalIn(banner.lines(), config.user);
    if (refusal) return refusal;
    if (error.level === 'client-authentication')
      return loginRefused(config, offered.keys.length, methods(), [...offered.notes, ...heard()]);
    // The server's last words tell more than how it hung up.
    if (error.level === 'client-socket' && watched.said() === '') return unreachable(error, config);
    if (error.level === 'client-timeout')
      return brokeOff(`${place(config)} has fallen silent`, 'Is the host still up? Grade it again.');
    return error.level === 'client-socket' || /lost before handshake/.test(error.message)
      ? hungUp(config, limit.stage, watched.said() || shown(banner.lines()))
      : protocolFailure(error, config);
  };

  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error): void => {
      lose(error);
      reject(lost ?? error);
    };
    const hasEnded = (): void =>
      fail(
        refusalIn(banner.lines(), config.user) ?? hungUp(config, limit.stage, watched.said() || shown(banner.lines())),
      );
    let remembered = Promise.resolve();
    client
      .on('banner', (words) => banner.add(`${words}\n`))
      .on('error', (error: SshError) => {
        if (error.level !== 'agent') fail(check.refused() ?? explained(error));
      })
      .on('end', hasEnded)
      .on('close', hasEnded)
      .once('handshake', () => {
        limit.stage = endOfLogin;
        remembered = check.remember();
        remembered.catch(fail);
      })
      .once('ready', () => void remembered.then(resolve, fail));
    limit.signal.addEventListener('abort', () => fail(limit.signal.reason as Error), { once: true });
    limit.signal.throwIfAborted();
    client.connect({
      sock: wire,
      username: config.user,
      ident: 'labcheck',
      hostVerifier: check.verify,
      authHandler: handler,
      algorithms: { serverHostKey: [...check.algorithms] as ServerHostKeyAlgorithm[] },
      readyTimeout: 0,
      ...keepalive,
    });
    signAtOnce(client, offered.keys);
    logInAtOnce(client);
  });

  return {
    client,
    config,
    allow: watched.allow,
    lost: () => lost,
    banner,
    hangUp: () => {
      ended = true;
      try {
        client.end();
      } catch {
        // ssh2 throws where the connection has ended by itself.
      }
      wire.end();
      if (wire instanceof Socket) wire.unref();
      setTimeout(() => wire.destroy(), farewellMs).unref();
    },
  };
};

type SshError = Error & { readonly level?: string; readonly code?: string };
