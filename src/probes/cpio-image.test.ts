import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shells } from '../shell/shells.fixture.ts';
import { cpioImage } from './cpio-image.ts';
import { runScript } from './run-script.fixture.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const bash = (script: string): Buffer =>
  execFileSync('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd: folder, maxBuffer: 1e8 });
const pack = (name: string, format = 'bin'): Buffer =>
  bash(`find tree -print | cpio -o --quiet -H ${format} | pbzip2 -c >${name}`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'labcheck image-'));
  chmodSync(folder, 0o755);
  mkdirSync(at('tree/bin'), { recursive: true });
  writeFileSync(at('tree/bin/sh'), 'x'.repeat(3000));
  for (const format of ['bin', 'odc', 'newc', 'crc']) pack(format, format);
});
afterAll(() => rmSync(folder, { recursive: true }));

const images = (name: string) => cpioImage(at(name), ['bin/sh', 'bin/other'], [at('newc'), at('nowhere')]);
const look = (name: string, shell: readonly string[] = ['dash'], options: Parameters<typeof runScript>[2] = {}) => {
  const probe = images(name);
  const output = runScript(probe, shell, options);
  return { output, seen: () => probe.parse(output) };
};
/** The same where less time is given to the host's tools. */
const lookShortly = (name: string, options: Parameters<typeof runScript>[2] = {}) => {
  const probe = images(name);
  const script = probe.script.replace(/\bsleep \d+/, 'sleep 1');
  return probe.parse(runScript({ ...probe, script }, ['dash'], options));
};

/** A header of the new format and its name (cpio(5)); sizes in hexadecimal. */
const newHeader = ({ size = '00000000', name = '', nameSize = '' }): string => {
  const zero = '00000000';
  const [inode, mode, links] = ['00000001', '000081a4', '00000001'];
  const length = nameSize || (name.length + 1).toString(16).padStart(8, '0');
  const fields = [inode, mode, zero, zero, links, zero, size, zero, zero, zero, zero, length, zero];
  return `070701${fields.join('')}${name}\0\0`;
};

const whole = {
  kind: 'file',
  format: 'bzip2',
  inside: 'cpio',
  damaged: false,
  entries: 3,
  absolute: undefined,
  climbing: undefined,
  has: ['bin/sh'],
};

test.each(
  shells.flatMap(([name, words]) => ['bin', 'odc', 'newc', 'crc'].map((format) => [name, format, words] as const)),
)('%s lists an image in the format %s', (_, format, words) => {
  expect(look(format, words).seen()).toMatchObject(whole);
  expect(look(format, words).seen()).toHaveProperty('elsewhere', [at('newc')]);
});

test('an image of many streams', () => {
  bash('head -c 3000000 /dev/urandom >tree/large; find tree | cpio -o --quiet | pbzip2 -b1 -c >streams; rm tree/large');
  expect(look('streams').seen()).toMatchObject({ ...whole, entries: 4 });
});

test('a hole of eight terabytes is no image, whatever it begins with', () => {
  writeFileSync(at('zeros'), '');
  bash('truncate -s 8T zeros');
  expect(look('zeros').seen()).toMatchObject({ kind: 'file', format: 'zeros', inside: undefined });
  bash('cp newc hole; truncate -s 8T hole');
  const startedAt = Date.now();
  // Behind the last stream bzip2 finds what it does not know, says so, and has unpacked the archive.
  expect(look('hole').seen()).toMatchObject({ format: 'bzip2', inside: 'cpio' });
  expect(Date.now() - startedAt).toBeLessThan(9000);
});

test('terabytes of zeros that are well compressed are no archive', () => {
  bash('head -c 40M /dev/zero | bzip2 -9 >stream');
  const stream = bash('cat stream');
  const file = openSync(at('bomb'), 'w');
  for (let streams = 0; streams < 50_000; streams += 1) writeSync(file, stream);
  closeSync(file);
  expect(look('bomb').seen()).toMatchObject({ format: 'bzip2', inside: 'zeros', damaged: false });
});

test('an archive whose first entry never ends is given up, not waited for', { timeout: 60_000 }, () => {
  // Its file has 4 GB, which the bomb’s streams fill.
  writeFileSync(at('header'), newHeader({ size: 'ffffffff', name: 'long' }));
  bash('{ bzip2 -c header; for i in $(seq 2000); do cat stream; done; } >endless');
  const startedAt = Date.now();
  expect(lookShortly('endless')).toMatchObject({ unknown: 'timed-out' });
  expect(Date.now() - startedAt).toBeLessThan(20_000);
});

test('what was seen before the time was over is no damage, and what was not seen may yet come', () => {
  mkdirSync(at('slow'));
  const unpacker = (then: string): void =>
    writeFileSync(at('slow/bzip2'), `#!/bin/sh\n/usr/bin/bzip2 "$@" | ${then}\nsleep 3`, { mode: 0o755 });
  const path = `'${at('slow')}':$PATH`;
  bash('cp -r tree more; cp more/bin/sh more/bin/other; cd more; find . | cpio -o --quiet -H newc | bzip2 >../both');
  unpacker('cat');
  expect(lookShortly('both', { path })).toMatchObject({ damaged: false, has: ['bin/sh', 'bin/other'] });
  expect(lookShortly('newc', { path })).toMatchObject({ unknown: 'timed-out' });
  unpacker('head -c 3000');
  expect(lookShortly('both', { path })).toMatchObject({ unknown: 'timed-out' });
});

