import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadLabs } from '../../checks/index.ts';
import { packageManagers } from '../probes/host-readiness.ts';
import { plan } from '../stages/plan.ts';
import { toolsOf } from '../stages/tools.ts';
import { installLine } from './install-line.ts';

const tools = async (): Promise<string[]> => [...new Set((await loadLabs()).flatMap((lab) => toolsOf(plan(lab))))];

test('each tool of each lab is in a package that is known, on every kind of system', async () => {
  const all = await tools();
  expect(all).toContain('ip');
  for (const manager of packageManagers)
    expect(all.filter((tool) => installLine([tool], manager) === undefined)).toEqual([]);
});

test('what installs it is one line for the host’s own package manager', () => {
  expect(installLine(['ping', 'ip', 'ss'], 'apt-get')).toBe('apt-get install iputils-ping iproute2');
  expect(installLine(['ping', 'ip', 'ss'], 'dnf')).toBe('dnf install iputils iproute');
  expect(installLine(['iproute2 that prints JSON (ip -j)'], 'apk')).toBe('apk add iproute2');
  expect(installLine(['curl', 'no-such-tool'], 'apt-get')).toBeUndefined();
  expect(installLine(['curl'], undefined)).toBeUndefined();
});

test.skipIf(!existsSync('/usr/bin/dpkg'))('on a Debian machine these packages own their tools', async () => {
  for (const tool of await tools()) {
    const line = installLine([tool], 'apt-get') ?? '';
    const files = execFileSync('dpkg', ['-L', line.split(' ').at(-1)!], { encoding: 'utf8' }).split('\n');
    // Debian 13 keeps awk as a choice among packages.
    const names = tool === 'awk' ? ['mawk'] : [tool];
    expect([tool, files.some((file) => names.some((name) => file.endsWith(`bin/${name}`)))]).toEqual([tool, true]);
  }
});
