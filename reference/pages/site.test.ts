import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { labcheck } from '../../src/cli/captured-cli.fixture.ts';
import { compositionOf } from '../../src/cli/composition.fixture.ts';
import type { Report } from '../../src/index.ts';
import { projectFolder } from '../project-folder.ts';
import { recordings, recordingsFolder } from '../prove/recordings.ts';
import { spread } from '../prove/spread.fixture.ts';
import { references } from '../references.ts';
import { answersOf, choose, sitesForTests } from './site.fixture.ts';

const { version } = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as {
  readonly version: string;
};
const labs = references.map(({ lab }) => lab);
/** The command line with the labs and the version of the built program. */
const today = { ...compositionOf(labs), version };

/** A course with an opinion of its own. */
const weighed =
  'hints: full\ndefaults: { skip: [mount-isolated] }\nchecks: { root-changed: { points: 5 }, uts-isolated: drop }\n';
const { folder, state, courseOf, open } = sitesForTests([
  ...labs.map(({ id }) => ({ name: id, lab: id })),
  { name: 'weighed', lab: 'contedor', course: weighed },
]);

/** A busy machine takes its time. */
const patient = { timeout: 30_000 };

const withoutTime = (json: string): string => json.replace(/"judgedAt": "[^"]*"/, '"judgedAt": ""');

describe.each(references.map(({ lab }) => lab.id))('the page of %s', (lab) => {
  test('judges recordings as the program does, byte for byte', async () => {
    const saved = spread([...(await recordings(lab))], ([, { evidence }]) => evidence);
    expect(saved.length).toBeGreaterThan(10);
    const { page, said, context } = await open(lab);
    for (const [name] of saved) {
      const file = join(recordingsFolder(lab), `${name}.json`);
      const { json, says } = await choose(page, file);
      expect({ file, says }).toEqual({ file, says: 'Judged here, on your machine. Nothing was sent anywhere.' });
      const { out } = await labcheck(['judge', file, '--report', 'json'], today);
      expect({ file, json: withoutTime(json) }).toEqual({ file, json: withoutTime(out) });
    }
    expect(said).toEqual([]);
    await context.close();
  }, 600_000);
});

describe('a page of the site', () => {
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
    state.offline = true;
    try {
      await page.reload();
      await page.locator('main[data-ready]').waitFor();
      expect((await choose(page, evidence)).says).toMatch(/^Judged here/);
    } finally {
      state.offline = false;
    }
    await context.close();
  });

  test('tells how the check is run with the student’s own parameters, and writes the script', async () => {
    const { page, said, context } = await open('pinger', 'pinger', '#x=7');
    const command = page.locator('#command');
    await expect
      .poll(() => command.textContent(), patient)
      .toBe(`curl -fsS ${state.address}/pinger/pinger/check.sh | sudo sh -s -- 'x=7' > evidence`);
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

  test('judges as its course does: its points, its hints, and none of what it leaves out', async () => {
    const { page, said, context } = await open('weighed', 'contedor');
    const { json } = await choose(page, evidence);
    const { out } = await labcheck(['judge', evidence, '--course', courseOf('weighed'), '--report', 'json'], today);
    expect(withoutTime(json)).toBe(withoutTime(out));
    const { checks, skipped } = JSON.parse(json) as Report;
    expect(skipped).toEqual(['mount-isolated', 'uts-isolated']);
    expect(checks.find(({ id }) => id === 'root-changed')).toMatchObject({ points: 5 });
    expect(await page.locator('#command').textContent()).toContain('check.sh');
    const script = readFileSync(join(folder, 'public/weighed/contedor/check.sh'), 'utf8');
    expect(script).toContain('question_');
    expect(said).toEqual([]);
    await context.close();
  });

  test('shows the picture and the answers in the report, and the picture of the goal in the sheet', async () => {
    const { page, context } = await open('contedor');
    expect(await page.getByRole('region', { name: 'The picture' }).locator('svg text').count()).toBeGreaterThan(10);
    expect(await page.locator('main').textContent()).not.toContain('┌');
    await choose(page, evidence);
    const report = page.frameLocator('#report');
    // The frame fills after the page has said the result.
    await expect.poll(() => report.locator('svg.picture .wrong').count(), patient).toBeGreaterThan(0);
    expect(await report.locator('.check summary', { hasText: /answer/ }).count()).toBeGreaterThan(1);
    await context.close();
  });

  test.each(labs.map(({ id }) => id))('a first visit loads under 60 kB beside the lab %s itself', async (lab) => {
    const asked: string[] = [];
    const { page, context } = await open(lab, lab, '', asked);
    // Asked for once it is of use.
    expect(asked).not.toContain(`/${lab}/script.js`);
    await page.locator('#parameter-x, [data-parameter]').first().fill('7');
    await expect.poll(() => asked, patient).toContain(`/${lab}/script.js`);
    const own = ['', 'lab.js'].map((file) => `/${lab}/${lab}/${file}`);
    expect(asked).toEqual(expect.arrayContaining(own));
    const shared = asked.filter((path) => !own.includes(path) && !path.endsWith('/script.js'));
    const bytes = shared.map(
      (path) => gzipSync(readFileSync(join(folder, 'public', path.replace(/\/$/, '/index.html')))).length,
    );
    const sum = bytes.reduce((all, one) => all + one, 0);
    expect(sum).toBeGreaterThan(30_000);
    expect(sum).toBeLessThan(60_000);
    await context.close();
  });

  test('holds no name and no host of the course’s students', () => {
    const all = readdirSync(join(folder, 'public/pinger'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    expect(all.filter((text) => /zdislava|10\.9\.8\.7/i.test(text))).toEqual([]);
  });
});
