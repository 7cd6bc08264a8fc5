import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadLabs } from '../../../checks/index.ts';
import { enterFolder, labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';

const labs = await loadLabs();
const composition = compositionOf(labs);
const sheetOf = async (...words: string[]): Promise<string> => {
  const { code, out, err } = await labcheck(['sheet', ...words], composition);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};
/** The code of a sheet, where a parameter's usual value would mislead. */
const codeOf = (sheet: string): string => [...sheet.matchAll(/`[^`\n]+`/g)].join('\n');

test.each(labs.map(({ id }) => id))('the sheet of %s is printed', async (id) => {
  expect(await sheetOf('--lab', id)).toMatch(/^# .+\n[^]*^## Task 1: /m);
});

test('a student’s parameters stand in the text, the picture and the table', async () => {
  const sheet = await sheetOf('--lab', 'pinger', '--set', 'x=7', '--set', 'netns=box', '--set', 'rootfs=/srv/tree');
  expect(sheet).toContain('│ 10.200.7.10/24 │');
  expect(sheet).toContain('## Task 6: Give the host’s end its address\n\n`10.200.7.1/24`');
  expect(sheet).toContain('`http://10.200.7.10:8080/?ip=ADDRESS`');
  expect(sheet).toContain('`tar -C /srv/tree -czf pinger-rootfs.tgz .`');
  expect(sheet).toContain('Its name is `box`.');
  expect(sheet).toContain('| `x` | `7` |');
  expect(sheet).toContain('| `netns` | `box` |');
  expect(sheet).toContain('`/usr/local/bin/pinger`');
  expect(codeOf(sheet)).not.toMatch(/10\.200\.x|\/opt\/rootfs-pinger/);
});

test('one of two ports with the same usual value is told apart in the table', async () => {
  expect(await sheetOf('--lab', 'pinger', '--set', 'publishedPort=9000')).toContain('| `publishedPort` | `9000` |');
});

test('the parameters of a course and of its student are used', async () => {
  enterFolder();
  writeFileSync(
    'course.yaml',
    'course: C\nlab: contedor\nstudents:\n  - { id: alice, host: "local:", set: { rootfs: /srv/alice, hostname: box } }\n',
  );
  const sheet = await sheetOf('--student', 'alice');
  expect(sheet).toContain('| `rootfs` | `/srv/alice` |');
  expect(sheet).toContain('| `hostname` | `box` |');
  expect(sheet).toContain('/srv/alice');
});
