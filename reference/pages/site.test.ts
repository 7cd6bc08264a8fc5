import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labcheck } from '../../src/cli/captured-cli.fixture.ts';
import { compositionOf } from '../../src/cli/composition.fixture.ts';
import type { Evidence } from '../../src/index.ts';
import { bundleProgram } from '../bundled.fixture.ts';
import { projectFolder } from '../project-folder.ts';
import { recordings, recordingsFolder } from '../prove/recordings.ts';
import { spread } from '../prove/spread.fixture.ts';
import { references } from '../references.ts';
import { quietBrowser } from './browser.fixture.ts';

const { version } = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as {
  readonly version: string;
};
/** The command line with the labs and the version of the built program. */
const today = { ...compositionOf(references.map(({ lab }) => lab)), version };

const { folder: bundled, program } = bundleProgram('site');
const folder = mkdtempSync(join(tmpdir(), 'labcheck-site-'));
let server: Server;
let address: string;
let browser: Browser;
let offline = false;

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', sh: 'text/plain' };

beforeAll(async () => {
  for (const { lab } of references) {
    writeFileSync(
      join(folder, 'course.yaml'),
      `course: Containers by hand\nlab: ${lab.id}\nstudents:\n  - { id: zdislava, name: Zdislava, host: "ssh://10.9.8.7" }\n`,
    );
    execFileSync(process.execPath, [program, 'site', '-o', join('public', lab.id)], { cwd: folder, stdio: 'pipe' });
  }
  // The page's policy, also for its worker, which has the policy of its own answer.
  const page = readFileSync(join(folder, 'public/pinger/pinger/index.html'), 'utf8');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!.replaceAll('&#39;', "'");
  server = createServer(({ url = '' }, response) => {
    const path = join(folder, 'public', new URL(url, 'http://page.test').pathname.replace(/\/$/, '/index.html'));
    try {
      if (offline) throw new Error('offline');
      const text = readFileSync(path);
      response.writeHead(200, {
        'content-type': `${types[path.split('.').at(-1)!] ?? 'text/plain'}; charset=utf-8`,
        'content-security-policy': policy,
      });
      response.end(text);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch(quietBrowser);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
  rmSync(bundled, { recursive: true });
});

/** The page of a lab, with all that it says to the console or asks of others. */
const open = async (lab: string, more = '') => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) said.push(`asked ${request.url()}`);
  });
  await page.goto(`${address}/${lab}/${lab}/${more}`);
  await page.locator('main[data-ready]').waitFor();
  return { page, said, context };
};

/** A busy machine takes its time. */
const patient = { timeout: 30_000 };

let judged = 0;
/** Judges a file as if it was chosen, and returns what the page shows. */
const drop = async (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) => {
  judged = Number((await page.locator('main').getAttribute('data-judged')) ?? 0);
  await page.locator('#file').setInputFiles(file);
  await page.locator(`main[data-judged="${judged + 1}"]`).waitFor({ timeout: 30_000 });
  return {
    json: (await page.locator('#json').textContent()) ?? '',
    says: (await page.locator('#says').textContent()) ?? '',
    cure: (await page.locator('#cure').textContent()) ?? '',
  };
};

const withoutTime = (json: string): string => json.replace(/"judgedAt": "[^"]*"/, '"judgedAt": ""');

describe.each(references.map(({ lab }) => lab.id))('the page of %s', (lab) => {
  test('judges recordings as the program does, byte for byte', async () => {
    const saved = spread([...(await recordings(lab))], ([, { evidence }]) => evidence);
    expect(saved.length).toBeGreaterThan(10);
    const { page, said, context } = await open(lab);
    for (const [name] of saved) {
      const file = join(recordingsFolder(lab), `${name}.json`);
      const { json, says } = await drop(page, file);
      expect({ file, says }).toEqual({ file, says: 'Judged here, on your machine. Nothing was sent anywhere.' });
      const { out } = await labcheck(['judge', file, '--report', 'json'], today);
      expect({ file, json: withoutTime(json) }).toEqual({ file, json: withoutTime(out) });
    }
    expect(said).toEqual([]);
    await context.close();
  }, 600_000);
});

/** The output of a check script, made of recorded answers. */
const answersOf = (lab: string, evidence: string): string => {
  const { outputs, student, tool } = JSON.parse(readFileSync(evidence, 'utf8')) as Evidence;
  const mark = '0123456789abcdef0123456789abcdef';
  const about = JSON.stringify({ schema: 'labcheck/answers/1', tool, lab, student, parameters: {} });
  const answers = Object.entries(outputs).map(([id, output]) =>
    'text' in output
      ? `\n${mark} ? 1.00 ${output.version} ${id}\n${output.text}\n${mark} = ${output.status} 1.01\n`
      : '',
  );
  const content = `${about}\nat 2026-01-31T12:00:00Z\n\n${mark} # kernel-1\n${answers.join('')}\n${mark} . kernel-1\n`;
  return `<labcheck-answers ${mark} gb\n${gzipSync(content).toString('base64')}\n${mark}>\n`;
};

