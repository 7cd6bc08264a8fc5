import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { pinger } from '../checks/pinger/lab.ts';
import { collect } from '../src/stages/collect.ts';
import { judge } from '../src/stages/judge.ts';
import { plan } from '../src/stages/plan.ts';
import { score } from '../src/stages/score.ts';
import { sandbox as sandboxTransport } from '../src/transports/sandbox/index.ts';
import { doAct } from './do-act.ts';
import { pingerReference } from './pinger/reference.ts';
import { createLayer } from './sandbox/create-layer.ts';
import { createSandbox } from './sandbox/create-sandbox.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import type { Layer } from './sandbox/sandbox-options.ts';

/** Hosts on which the lab is done right, and which are odd or hostile in another way. */
let layer: Layer;
const folder = mkdtempSync(join(tmpdir(), 'labcheck-odd-'));
let count = 0;

beforeAll(async () => {
  layer = await createLayer(
    { name: `odd-${process.pid}`, binds: await pingerReference.binds() },
    pingerReference.prepare,
  );
});
afterAll(async () => {
  await layer.destroy();
  rmSync(folder, { recursive: true });
});

const withHost = async <T>(oddity: string, use: (sandbox: Sandbox) => Promise<T>): Promise<T> => {
  count += 1;
  const sandbox = await createSandbox({
    name: `odd-${process.pid}-${count}`,
    lifetime: 'owner',
    binds: await pingerReference.binds(),
    layer,
  });
  try {
    await pingerReference.finish(sandbox);
    await doAct(sandbox, pingerReference, oddity);
    return await use(sandbox);
  } finally {
    await sandbox.destroy();
  }
};

const grade = async (sandbox: Sandbox, skip = ['app-pings']) => {
  const chosen = plan(pinger, {}, skip);
  const subject = {
    student: { id: 'odd', name: 'odd' },
    host: sandbox.uri,
    tool: { name: 'labcheck', version: '0' },
  } as const;
  const evidence = await collect(chosen, subject, (options) => sandboxTransport.open(sandbox.uri, options), {
    deadlineMs: 30_000,
    signal: new AbortController().signal,
    always: [],
    progress: () => {},
  });
  const verdicts = judge(chosen, evidence);
  const report = score(chosen, evidence, verdicts, {
    hints: 'full',
    trust: 'graded',
    host: { kernel: null, os: null },
    judgedAt: new Date(),
    tool: subject.tool,
  });
  return Object.assign(report, { evidence });
};
const gradeOn = (oddity: string) => withHost(oddity, (sandbox) => grade(sandbox));
const statusOf = (report: Awaited<ReturnType<typeof grade>>, id: string) =>
  report.checks.find((check) => check.id === id);

describe('where the grader cannot look, nothing fails', () => {
  test('ip is not installed', async () => {
    const report = await gradeOn('rm -f /usr/sbin/ip /usr/bin/ip /sbin/ip /bin/ip');
    for (const id of ['netns-exists', 'veth-pair', 'address-host', 'app-answers'])
      expect(statusOf(report, id)).toMatchObject({
        status: 'unknown',
        unknown: { reason: 'missing-tool', detail: 'ip' },
      });
    expect(statusOf(report, 'veth-pair')?.unknown?.cure).toContain('Install ip on the host');
    expect(statusOf(report, 'rootfs-exists')?.status).toBe('passed');
    expect(report.grade).toMatchObject({ earned: 6, possible: 19, needsReview: true });
    expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
  });

  test('curl is not installed', async () => {
    const report = await gradeOn('rm -f /usr/bin/curl /bin/curl');
    expect(statusOf(report, 'app-answers')).toMatchObject({
      status: 'unknown',
      unknown: { reason: 'missing-tool', detail: 'curl' },
    });
    expect(report.grade).toMatchObject({ earned: 17, unknown: 2, needsReview: true });
  });

  test('base64 and gzip are not installed: od and cat take their place', async () => {
    const report = await gradeOn('rm -f /usr/bin/base64 /usr/bin/gzip /bin/gzip');
    expect(report.grade).toMatchObject({ earned: 19, possible: 19, needsReview: false });
  });

  test('ip lies about an address: the kernel’s own tables tell', async () => {
    const lie = `#!/bin/sh
/usr/sbin/ip.real "$@" | sed 's/10\\.200\\.7\\.99/10.200.7.10/g'`;
    const report = await gradeOn(`ip -n $N addr flush dev veth-pinger; ip -n $N addr add 10.200.7.99/24 dev veth-pinger
cp /usr/sbin/ip /usr/sbin/ip.real; cat >/tmp/lie <<'END'\n${lie}\nEND\nchmod 755 /tmp/lie; cp --remove-destination /tmp/lie /usr/sbin/ip`);
    expect(statusOf(report, 'address-netns')).toMatchObject({ status: 'unknown', unknown: { reason: 'garbled' } });
  });

  test('a tool hangs: its group ends in time, and the others are judged', async () => {
    const report = await gradeOn(
      "mv $R/usr/bin/curl $R/usr/bin/real; ln -s real $R/usr/bin/curl; printf '#!/bin/sh\\nsleep 3600\\n' >/usr/bin/readlink; chmod 755 /usr/bin/readlink",
    );
    expect(statusOf(report, 'rootfs-packages')).toMatchObject({ status: 'unknown', unknown: { reason: 'timed-out' } });
    expect(statusOf(report, 'veth-pair')?.status).toBe('passed');
  });

  test('a tool floods: the answer is cut, and nothing is judged by a part of it', async () => {
    const report = await gradeOn(
      "printf '#!/bin/sh\\nexec yes 1/status:Name:\\tinit\\n' >/usr/bin/grep; chmod 755 /usr/bin/grep",
    );
    expect(statusOf(report, 'pid-isolated')).toMatchObject({ status: 'unknown', unknown: { reason: 'truncated' } });
    expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([]);
  });
});

