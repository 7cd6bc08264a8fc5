import { beforeEach, expect, test } from 'vitest';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';

beforeEach(() => {
  enterFolder();
});

test('a sandbox that is not there is told as such, and not as a lab without a name', async () => {
  const { code, err } = await labcheck(['reference', 'down', '--name', 'never-made']);
  expect(code).toBe(2);
  expect(err).toBe(
    'labcheck: No sandbox "never-made" with a lab is running.\nWhere one runs: labcheck reference down --name never-made --lab LAB\n',
  );
  expect((await labcheck(['reference', 'down', '--name', 'never-made', '--lab', 'tiny'])).code).toBe(0);
});
