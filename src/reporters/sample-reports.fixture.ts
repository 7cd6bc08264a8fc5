import { points } from '../model/points.ts';
import { nothingTold, type Report, type ReportedCheck, reportSchema } from '../model/report.ts';
import { host } from '../model/step.ts';
import type { UnknownReason } from '../model/unknown.ts';

type Told = Partial<ReportedCheck>;

const failed = (
  cause: string,
  says: string,
  expected: string,
  actual: string,
  hint: string | null,
  more: Told = {},
): Told => ({
  status: 'failed',
  earned: 0,
  cause,
  says,
  expected,
  actual,
  hint,
  ...more,
});
const blocked = (by: string): Told => ({ status: 'blocked', earned: 0, blockedBy: by });
const unknown = (reason: UnknownReason, detail: string, says: string, cure: string): Told => ({
  status: 'unknown',
  earned: 0,
  says,
  unknown: { reason, detail, cure },
});

const asked: readonly (readonly [id: string, tasks: readonly number[], title: string, points?: number])[] = [
  ['rootfs-exists', [1], '/opt/rootfs-pinger holds a root file system'],
  ['rootfs-packages', [1], 'The root file system holds the packages of the lab sheet', 2],
  ['binary-present', [2, 3], '/usr/local/bin/pinger is on the host and in the root file system'],
  ['binary-static', [2], 'pinger is linked statically'],
  ['netns-exists', [4], 'The network namespace pinger exists'],
  ['veth-pair', [5], 'veth-host and veth-pinger join the host and the namespace pinger'],
  ['address-host', [6], 'veth-host has the address 10.200.7.1/24'],
  ['address-netns', [7], 'veth-pinger has the address 10.200.7.10/24'],
  ['links-up', [8], 'Both ends of the pair are up'],
  ['ping-replies', [9], 'The host and the namespace reach each other'],
  ['pid-isolated', [10], 'The app has a PID namespace of its own'],
  ['app-isolated', [12], 'The app runs inside all of its namespaces'],
  ['app-answers', [13], 'The app answers a request from the host', 2],
];
const offered: typeof asked = [
  ['root-changed', [12], 'The app sees /opt/rootfs-pinger as its root'],
  ['image-archive', [14], 'pinger-rootfs.tgz holds the root file system'],
];

const passed = ([id, tasks, title, points = 1]: (typeof asked)[number], bonus: boolean): ReportedCheck => ({
  id,
  title,
  tasks,
  points,
  earned: points,
  bonus,
  status: 'passed',
  after: [],
  restsOn: 'kernel',
  ...nothingTold,
});

const sum = (values: readonly number[]): number => points(values.reduce((total, value) => total + value, 0));

/** A report of the first lab, in which everything is passed but what is told. */
const reportOf = (told: (id: string) => Told, head: Partial<Report> = {}): Report => {
  const checks = [...asked.map((row) => passed(row, false)), ...offered.map((row) => passed(row, true))].map(
    (check) => ({
      ...check,
      ...told(check.id),
    }),
  );
  const required = checks.filter(({ bonus }) => !bonus);
  const unseen = required.filter(({ status }) => status === 'unknown');
  return {
    schema: reportSchema,
    trust: 'graded',
    tool: { name: 'labcheck', version: '0.1.0' },
    lab: { id: 'pinger', title: 'A container by hand: pinger' },
    student: { id: 'alice', name: 'Alice' },
    parameters: { x: 7, netns: 'pinger', hostAddress: '10.200.7.1/24' },
    host: { uri: 'ssh://10.4.0.7', kernel: 'Linux 6.1.0-30-amd64', os: 'Debian GNU/Linux 12 (bookworm)' },
    collectedAt: '2026-11-21T10:00:00.000Z',
    judgedAt: '2026-11-21T10:00:01.000Z',
    durationMs: 1234,
    roundTrips: 2,
    skipped: [],
    phases: [],
    decided: null,
    grade: {
      earned: sum(required.map(({ earned }) => earned)),
      possible: sum(required.map(({ points }) => points)),
      bonus: sum(checks.filter(({ bonus }) => bonus).map(({ earned }) => earned)),
      unknown: sum(unseen.map(({ points }) => points)),
      needsReview: unseen.length > 0,
      manual: null,
    },
    next: null,
    manual: [],
    ...head,
    checks,
  };
};

