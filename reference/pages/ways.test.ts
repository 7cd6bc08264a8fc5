import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report } from '../../src/index.ts';
import { pingerReference } from '../pinger/reference.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { asFile, choose, sitesForTests } from './site.fixture.ts';

/** A student's way without installing anything: the site's script on the machine, its evidence on the site's page. */
const { folder, open } = sitesForTests([{ name: 'pinger', lab: 'pinger' }]);

let machine: Sandbox;
beforeAll(async () => {
  machine = await createSandbox({
    name: `ways-${process.pid}`,
    lifetime: 'owner',
    binds: await pingerReference.binds(),
  });
  await pingerReference.prepare(machine);
  await pingerReference.finish(machine);
  // Such a machine has no Node.
  await machine.run(`mv ${process.execPath} /root/away`);
  const script = readFileSync(join(folder, 'public/pinger/pinger/check.sh'), 'utf8');
  await machine.run(`cat >/root/check.sh <<'END OF THE SCRIPT'\n${script}\nEND OF THE SCRIPT\n`);
}, 120_000);
afterAll(() => machine?.destroy());

/** Runs a command on the machine, drops what it wrote on the page, and returns what the page makes of it. */
const handedIn = async (command: string) => {
  const { stdout, stderr } = await machine.run(command, { allowFailure: true });
  if (stdout === '') throw new Error(stderr);
  const { page, said, context } = await open('pinger');
  const { json, says, cure } = await choose(page, asFile(stdout));
  const grade = json === '' ? '' : await page.frameLocator('#report').locator('.grade').textContent();
  expect(said).toEqual([]);
  await context.close();
  return { says, cure, grade, report: json === '' ? undefined : (JSON.parse(json) as Report) };
};

test('a machine with nothing but sh and the lab’s tools is checked by two lines', async () => {
  expect((await machine.run('node --version', { allowFailure: true })).status).not.toBe(0);
  const { grade, report, says } = await handedIn('cat /root/check.sh | sh -s -- x=7');
  expect(says).toBe('Judged here, on your machine. Nothing was sent anywhere.');
  expect(grade).toMatch(/^20 of 20 points/);
  expect(report).toMatchObject({ trust: 'self-reported', parameters: { x: 7 } });
}, 60_000);

test.each(["echo 'sh /root/check.sh; true' | unshare -fpm --mount-proc sh", 'ip netns exec pinger sh /root/check.sh'])(
  'a script that is run inside the isolated shell says where to run it, and answers nothing: %s',
  async (within) => {
    const { stdout, stderr } = await machine.run(within, { allowFailure: true });
    expect({ stdout, stderr }).toEqual({
      stdout: '',
      stderr: expect.stringMatching(
        /^This machine cannot be seen from here: [^]*inside [^]*Open a terminal on the machine itself/,
      ),
    });
  },
  60_000,
);

test('a script that is run without root says what to do, and answers nothing', async () => {
  const script = 'setpriv --reuid 65534 --regid 65534 --clear-groups sh -s </root/check.sh';
  const { stdout, stderr } = await machine.run(script, { allowFailure: true });
  expect({ stdout, stderr }).toEqual({
    stdout: '',
    stderr: expect.stringMatching(/^This check needs root.*sudo sh check\.sh/),
  });
}, 60_000);

test('a machine without a tool is told which', async () => {
  const { report } = await handedIn('p=$(command -v ping); mv "$p" /root/ping; sh /root/check.sh; mv /root/ping "$p"');
  const unseen = report!.checks.find(({ id }) => id === 'ping-replies');
  expect(unseen).toMatchObject({ status: 'unknown', unknown: { reason: 'missing-tool' } });
  expect(unseen!.unknown!.cure).toContain('ping');
}, 60_000);

test('answers that were cut short are called so', async () => {
  const { says, cure } = await handedIn('sh /root/check.sh | head -c 1500');
  expect(says).toMatch(/ends too early: the answers of the check script were cut short\.$/);
  expect(cure).toMatch(/^Run the check script once more/);
}, 60_000);
