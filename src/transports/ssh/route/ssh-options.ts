import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { UsageError } from '../../../model/errors.ts';
import { ownTrouble } from '../../../model/own-trouble.ts';
import type { SshAddress } from './address.ts';
import type { SshSettings } from './settings.ts';

/** Keywords of ssh_config(5) in small letters, each with every value that it was given. */
export type Options = ReadonlyMap<string, readonly string[]>;

/** The answer of ssh about a host, and whether it would be the same for every other host. */
type Answer = { readonly options: Options; readonly ofEveryHost: boolean };

/** The answers under some settings, by login, port and program. */
const asked = new WeakMap<SshSettings, Map<string, Promise<Answer>>>();

/**
 * Asks `ssh -G` what the user's configuration says of a host: it alone knows `Include` and `Match`. Where nothing in the
 * files that it read depends on the host, the hosts of a class are not asked for one by one: that would be a tenth of all
 * the work that grading them is.
 *
 * @throws UsageError where the configuration cannot be read
 */
export const optionsOf = async (address: SshAddress, settings: SshSettings, program: string): Promise<Options> => {
  const login = address.user ?? settings.user;
  const alike = JSON.stringify([login, address.port, program]);
  const answers = asked.get(settings) ?? new Map<string, Promise<Answer>>();
  asked.set(settings, answers);
  const first = answers.get(alike);
  if (first) {
    const { options, ofEveryHost } = await first;
    if (ofEveryHost && isPlain(address.host)) return new Map([...options, ['hostname', [address.host]]]);
  }
  const answer = ask(address, login, settings, program);
  if (!first && isPlain(address.host)) answers.set(alike, answer);
  return (await answer).options;
};

/** ssh writes names in small letters, and may read more into others. */
const isPlain = (host: string): boolean => /^[a-z0-9.:_-]+$/.test(host);

/** A `Match exec` of the user's may hang; milliseconds. */
const longest = 10_000;

const ask = async (
  { host, port }: SshAddress,
  login: string | undefined,
  { configFile }: SshSettings,
  program: string,
): Promise<Answer> => {
  const words = [
    ...(configFile === undefined ? [] : ['-F', configFile]),
    ...(login === undefined ? [] : ['-l', login]),
    ...(port === undefined ? [] : ['-p', String(port)]),
  ];
  const [text, notes] = await new Promise<readonly [string, readonly string[]]>((resolve, reject) => {
    // With -v it says which files it reads, also those that only another host would be led to.
    const child = execFile(
      program,
      ['-G', '-v', ...words, '--', host],
      { timeout: longest },
      (error, stdout, stderr) => {
        const lines = stderr.split('\n');
        if (!error) resolve([stdout, lines]);
        else if (error.code === 'ENOENT' && configFile === undefined) resolve(['', []]);
        else if (error.code === 'ENOENT') reject(withoutSsh(configFile!));
        else if (ownTrouble(error)) reject(ownTrouble(error)!);
        else {
          const said = lines.find((line) => line.includes(': ') && !/^(debug\d:|OpenSSH_)/.test(line)) ?? error.message;
          reject(new UsageError(`The ssh configuration cannot be used: ${said.trim()}.`, `Try it: ssh -G ${host}`));
        }
      },
    );
    child.stdin?.end();
  });
  return { options: parseOptions(text), ofEveryHost: await areForEveryHost(filesRead(notes)) };
};

const withoutSsh = (configFile: string): UsageError =>
  new UsageError(
    `Only ssh itself reads ${configFile}, and this machine has no ssh.`,
    'Install the OpenSSH client, or give the hosts as ssh://user@host:port.',
  );

/** Reads what `ssh -G` prints: `identityfile ~/.ssh/id_rsa`, one keyword a line. */
const parseOptions = (text: string): Options => {
  const options = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, keyword, value] = /^(\S+) (.*)$/.exec(line) ?? [];
    if (keyword !== undefined && value !== undefined) options.set(keyword, [...(options.get(keyword) ?? []), value]);
  }
  return options;
};

// debug1: Reading configuration data /etc/ssh/ssh_config
const filesRead = (notes: readonly string[]): string[] =>
  notes.flatMap((line) => /^debug1: Reading configuration data (.+?)\r?$/.exec(line)?.[1] ?? []);

const areForEveryHost = async (files: readonly string[]): Promise<boolean> => {
  try {
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    return texts.flatMap((text) => text.split('\n')).every(isForEveryHost);
  } catch {
    return false;
  }
};

/** Whether a line of ssh_config(5) means the same for each host: it chooses none, names none, and has no token. */
const isForEveryHost = (line: string): boolean =>
  /^\s*(#|$)/.test(line) ||
  /^\s*host[\s=]+\*\s*$/i.test(line) ||
  !/^\s*(host|match|hostname|canonical\w*)\b|%/i.test(line);
