import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Evidence } from '../../src/index.ts';
import { bundleProgram } from '../bundled.fixture.ts';
import { quietBrowser } from './browser.fixture.ts';

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', sh: 'text/plain' };

/** A page of a site, and all that it says to the console or asks of others. */
export type SitePage = { readonly page: Page; readonly said: readonly string[]; readonly context: BrowserContext };

/** A site to make: its folder, its lab, and lines of its course file. */
export type SiteWish = { readonly name: string; readonly lab: string; readonly course?: string };

/** Sites that the built program makes and a web server hands out, and a browser to visit them. */
export const sitesForTests = (wishes: readonly SiteWish[]) => {
  const { folder: bundled, program } = bundleProgram('site');
  const folder = mkdtempSync(join(tmpdir(), 'labcheck-site-'));
  const state: { offline: boolean; address: string; asked: string[] | undefined } = {
    offline: false,
    address: '',
    asked: undefined,
  };
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    for (const { name, lab, course = '' } of wishes) {
      writeFileSync(
        join(folder, `${name}.yaml`),
        `course: Containers by hand\nlab: ${lab}\n${course}students:\n  - { id: zdislava, name: Zdislava, host: "ssh://10.9.8.7" }\n`,
      );
      const words = ['site', '--course', `${name}.yaml`, '-o', join('public', name)];
      execFileSync(process.execPath, [program, ...words], { cwd: folder, stdio: 'pipe' });
    }
    const [{ name, lab }] = wishes as [SiteWish];
    // The page's policy, also for its worker, which has the policy of its own answer.
    const page = readFileSync(join(folder, 'public', name, lab, 'index.html'), 'utf8');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!.replaceAll('&#39;', "'");
    server = createServer(({ url = '' }, response) => {
      const { pathname } = new URL(url, 'http://page.test');
      if (pathname !== '/favicon.ico') state.asked?.push(pathname);
      const path = join(folder, 'public', pathname.replace(/\/$/, '/index.html'));
      try {
        if (state.offline) throw new Error('offline');
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
    state.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch(quietBrowser);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true });
    rmSync(bundled, { recursive: true });
  });
  return {
    folder,
    program,
    state,
    courseOf: (name: string): string => join(folder, `${name}.yaml`),
    /**
     * Opens the page of a lab.
     *
     * @param asked gets the path of all that the page asks for; then nothing is kept for later visits
     */
    open: async (name: string, lab = name, more = '', asked?: string[]): Promise<SitePage> => {
      const context = await browser.newContext(asked ? { serviceWorkers: 'block' } : {});
      state.asked = asked;
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('request', (request) => {
        if (!request.url().startsWith(state.address)) said.push(`asked ${request.url()}`);
      });
      await page.goto(`${state.address}/${name}/${lab}/${more}`);
      await page.locator('main[data-ready]').waitFor();
      return { page, said, context };
    },
  };
};

/** The report and the sentences of a page that has judged. */
export const shown = async (page: Page) => ({
  json: (await page.locator('#json').textContent()) ?? '',
  says: (await page.locator('#says').textContent()) ?? '',
  cure: (await page.locator('#cure').textContent()) ?? '',
});

/** A text as a file that is chosen. */
export const asFile = (text: string) => ({ name: 'evidence', mimeType: 'text/plain', buffer: Buffer.from(text) });

/** Judges a file as if it was chosen, and returns what the page shows. */
export const choose = async (page: Page, file: string | ReturnType<typeof asFile>) => {
  const before = Number((await page.locator('main').getAttribute('data-judged')) ?? 0);
  await page.locator('#file').setInputFiles(file);
  await page.locator(`main[data-judged="${before + 1}"]`).waitFor({ timeout: 30_000 });
  return shown(page);
};

/** The output of a check script, made of recorded answers. */
export const answersOf = (lab: string, evidence: string): string => {
  const { outputs, student, tool } = JSON.parse(readFileSync(evidence, 'utf8')) as Evidence;
  const about = JSON.stringify({ schema: 'labcheck/answers/1', tool, lab, student, parameters: {} });
  const answers = Object.entries(outputs).map(([id, output]) =>
    'text' in output
      ? `\n${mark} ? 1.00 ${output.version} ${id}\n${output.text}\n${mark} = ${output.status} 1.01\n`
      : '',
  );
  return framed(`${about}\nat 2026-01-31T12:00:00Z\n\n${mark} # kernel-1\n${answers.join('')}\n${mark} . kernel-1\n`);
};

export const mark = '0123456789abcdef0123456789abcdef';

/** The output of a check script with this content. */
export const framed = (content: string): string =>
  `<labcheck-answers ${mark} gb\n${gzipSync(content).toString('base64')}\n${mark}>\n`;