describe('what a host shows cannot act', () => {
  test('control characters in names reach no report', async () => {
    const report = await gradeOn(`esc=$(printf '\\033[2J\\033]0;x')
ip link set veth-host down; ip link set veth-host name "v$esc" || ip link set veth-host name veth-evil
ip netns add "$(printf 'pinger\\033[31m')"; printf 'h\\033[0m' >/proc/sys/kernel/hostname; mkdir -p "$R/usr/bin/$(printf 'a\\nb')"`);
    expect(JSON.stringify(report.checks)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]|\\u001b/);
    expect(statusOf(report, 'veth-pair')).toMatchObject({ status: 'failed', cause: 'other-names' });
  });

  test('a loop of links, a special file and a huge sparse file end in a verdict, at once', async () => {
    const report = await gradeOn(
      'rm -f $R/usr/bin/curl $R/usr/bin/vi; ln -s curl $R/usr/bin/curl; mkfifo $R/usr/bin/vi; stop; rm $R$APP; truncate -s 8T $R$APP || truncate -s 1G $R$APP',
    );
    expect(statusOf(report, 'rootfs-packages')).toMatchObject({
      status: 'failed',
      actual: 'no program of: curl, vim-minimal or nano',
    });
    expect(statusOf(report, 'binary-static')).toMatchObject({ status: 'failed', cause: 'not-elf' });
  });

  test('nothing is sent where the container’s address leads elsewhere', async () => {
    const heard = await withHost(
      'ip -n $N addr flush dev veth-pinger; ip link add out type veth peer name far; ip link set out up; ip link set far up; ip route add default dev out',
      async (sandbox) => {
        await grade(sandbox);
        // Nothing asked for the address behind the default route: no neighbour was looked for there.
        return (await sandbox.run('ip neigh show dev out; cat /sys/class/net/out/statistics/tx_packets | head -c 0'))
          .stdout;
      },
    );
    expect(heard).not.toContain('10.200.7.10');
  });
});

test('grading leaves the host as it was: no process, no file', async () => {
  const look =
    "ps -eo pid,args --no-headers | grep -Ev 'ps -eo|awk' | awk '{$1=\"\"; print}' | sort; find /opt /root /home /etc /usr /run /tmp /srv -newer /tmp/before -type f 2>/dev/null | grep -v '^/run/labcheck/' | sort";
  await withHost('true', async (sandbox) => {
    await sandbox.run('sleep 1; touch /tmp/before; sleep 1');
    const before = await sandbox.run(look);
    await grade(sandbox);
    // The host's shell ends when its input does, which is a moment after the report.
    await vi.waitFor(async () => expect((await sandbox.run(look)).stdout).toBe(before.stdout), { timeout: 5000 });
  });
});
