import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { plainExport } from '../../src/model/reporter.ts';
import { classHtml } from '../../src/reporters/class-html.ts';
import { hostileTexts, infested, infestedReports } from '../../src/reporters/hostile-reports.fixture.ts';
import { sampleInput } from '../../src/reporters/html/sample-input.fixture.ts';
import { html } from '../../src/reporters/html.ts';
import { classOf, reportIn, sampleClass } from '../../src/reporters/sample-class.fixture.ts';
import { samples } from '../../src/reporters/sample-reports.fixture.ts';
import { browserForTests, type Opened } from './browser.fixture.ts';

const screen = { colour: false, columns: 80 };
const [, mixed] = samples.map(({ report }) => report);
const studentText = (report = mixed!) => html.render(sampleInput(report), screen) as Promise<string>;
const classText = ({ report, reports }: ReturnType<typeof classOf> = sampleClass) =>
  classHtml.render(
    { report, reportOf: reportIn(reports), pageOf: null, exporting: plainExport },
    screen,
  ) as Promise<string>;

const { open } = browserForTests();
const opened = async (html: string, check: (page: Opened) => Promise<void>, options = {}): Promise<void> => {
  const page = await open(html, options);
  await check(page);
  // Nothing but the page itself was asked for, and no script, policy or dialog said anything.
  expect({ asked: page.asked, said: page.said }).toEqual({ asked: [], said: [] });
  await page.close();
};

/** The rules of WCAG 2.2, levels A and AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const violations = async ({ page }: Opened): Promise<string[]> => {
  const results = await new AxeBuilder({ page }).withTags(tags).analyze();
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
};
const widerThanScreen = ({ page }: Opened): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe.each([
  ['a student', studentText],
  ['a class', classText],
] as const)('the page of %s', (_, textOf) => {
  test.each(['light', 'dark'] as const)('has no violation of WCAG 2.2 AA in %s', async (colorScheme) => {
    await opened(
      await textOf(),
      async (page) => {
        await page.page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
        expect(await violations(page)).toEqual([]);
      },
      { colorScheme },
    );
  });

  test.each([360, 1200])('fits a screen of %d pixels', async (width) => {
    await opened(await textOf(), async (page) => expect(await widerThanScreen(page)).toBe(false), {
      viewport: { width, height: 700 },
    });
  });

  test('is printed on A4 without losing text at the edge', async () => {
    await opened(await textOf(), async (page) => {
      await page.page.emulateMedia({ media: 'print' });
      const pdf = await page.page.pdf({ format: 'A4' });
      expect(pdf.byteLength).toBeGreaterThan(10_000);
      expect(
        await page.page
          .locator('#controls')
          .count()
          .then(async (count) => count > 0 && (await page.page.locator('#controls').isVisible())),
      ).toBe(false);
    });
  });
});

test('a student’s page says what to fix first without scrolling, and its links lead to their checks', async () => {
  await opened(await studentText(), async ({ page }) => {
    const box = await page.locator('.next h2').boundingBox();
    expect(box!.y + box!.height).toBeLessThan(700);
    await page.getByRole('link', { name: 'To this check' }).click();
    expect(await page.locator('article:target').getAttribute('id')).toBe('check-veth-pair');
    const fragments = await page
      .locator('a[href^="#"]')
      .evaluateAll((links) =>
        links
          .map((link) => link.getAttribute('href')!)
          .filter((href) => document.getElementById(href.slice(1)) === null),
      );
    expect(fragments).toEqual([]);
  });
});

test('the keyboard opens what is folded', async () => {
  await opened(await studentText(), async ({ page }) => {
    const details = page.locator('.next details').first();
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      if (await details.locator('summary').evaluate((one) => one === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    expect(await details.evaluate((one) => (one as HTMLDetailsElement).open)).toBe(true);
  });
});

const shownRows = ({ page }: Opened): Promise<string[]> =>
  page.locator('tbody tr:visible').evaluateAll((rows) => rows.map((row) => row.id));

test('the map of a class is searched, filtered and sorted by the keyboard alone', async () => {
  await opened(await classText(), async (opened) => {
    const { page } = opened;
    expect(await shownRows(opened)).toEqual(['s-alice', 's-bob', 's-carol']);
    await page.getByLabel('Sort by', { exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await shownRows(opened)).toEqual(['s-bob', 's-carol', 's-alice']);
    await page.getByRole('button', { name: 'binary-static' }).focus();
    await page.keyboard.press('Enter');
    expect((await shownRows(opened))[0]).toBe('s-carol');
    await page.getByLabel('Verdict').selectOption('failed');
    expect(await shownRows(opened)).toEqual(['s-carol', 's-bob']);
    await page.getByLabel('Cause').selectOption('veth-pair not-moved');
    expect(await shownRows(opened)).toEqual(['s-bob']);
    await page.getByLabel('Search').fill('CAROL');
    expect(await shownRows(opened)).toEqual([]);
    expect(await page.locator('#shown').textContent()).toBe('0 of 3 students are shown.');
  });
});

test('a view of the map is a link: the fragment says it, and brings it back', async () => {
  const text = await classText();
  let fragment = '';
  await opened(text, async ({ page }) => {
    await page.getByLabel('Search').fill('b;=&%"<é');
    await page.getByLabel('Sort by', { exact: true }).selectOption('highest');
    fragment = new URL(page.url()).hash;
  });
  await opened(text, async (opened) => {
    const { page } = opened;
    await page.evaluate((hash) => (location.hash = hash), fragment);
    await expect.poll(() => page.getByLabel('Search').inputValue()).toBe('b;=&%"<é');
    await page.getByLabel('Search').fill('');
    await expect.poll(() => shownRows(opened)).toEqual(['s-alice', 's-carol', 's-bob']);
    for (const broken of ['#q=%E0%A4', '#nothing=1;sort=nonsense', '#__proto__=1', '#s-bob']) {
      await page.evaluate((hash) => (location.hash = hash), broken);
      expect(await shownRows(opened)).toHaveLength(3);
    }
  });
});

test('under 360 pixels the map scrolls in a box of its own, and the names stay', async () => {
  await opened(
    await classText(),
    async ({ page }) => {
      const region = page.getByRole('region', { name: 'Students and checks' });
      const name = page.locator('tbody th').first();
      const before = await name.boundingBox();
      await region.evaluate((box) => box.scrollTo(300, 0));
      expect(await region.evaluate((box) => box.scrollLeft)).toBeGreaterThan(100);
      expect((await name.boundingBox())!.x).toBeCloseTo(before!.x, 0);
    },
    { viewport: { width: 360, height: 700 } },
  );
});

test('without its script the page of a class is whole, and its controls are not there', async () => {
  await opened(
    await classText(),
    async (opened) => {
      expect(await shownRows(opened)).toHaveLength(3);
      expect(await opened.page.locator('#controls').isVisible()).toBe(false);
    },
    { javaScriptEnabled: false },
  );
});

test('assistive technology hears verdicts as words', async () => {
  await opened(await classText(), async ({ page }) => {
    const row = page.getByRole('row', { name: /Bob/ });
    expect(await row.getByRole('cell', { name: 'failed' }).count()).toBe(3);
    expect(await row.getByRole('cell', { name: 'blocked' }).count()).toBe(3);
  });
});

/** Text that a page could be made to run or ask for, beside the texts that hostile hosts have. */
const attacks = [
  ...hostileTexts,
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">',
  'javascript:alert(1)',
  '<meta http-equiv="refresh" content="0;url=http://page.test/other">',
  '<base href="http://page.test/">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '--></textarea></select></table><iframe src="http://page.test/frame">',
  'a'.repeat(1_000_000),
];