const notMoved = {
  look: [host('ip -br link'), host('ip -n pinger -br link')],
  repair: [host('ip link set veth-pinger netns pinger')],
};

const mixed: Readonly<Record<string, Told>> = {
  'rootfs-packages': failed(
    'missing',
    'One of the packages is missing.',
    'iproute2, iputils-ping, procps and one of vim and nano',
    'iproute2, iputils-ping and procps; neither vim nor nano',
    'Which of the packages on the lab sheet can you not start inside the root file system?',
    { earned: 1.5 },
  ),
  'binary-static': { note: 'The binary is stripped, so only its headers were read.' },
  'veth-pair': failed(
    'not-moved',
    'Both ends of the pair are still on the host.',
    'veth-pinger in the namespace pinger',
    'veth-pinger on the host, beside veth-host',
    'Move veth-pinger into the namespace pinger.',
    { look: notMoved.look, repair: notMoved.repair },
  ),
  'address-netns': blocked('veth-pair'),
  'links-up': blocked('veth-pair'),
  'ping-replies': blocked('veth-pair'),
  'root-changed': failed(
    'host-root',
    'The app has the host’s own root.',
    'the root /opt/rootfs-pinger',
    'the root of the host',
    'Which program changes the root before it starts another?',
  ),
  'image-archive': unknown(
    'truncated',
    '1000000 bytes',
    'The answer was cut (1000000 bytes).',
    'Look at the host: something there is far larger than the lab makes it.',
  ),
};

const needsReview: Readonly<Record<string, Told>> = {
  'netns-exists': unknown('missing-tool', 'ip', 'The host has no ip.', 'Install ip on the host, then grade it again.'),
  'veth-pair': unknown('missing-tool', 'ip', 'The host has no ip.', 'Install ip on the host, then grade it again.'),
  'ping-replies': unknown(
    'rests-on-unknown',
    'veth-pair',
    'It rests on veth-pair, which could not be judged.',
    'Fix veth-pair first.',
  ),
  'binary-static': failed(
    'dynamic',
    'The binary asks for shared libraries.',
    'a static ELF binary',
    'a dynamic ELF binary',
    null,
  ),
};

const unreachable = unknown(
  'unreachable',
  'connect ECONNREFUSED 10.4.0.7:22',
  'The host could not be asked: connect ECONNREFUSED 10.4.0.7:22',
  'See that the host is up and that its SSH server listens, then grade it again.',
);

const withManual = (report: Report): Report => ({
  ...report,
  grade: { ...report.grade, manual: { earned: 2.5, possible: 5, open: 2 } },
  manual: [
    { id: 'discussion', title: 'Discussion of task 12', points: 3, earned: 2.5 },
    { id: 'oral', title: 'Oral exam', points: 2, earned: null },
  ],
});

/** A report for each way that a grading can end, with the exit code that it leads to. */
export const samples: readonly { readonly name: string; readonly exit: 0 | 1 | 3; readonly report: Report }[] = [
  { name: 'all-passed', exit: 0, report: reportOf(() => ({})) },
  {
    name: 'mixed',
    exit: 1,
    report: withManual({
      ...reportOf((id) => mixed[id] ?? {}),
      skipped: ['image-pushed', 'published'],
      next: {
        check: 'veth-pair',
        task: 5,
        says: 'Both ends of the pair are still on the host.',
        hint: 'Move veth-pinger into the namespace pinger.',
        blocks: 3,
        ...notMoved,
      },
    }),
  },
  {
    name: 'needs-review',
    exit: 3,
    report: reportOf((id) => needsReview[id] ?? {}, {
      next: {
        ...{ check: 'binary-static', task: 2, says: 'The binary asks for shared libraries.' },
        ...{ hint: null, blocks: 0, look: [], repair: [] },
      },
    }),
  },
  {
    name: 'unreachable',
    exit: 3,
    report: reportOf(() => unreachable, {
      host: { uri: 'ssh://10.4.0.7', kernel: null, os: null },
      roundTrips: 0,
      durationMs: 310,
      next: {
        ...{ check: 'rootfs-exists', task: 1, says: unreachable.says!, hint: unreachable.unknown!.cure },
        ...{ blocks: 0, look: [], repair: [] },
      },
    }),
  },
];