test('damage that only the end of a large block shows is seen', () => {
  // The sum of the first block stands behind its magic number, which follows the four bytes of the file's own.
  bash(
    "head -c 30000000 /dev/zero | bzip2 >runs; printf '\\377\\0\\377\\0' | dd of=runs bs=1 seek=10 conv=notrunc status=none",
  );
  expect(look('runs').seen()).toMatchObject({ inside: 'zeros', damaged: true });
});

test('a name of four gigabytes takes no memory', () => {
  writeFileSync(at('header'), newHeader({ nameSize: 'fffffff0' }));
  bash('{ bzip2 -c header; for i in $(seq 120); do cat stream; done; } >long-name');
  expect(look('long-name').seen()).toMatchObject({ inside: 'cpio', damaged: true, entries: 0 });
});

test('what is not a whole image', () => {
  bash(
    'head -c 150 newc >cut; gzip -c newc >gzip; bzip2 -dc newc >plain; tar -cjf tar tree; : >empty; mkfifo pipe; ln -s nowhere dead; echo text | bzip2 >text',
  );
  expect(look('cut').seen()).toMatchObject({ format: 'bzip2', damaged: true });
  expect(look('gzip').seen()).toMatchObject({ format: 'gzip' });
  expect(look('plain').seen()).toMatchObject({ format: 'cpio' });
  expect(look('tar').seen()).toMatchObject({ format: 'bzip2', inside: 'tar', damaged: false });
  expect(look('text').seen()).toMatchObject({ format: 'bzip2', inside: 'other', damaged: false });
  expect(look('empty').seen()).toMatchObject({ format: 'empty' });
  expect(look('pipe').seen()).toMatchObject({ kind: 'not-a-file' });
  expect(look('dead').seen()).toMatchObject({ kind: 'not-a-file' });
  expect(look('absent').seen()).toMatchObject({ kind: 'absent' });
});

test('names that lead elsewhere are told, and nothing is unpacked', () => {
  bash(
    'cd tree; { echo "$PWD/bin/sh"; echo ../tree/bin; echo bin/../bin/sh; } | cpio -o --quiet -H newc | bzip2 >../names',
  );
  expect(look('names').seen()).toMatchObject({ absolute: at('tree/bin/sh'), climbing: '../tree/bin', entries: 3 });
});

test('a host without bzip2 or without cpio is not at fault', () => {
  mkdirSync(at('few'));
  for (const tool of ['head', 'od', 'tr', 'awk', 'printf', 'kill', 'sleep', 'id', 'cat'])
    symlinkSync(
      bash(`readlink -f "$(command -v ${tool === 'kill' || tool === 'printf' ? `/usr/bin/${tool}` : tool})"`)
        .toString()
        .trim(),
      at(`few/${tool}`),
    );
  const without = look('newc', ['dash'], { path: `'${at('few')}'` }).output;
  expect(without.status).toBe(127);
  expect(Buffer.from(without.bytes).toString().trim().split('\n').at(-1)).toBe('bzip2');
  symlinkSync('/usr/bin/bzip2', at('few/bzip2'));
  const listless = look('newc', ['dash'], { path: `'${at('few')}'` }).output;
  expect(listless.status).toBe(127);
  expect(Buffer.from(listless.bytes).toString().trim().split('\n').at(-1)).toBe('cpio');
  symlinkSync(bash('readlink -f "$(command -v busybox)"').toString().trim(), at('few/busybox'));
  expect(look('newc', ['dash'], { path: `'${at('few')}'` }).seen()).toMatchObject(whole);
});

const whenSaid = (said: string) =>
  images('newc').parse({
    status: 0,
    bytes: Buffer.from(`@format 425a68313141\n@inside 303730373031\n${said}\n`),
  });
const unlisted = { unknown: 'timed-out', detail: 'the image could not be listed within 20 s and 600 MB' };

test.each([
  ['of an image with too many names may lack', '@entries 200000\n@unpacked 0\n@listed 141', unlisted],
  ['of one whose last names fitted into the pipe may lack', '@entries 200000\n@unpacked 0\n@listed 0', unlisted],
  ['of one that had a part of it so far may lack', '@entries 200000\n@has /bin/sh\n@unpacked 0\n@listed 141', unlisted],
  [
    'of an image with too many names may hold',
    '@entries 200000\n@has /bin/sh\n@has /bin/other\n@unpacked 0\n@listed 141',
    { damaged: false, has: ['bin/sh', 'bin/other'] },
  ],
  ['on a host without memory for it may lack', '@unpacked 1\n@listed 2', unlisted],
])('a list %s what is wanted', (_, said, expected) => {
  expect(whenSaid(said)).toMatchObject(expected);
});

test('a place that nobody asked for is none of the others', () => {
  expect(whenSaid('@elsewhere 7\n@entries 1')).toHaveProperty('elsewhere', []);
});

test.skipIf(process.getuid?.() !== 0)('an image that the grader may not read is denied', () => {
  bash('cp newc secret; chmod 600 secret');
  expect(look('secret', ['dash'], { uid: 65_534 }).output.status).toBe(126);
});
