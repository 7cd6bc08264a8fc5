import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildOnce } from './build-once.ts';

const fresh = () => {
  const name = `test-${process.pid}-${randomBytes(3).toString('hex')}`;
  onTestFinished(() => {
    for (const file of readdirSync('/var/cache/labcheck').filter((one) => one.includes(name))) {
      rmSync(join('/var/cache/labcheck', file), { recursive: true });
    }
  });
  return name;
};

test('builds once for all who ask', async () => {
  const name = fresh();
  let built = 0;
  const build = (folder: string): Promise<void> => {
    built += 1;
    writeFileSync(join(folder, 'file'), 'whole');
    return Promise.resolve();
  };
  const [one, two] = await Promise.all([buildOnce(name, 'k', build), buildOnce(name, 'k', build)]);
  expect([built, one]).toEqual([1, two]);
  expect(readFileSync(join(one, 'file'), 'utf8')).toBe('whole');
});

test('what another run has built meanwhile is used, and the own draft thrown away', async () => {
  const name = fresh();
  const folder = await buildOnce(name, 'k', (draft) => {
    mkdirSync(join(dirname(draft), `${name}-k`));
    writeFileSync(join(dirname(draft), `${name}-k`, 'file'), 'theirs');
    writeFileSync(join(draft, 'file'), 'ours');
    return Promise.resolve();
  });
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('theirs');
  expect(readdirSync(dirname(folder)).filter((file) => file.startsWith(`.${name}`))).toEqual([]);
});

test('half a build is never used, and may be tried again', async () => {
  const name = fresh();
  const broken = buildOnce(name, 'k', (folder) => {
    writeFileSync(join(folder, 'half'), '');
    return Promise.reject(new Error('broken'));
  });
  await expect(broken).rejects.toThrow('broken');
  const folder = await buildOnce(name, 'k', () => Promise.resolve());
  expect(existsSync(join(folder, 'half'))).toBe(false);
});

test('the draft of a builder that was killed is removed by the next', async () => {
  const name = fresh();
  const draft = `/var/cache/labcheck/.${name}.4194304.1.00000000`;
  mkdirSync(draft, { recursive: true });
  await buildOnce(name, 'k', () => Promise.resolve());
  expect(existsSync(draft)).toBe(false);
});
