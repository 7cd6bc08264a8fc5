import { expect, test } from 'vitest';
import { words } from '../languages/spoken.ts';
import { reportAlone } from '../model/reporter.ts';
import { reporters } from './reporters.ts';
import { samples } from './sample-reports.fixture.ts';

test('people are told that a covered /proc was seen through', async () => {
  const { report } = samples[0]!;
  const note = words.report.sawThrough;
  const input = reportAlone({ ...report, host: { ...report.host, note } });
  for (const name of ['terminal', 'html', 'markdown', 'json']) {
    const { render } = reporters.find((one) => one.name === name)!;
    const text = String(await render(input, { colour: false, columns: 200 }));
    expect([name, text.replaceAll('\\', '').includes('Another procfs covers /proc')]).toEqual([name, true]);
  }
});
