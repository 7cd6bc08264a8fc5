import { expect, test } from 'vitest';
import { madeSandbox } from '../../../reference/sandbox/made-sandbox.fixture.ts';
import { HostError, UsageError } from '../../model/errors.ts';
import type { Channel } from '../../model/transport.ts';
import { sandbox } from './index.ts';

const open = (uri: string): Promise<Channel> => {
  if (sandbox.kind !== 'channel') throw new Error('a sandbox is entered, not read');
  return sandbox.open(uri, { signal: new AbortController().signal });
};

const everything = async ({ output }: Channel): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const part of output) parts.push(part);
  return Buffer.concat(parts).toString();
};

test('a script runs inside, with a clean environment', async () => {
  const made = await madeSandbox();
  const channel = await open(made.uri);
  channel.write('hostname; env | sort; exit\n');
  const text = await everything(channel);
  await channel.close();
  expect(text).toBe(`${made.name}\nLC_ALL=C\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\nPWD=/\n`);
});

test('a sandbox that does not run names those that do', async () => {
  const made = await madeSandbox();
  const error: unknown = await open(`${made.uri}x`).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HostError);
  expect(error).toMatchObject({
    message: expect.stringMatching(
      new RegExp(`^no sandbox "${made.name}x" is running\\. Did you mean "${made.name}"\\? Running: [a-z0-9, -]+\\.$`),
    ),
    cure: `Make it: labcheck reference up --lab LAB --name ${made.name}x`,
  });
});

test('of many sandboxes that run, some are named', async () => {
  const made = await Promise.all(Array.from({ length: 7 }, () => madeSandbox()));
  const error = (await open(`${made[0]!.uri}x`).catch((thrown: unknown) => thrown)) as HostError;
  expect(error.message).toMatch(/ Running: [a-z0-9-]+(, [a-z0-9-]+){4} and \d+ more\.$/);
});

test('what cannot be a name is an error of usage', async () => {
  await expect(open('sandbox:../x')).rejects.toThrow(UsageError);
});
