import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../documents/files/temporary-folder.fixture.ts';
import { bundleCli } from './bundled-cli.fixture.ts';

/** The command line with the tiny lab, bundled as the program itself is: signals, pipes and users need a real process. */
const folder = temporaryFolder();
const program = join(folder, 'labcheck.mjs');
beforeAll(async () => {
  chmodSync(folder, 0o777);
  await bundleCli(program);
});

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const start = (words: readonly string[]) => {
  const [command = '', ...rest] = words;
  const child = spawn(command, rest, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<Ended>((resolve) => {
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (err += text));
    child.once('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended };
};
const labcheck = (...words: string[]): string[] => [process.execPath, program, ...words];
const shell = (line: string): Promise<Ended> => start(['sh', '-c', line, 'sh', ...labcheck()]).ended;

/** Waits until a process whose arguments hold the text runs, or none does. */
const until = async (argument: string, running: boolean): Promise<void> => {
  const found = (): boolean =>
    execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
      .split('\n')
      .some((line) => line === argument);
  while (found() !== running) await new Promise((resolve) => setTimeout(resolve, 20));
};

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)(
  '%s ends the collection: one line, exit code %d, nothing left on the host or on the disk',
  async (signal, code) => {
    const seconds = String(40 + code / 10);
    const asleep = `sleep ${Math.floor(Number(seconds))}`;
    const { child, ended } = start(labcheck('--set', `seconds=${Math.floor(Number(seconds))}`, '--reports', signal));
    await until(asleep, true);
    child.kill(signal);
    expect(await ended).toEqual({ code, out: '', err: 'labcheck: interrupted: nothing was graded\n' });
    expect(readdirSync(join(folder, signal))).toEqual([]);
    await until(asleep, false);
  },
);

test('a reader that has seen enough is no error', async () => {
  const { code, out, err } = await shell('"$@" list | head -n 1; "$@" collect | true');
  expect({ code, out, err }).toEqual({ code: 0, out: 'tiny: A tiny lab (3 points)\n', err: '' });
});

test('all of a long output arrives through a pipe, and the exit code is the program’s', async () => {
  const { out } = await shell(
    '"$@" collect -o big.json 2>/dev/null; "$@" judge big.json --report json | cat; echo; echo "$?"',
  );
  expect(out.trimEnd()).toMatch(/\}\s+0$/);
});

test('an output that cannot be written is told, with exit code 2', async () => {
  const { code, err } = await shell('"$@" list > /dev/full');
  expect(code).toBe(2);
  expect(err).toBe('labcheck: the output cannot be written: ENOSPC.\nFree some space, or send it elsewhere.\n');
});

test('what may only be seen by root is told to one who is not, with the command that helps', async () => {
  const { code, out, err } = await shell(
    'setpriv --reuid=65534 --regid=65534 --clear-groups "$@" --no-save --set status=126',
  );
  expect(code).toBe(3);
  expect(out).toMatch(/^0 to 3 of 3 points/);
  expect(err).toBe(
    'labcheck: 2 checks need root to be judged. Run it again with sudo: sudo labcheck --no-save --set status=126\n',
  );
});

/** Runs it as a login that is not root, on a machine whose sudo is this script. */
const withSudo = (sudo: string, ...words: string[]): Promise<Ended> => {
  writeFileSync(join(folder, 'sudo'), `#!/bin/sh\n${sudo}\n`, { mode: 0o755 });
  const script = `mount -t tmpfs tmpfs /usr/local/sbin && cp sudo /usr/local/sbin &&
    exec env PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin setpriv --reuid=65534 --regid=65534 --clear-groups "$@"`;
  const own = ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', script, 'sh'];
  return start([...own, ...labcheck('--no-save', ...words)]).ended;
};
const refusal = '{ echo sudo: a password is required >&2; exit 1; }';

test('a sudo that allows other commands only: what the login may see is judged', async () => {
  const { code, out, err } = await withSudo(`[ "$2" = true ] || ${refusal}`, '--set', 'status=126');
  expect(code).toBe(3);
  expect(out).toContain('The grader was not allowed to look.');
  expect(err).toContain('Run it again with sudo');
});

test('a sudo that refuses after all is a denial, with the line that cures it', async () => {
  const once = '/usr/local/sbin/once';
  const { out } = await withSudo(`[ ! -e ${once} ] || ${refusal}; : >${once}`, '--report', 'json');
  expect(JSON.parse(out).checks[0].unknown).toMatchObject({
    reason: 'denied',
    detail: 'sudo does not make nobody root there (sudo: a password is required)',
    cure: expect.stringContaining("echo 'nobody ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers.d/zzz-labcheck") as string,
  });
});

test('a folder that may not be written, a file that may not be read', async () => {
  execFileSync('sh', ['-c', 'echo {} > secret.json; chmod 600 secret.json; mkdir -m 755 mine'], { cwd: folder });
  const as = (line: string): Promise<Ended> =>
    shell(`cd mine; setpriv --reuid=65534 --regid=65534 --clear-groups "$@" ${line}`);
  expect(await as('')).toEqual({
    code: 2,
    out: '',
    err: 'labcheck: The run cannot be saved in reports: permission denied.\nChoose another folder with --reports DIR, or save nothing with --no-save.\n',
  });
  expect((await as('--no-save --report json:x.json')).err).toMatch(
    /^labcheck: x\.json cannot be written: permission denied\.\n/,
  );
  expect((await as('judge ../secret.json')).err).toMatch(
    /^labcheck: \.\.\/secret\.json cannot be read: permission denied\.\n/,
  );
});

test('on a terminal there is one live line, which is gone in the end, and colour', async () => {
  const onTerminal = (...words: string[]): Promise<Ended> => {
    const line = `stty rows 24 cols 80; ${labcheck('--no-save', '--set', 'seconds=1', ...words).join(' ')}`;
    return start(['env', 'TERM=xterm', 'script', '-qec', line, '/dev/null']).ended;
  };
  const { code, out } = await onTerminal();
  expect(code).toBe(0);
  const [live = '', ...report] = out.split('3 of 3 points');
  expect(live).toMatch(/local: asking \d+ probes · 0\.\d s/);
  expect(live.lastIndexOf('\u001b[2K')).toBeGreaterThan(live.lastIndexOf('asking'));
  expect(report.join()).toMatch(/\u001b\[3\dm/);
  expect((await onTerminal('--no-color')).out).not.toMatch(/\u001b\[3\dm/);
});