test.each([360, 1200])('hostile texts run nothing, ask for nothing and break no layout of %d pixels', async (width) => {
  const viewport = { width, height: 700 };
  const hostile = [...attacks, ...attacks].flatMap((_, shift) =>
    shift % 16 === 0
      ? infested(mixed!, [...attacks.slice(shift % attacks.length), ...attacks.slice(0, shift % attacks.length)])
      : [],
  );
  for (const report of hostile)
    await opened(
      await studentText(report),
      async (page) => {
        await page.page.locator('summary').evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
        expect(await page.page.locator('script, img, iframe, meta[http-equiv=refresh], base').count()).toBe(0);
        expect(await widerThanScreen(page)).toBe(false);
      },
      { viewport },
    );
  const reports = infestedReports.slice(0, 12).map((report, index) => ({
    ...infested(report, attacks.slice(index)),
    student: { id: `s${index}`, name: attacks[attacks.length - 1 - index]! },
  }));
  await opened(
    await classText(classOf(reports, [{ id: 'zoe', name: attacks[attacks.length - 1]! }])),
    async (page) => {
      expect(await page.page.locator('script').count()).toBe(1);
      expect(await page.page.locator('img, iframe, meta[http-equiv=refresh], base').count()).toBe(0);
      for (const href of await page.page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href'))))
        expect(href).toMatch(/^(#|\.\/)/);
      expect(await widerThanScreen(page)).toBe(false);
    },
    { viewport },
  );
});

test('the policy of a page holds: a script that somebody put into it does not run', async () => {
  const text = (await studentText()).replace('</body>', '<script>document.title = "ran"</script></body>');
  const page = await open(text);
  expect(await page.page.title()).not.toBe('ran');
  expect(page.said.join()).toMatch(/Content Security Policy/);
  await page.close();
});