describe('a page of the site', () => {
  let shared: ReturnType<typeof open>;
  beforeAll(() => void (shared = open('contedor')));
  const evidence = join(projectFolder(), 'fixtures/evidence/contedor/name-in-the-wrong-terminal.json');

  test('judges what was pasted, with prompts around it, and shows the report', async () => {
    const { page, said, context } = await open('contedor');
    const pasted = `alice@host:~$ sudo sh check.sh\r\n${answersOf('contedor', evidence).replaceAll('\n', '\r\n')}alice@host:~$ `;
    await page.locator('#pasted').fill(pasted);
    await page.locator('main[data-judged]').waitFor();
    expect(await page.frameLocator('#report').locator('.grade').textContent()).toMatch(/of 10 points/);
    expect(await page.frameLocator('#report').locator('.check').count()).toBeGreaterThan(5);
    expect(said).toEqual([]);
    await context.close();
  });

  test('works without the network after the first visit', async () => {
    const { page, context } = await open('contedor');
    await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
    offline = true;
    try {
      await page.reload();
      await page.locator('main[data-ready]').waitFor();
      expect((await drop(page, evidence)).says).toMatch(/^Judged here/);
    } finally {
      offline = false;
    }
    await context.close();
  });

  test('tells how the check is run with the student’s own parameters, and writes the script', async () => {
    const { page, said, context } = await open('pinger', '#x=7');
    const command = page.locator('#command');
    await expect
      .poll(() => command.textContent(), patient)
      .toBe(`curl -fsS ${address}/pinger/pinger/check.sh | sudo sh -s -- 'x=7' > evidence`);
    await page.locator('#parameter-x').fill('700');
    await expect
      .poll(() => page.locator('#script-says').textContent(), patient)
      .toMatch(/^The parameter x cannot be "700"\. Allowed: /);
    await page.locator('#parameter-x').fill('8');
    await page.locator('#parameter-rootfs').fill('/srv/mine');
    await expect.poll(() => command.textContent(), patient).toBe('sudo sh check.sh > evidence');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
    const script = readFileSync(await download.path(), 'utf8');
    expect(script).toBe(
      (await labcheck(['collect', '--lab', 'pinger', '--set', 'x=8', '--set', 'rootfs=/srv/mine', '--script'], today))
        .out,
    );
    expect(said).toEqual([]);
    await context.close();
  });

  const buffer = (text: string) => ({ name: 'evidence', mimeType: 'text/plain', buffer: Buffer.from(text) });
  const good = readFileSync(evidence, 'utf8');
  test.each([
    ['nothing of labcheck', 'hello', /^This text:1:\d+: /],
    ['a part of JSON', good.slice(0, 5000), /^This text:\d+:\d+: the file ends too early: it was cut short\.$/],
    ['a script’s answers that were cut short', answersOf('contedor', evidence).slice(0, -20), /cut short\.$/],
    [
      'another lab',
      answersOf('pinger', evidence),
      /^These answers are of the lab "pinger"; this page is about "contedor"\.$/,
    ],
    ['JSON that is deep', '['.repeat(200_000), /^This text/],
    [
      'a key that would change objects',
      good.replace('"outputs": {', '"outputs": { "__proto__": { "version": 1 },'),
      /^(This text|Judged here)/,
    ],
    ['another schema', good.replace('evidence/1', 'evidence/7'), /evidence\/7/],
  ])('refuses or survives %s, and judges what comes next', async (_, text, says) => {
    const { page, said } = await shared;
    expect((await drop(page, buffer(text))).says).toMatch(says);
    expect((await drop(page, evidence)).says).toMatch(/^Judged here/);
    expect(said).toEqual([]);
  });

  test('stays alive where 100 MB are dropped, and where evidence is full of markup', async () => {
    const { page, said, context } = await open('contedor');
    const large = join(folder, 'large');
    writeFileSync(large, Buffer.alloc(100_000_000, 'x'));
    expect((await drop(page, large)).says).toBe('large is larger than 20 MB.');
    const marked = good
      .replaceAll('contedor-a-man', '<img src=x onerror=alert(1)>')

      .replace(/"text": "/g, '"text": "<script>alert(1)</script>');
    expect((await drop(page, buffer(marked))).says).toMatch(/^Judged here/);
    expect(await page.frameLocator('#report').locator('img, script').count()).toBe(0);
    expect(said).toEqual([]);
    await context.close();
  });

  test('holds no name and no host of the course’s students', () => {
    const all = readdirSync(join(folder, 'public/pinger'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(all.filter((text) => /zdislava|10\.9\.8\.7/i.test(text))).toEqual([]);
  });
});
