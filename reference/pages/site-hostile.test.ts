import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileTexts } from '../../src/reporters/hostile-reports.fixture.ts';
import { projectFolder } from '../project-folder.ts';
import { answersOf, asFile, choose, framed, mark, type SitePage, shown, sitesForTests } from './site.fixture.ts';

const { folder, open } = sitesForTests([{ name: 'contedor', lab: 'contedor' }]);
const evidence = join(projectFolder(), 'fixtures/evidence/contedor/name-in-the-wrong-terminal.json');
const good = readFileSync(evidence, 'utf8');

let visited: SitePage;
beforeAll(async () => {
  visited = await open('contedor');
});
afterAll(async () => {
  // Nothing that was judged ran anything, or asked anybody for anything.
  expect(visited.said).toEqual([]);
  await visited.context.close();
});

/** How long a page stood still at most since this began, until it is asked; milliseconds. */
const watched = async (page: Page): Promise<() => Promise<number>> => {
  await page.evaluate(() => {
    const found = window as unknown as { still: number; beat: ReturnType<typeof setInterval> };
    let last = performance.now();
    found.still = 0;
    found.beat = setInterval(() => {
      const now = performance.now();
      found.still = Math.max(found.still, now - last);
      last = now;
    }, 10);
  });
  return () =>
    page.evaluate(() => {
      const { beat, still } = window as unknown as { still: number; beat: ReturnType<typeof setInterval> };
      clearInterval(beat);
      return still;
    });
};

const judgedHere = /^Judged here/;
const withOutput = (text: string): string => {
  const parsed = JSON.parse(good) as { outputs: Record<string, { text?: string }> };
  for (const output of Object.values(parsed.outputs)) if (output.text !== undefined) output.text += text;
  return JSON.stringify(parsed);
};
const large = 19_000_000;

test.each<[string, () => string, RegExp]>([
  ['nothing of labcheck', () => 'hello', /^This text:1:\d+: /],
  ['a part of JSON', () => good.slice(0, 5000), /^This text:\d+:\d+: the file ends too early: it was cut short\.$/],
  ['answers that were cut short', () => answersOf('contedor', evidence).slice(0, -20), /cut short\.$/],
  [
    'answers that were changed',
    () => answersOf('contedor', evidence).replace(/\n.{40}/, '\n'),
    /were changed on their way\.$/,
  ],
  [
    'another lab',
    () => answersOf('pinger', evidence),
    /^These answers are of the lab "pinger"; this page is about "contedor"\.$/,
  ],
  [
    'answers of another version',
    () => framed('{"schema":"labcheck/answers/7"}\nat now\n'),
    /another version of labcheck\.$/,
  ],
  ['another schema', () => good.replace('evidence/1', 'evidence/7'), /evidence\/7/],
  ['another version of a question', () => good.replaceAll('"version": 1,', '"version": 77,'), judgedHere],
  ['JSON that is deep', () => '['.repeat(large), /^This text/],
  ['JSON that is deep in its objects', () => '{"a":'.repeat(large / 5), /^This text/],
  [
    'a key that would change objects',
    () => good.replace('"outputs": {', '"outputs": { "__proto__": { "version": 1 },'),
    /^(This text|Judged here)/,
  ],
  [
    'parameters that would change objects',
    () =>
      framed(
        `{"schema":"labcheck/answers/1","tool":{},"lab":"contedor","student":{},"parameters":{}}\nat now\nset __proto__=x\n\n${mark} # kernel-1\n`,
      ),
    /__proto__/,
  ],
  [
    'many keys',
    () =>
      good.replace(
        '"outputs": {',
        `"outputs": {${Array.from({ length: 200_000 }, (_, at) => `"k${at}":{"version":1,"round":1,"ms":1,"status":0,"text":""},`).join('')}`,
      ),
    /^(This text|Judged here)/,
  ],
  ['answers of 19 MB', () => withOutput('x'.repeat(large / 20)), judgedHere],
  ['answers of many lines', () => withOutput('\n1'.repeat(large / 80)), judgedHere],
  ['answers of the hostile gallery', () => withOutput(hostileTexts.join('\n')), judgedHere],
  ['answers that unpack to 100 MB', () => framed('x'.repeat(100_000_000)), /were changed on their way\.$/],
  ['beginnings of answers', () => '<labcheck-answers '.repeat(large / 18), /were changed on their way\.$/],
  [
    'frames within frames',
    () => framed(`{}\n${`\n${mark} ? 1 1 a\n${mark} = 0 1`.repeat(20_000)}`),
    /another version of labcheck\.$/,
  ],
])(
  '%s freezes nothing, and what comes next is judged',
  async (_, text, says) => {
    const { page } = visited;
    const file = join(folder, 'hostile');
    writeFileSync(file, text());
    const longest = await watched(page);
    expect((await choose(page, file)).says).toMatch(says);
    // A report is drawn behind the page's own work.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    expect(await longest()).toBeLessThan(1000);
    expect((await choose(page, evidence)).says).toMatch(judgedHere);
  },
  60_000,
);

test('a file of 100 MB, or a paste of it, is refused unread', async () => {
  const { page } = visited;
  const file = join(folder, 'large');
  writeFileSync(file, Buffer.alloc(100_000_000, 'x'));
  const longest = await watched(page);
  expect((await choose(page, file)).says).toBe('large is larger than 20 MB.');
  const before = await page.locator('main').getAttribute('data-judged');
  await page.locator('#pasted').evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'x'.repeat(100_000_000));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.locator(`main[data-judged="${Number(before) + 1}"]`).waitFor();
  expect((await shown(page)).says).toBe('This text is larger than 20 MB.');
  expect(await longest()).toBeLessThan(1000);
});

test('evidence full of markup shows it as text', async () => {
  const { page } = visited;
  const marked = good
    .replaceAll('contedor-a-man', '<img src=x onerror=alert(1)>')
    .replace(/"text": "/g, '"text": "<script>alert(1)</script>');
  expect((await choose(page, asFile(marked))).says).toMatch(judgedHere);
  const report = page.frameLocator('#report');
  // The frame fills after the page has said the result; before, there would be nothing in it either.
  await report.getByText('<img src=x onerror=alert(1)>').first().waitFor({ state: 'attached' });
  expect(await report.locator('img, script').count()).toBe(0);
});

/** Milliseconds from the drop of a text to its report. */
const dropped = (page: Page, text: string): Promise<number> =>
  page.evaluate(async (content) => {
    const main = document.querySelector('main')!;
    const before = main.dataset['judged'];
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'evidence'));
    const startedAt = performance.now();
    dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    while (main.dataset['judged'] === before) await new Promise((resolve) => setTimeout(resolve, 1));
    return performance.now() - startedAt;
  }, text);

test('what is dropped is judged within 300 ms', async () => {
  const { page } = visited;
  const times: number[] = [];
  for (let round = 0; round < 7; round += 1) times.push(await dropped(page, good));
  expect((await shown(page)).says).toMatch(judgedHere);
  // The best of some: other programs of this machine take their time, too.
  expect(Math.min(...times)).toBeLessThan(300);
});
