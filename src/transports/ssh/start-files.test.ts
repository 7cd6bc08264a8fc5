import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Evidence } from '../../model/evidence.ts';
import { opensshTransport } from '../openssh/index.ts';
import { collectFrom } from './collected.fixture.ts';
import { sshTransport } from './index.ts';
import { configFor, type Sshd, startSshd } from './sshd.fixture.ts';

let sshd: Sshd;
beforeAll(async () => {
  const prepare = `sed 's,^root:.*,root:x:0:0::/root:/bin/bash,' /etc/passwd >"$1/passwd"; mount --bind "$1/passwd" /etc/passwd`;
  sshd = await startSshd({ prepare });
});
afterAll(() => sshd.stop());

describe.each([
  ['ssh', sshTransport],
  ['openssh', opensshTransport],
] as const)('by %s://', (scheme, transport) => {
  const collected = (startFile: string, deadlineMs = 20_000): Promise<Evidence> => {
    writeFileSync(join(sshd.folder, 'home/.bashrc'), `${startFile}\n`);
    const settings = { configFile: configFor(sshd, [], undefined, scheme) };
    return collectFrom(transport(settings), `${scheme}://root@127.0.0.1:${sshd.port}`, { deadlineMs });
  };

  test.each([
    'export PATH=/root/bin:$PATH\nexec bash',
    '[ -x /bin/dash ] && exec dash',
    'if true; then exec busybox sh; fi',
  ])('another shell in the place of the clean one is asked nothing: %j', async (startFile) => {
    const { failure, outputs } = await collected(startFile);
    expect(failure).toEqual({
      reason: 'vantage',
      detail: '~/.bashrc starts another shell in the place of the grader’s',
      cure: 'Let ~/.bashrc do so on a terminal only: [ -t 0 ] before exec. Or make that shell the login’s own: chsh',
    });
    expect(Object.keys(outputs)).toEqual(['vantage::']);
  });

  test('a start file that starts another shell on a terminal only is in nobody’s way', async () => {
    expect((await collected('[ -t 0 ] && exec bash')).failure).toBeUndefined();
  });

  test('a shell that reads to the end before it says anything is heard before the time is over', async () => {
    const { failure, durationMs } = await collected(
      `exec sh -c 'cat >/dev/null; echo "line 1: what is this?" >&2'`,
      3000,
    );
    expect(failure).toMatchObject({
      reason: 'timed-out',
      detail: expect.stringMatching(/^no answer within 3 s\. The host said: .*line 1: what is this\?$/) as string,
    });
    expect(durationMs).toBeLessThan(3500);
  });
});
