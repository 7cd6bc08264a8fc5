import { expect, test } from 'vitest';
import { loadLabs } from '../../../checks/index.ts';
import { classReporters } from '../../reporters/class-reporters.ts';
import { reporters } from '../../reporters/reporters.ts';
import { transports } from '../../transports/index.ts';
import { labcheck } from '../captured-cli.fixture.ts';
import { compositionOf } from '../composition.fixture.ts';
import { tinyLab } from '../tiny-lab.fixture.ts';

const labs = await loadLabs();

const both = compositionOf([tinyLab, ...labs]);

test('list names every lab, task, check, parameter, host and format', async () => {
  const { code, out, err } = await labcheck(['list'], both);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const lab of [tinyLab, ...labs]) {
    expect(out).toContain(`${lab.id}: ${lab.title} (`);
    for (const check of lab.checks) expect(out).toContain(` ${check.id} ${check.points}`);
    for (const name of Object.keys(lab.parameters)) expect(out).toMatch(new RegExp(`^  ${name}(?:=.+)?$`, 'm'));
  }
  for (const { example } of transports) expect(out).toContain(`  ${example}\n`);
  for (const { name } of [...reporters, ...classReporters]) expect(out).toContain(`  ${name}\n`);
});

test('list --lab names that lab alone', async () => {
  const { out } = await labcheck(['list', '--lab', 'tiny'], both);
  expect(out).toMatch(/^tiny: A tiny lab \(3 points\)\n/);
  expect(out).not.toContain('pinger');
  expect(await labcheck(['--lab', 'tiny', 'list'], both)).toMatchObject({ out });
});
