import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** Debian's browser, which `labcheck reference deps --with-deps` installs. */
const executablePath = '/usr/bin/chromium';

/** A page that stands alone needs no network and no updates. */
const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];

/** How the browser is started. */
export const quietBrowser = { executablePath, args: ['--no-sandbox', '--disable-sync', ...quiet] };

/** One browser for a file's tests. Each page reports what it asked of the network, what it said, and whether it ran anything. */
export const browserForTests = () => {
  let browser: Browser;
  beforeAll(async () => {
    if (!existsSync(executablePath))
      throw new Error('There is no chromium here. Install it: labcheck reference deps --with-deps');
    browser = await chromium.launch(quietBrowser);
  });
  afterAll(() => browser?.close());
  return {
    /** A page at an address of its own that answers with this text, and what it did. */
    open: async (html: string, options: BrowserContextOptions = {}): Promise<Opened> => {
      const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
      const page = await context.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('dialog', (dialog) => {
        said.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await context.route('**/*', (route) => {
        const url = route.request().url();
        if (url === address) return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
        asked.push(url);
        return route.abort();
      });
      await page.goto(address);
      return { page, asked, said, close: () => context.close() };
    },
  };
};

const address = 'http://page.test/class.html';

export type Opened = {
  readonly page: Page;
  /** The addresses that the page asked for beside itself. */
  readonly asked: readonly string[];
  /** Its messages, errors, breaches of its policy, and dialogs. */
  readonly said: readonly string[];
  readonly close: () => Promise<void>;
};
