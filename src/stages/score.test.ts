import { expect, test } from 'vitest';
import { type Cause, fail } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Lab } from '../model/lab.ts';
import type { HintLevel } from '../model/report.ts';
import { elsewhere, host, shell } from '../model/step.ts';
import { judge } from './judge.ts';
import { plan } from './plan.ts';
import { nextOf } from './points.ts';
import { score } from './score.ts';
import { commandLine, valuesOf } from './sentences.ts';
import { tinyEvidence, tinyLab } from './tiny-lab.fixture.ts';

type Words = Parameters<typeof tinyEvidence>[0];
type More = {
  hints?: HintLevel;
  set?: Record<string, string>;
  skip?: string[];
  lab?: Lab;
  failure?: Evidence['failure'];
  os?: string | null;
};
const reportOf = (
  words: Words = {},
  { hints = 'nudge', set = {}, skip = [], lab = tinyLab, failure, os = null }: More = {},
) => {
  const chosen = plan(lab, set, skip);
  const evidence = { ...tinyEvidence(words), ...(failure ? { failure } : {}) };
  return score(chosen, evidence, judge(chosen, evidence), {
    hints,
    trust: 'graded',
    host: { kernel: 'Linux\u001b[2J 6', os, note: 'Seen\u001b[2J through.' },
    judgedAt: new Date(0),
    tool: { name: 'labcheck', version: '1.2.3' },
  });
};
const lineOf = (id: string, ...rest: Parameters<typeof reportOf>) =>
  reportOf(...rest).checks.find((check) => check.id === id);
const cause = tinyLab.checks[0]!.causes['wrong' as never] as Cause;
const unseen = { version: 2, round: 1, ms: 0, unknown: 'denied', detail: '' } as const;

test('points: earned of possible, the bonus beside them, shares to two decimals', () => {
  expect(reportOf().grade).toEqual({ earned: 5, possible: 5, bonus: 1, unknown: 0, needsReview: false, manual: null });
  expect(reportOf({ paint: 'no' }).grade).toEqual({
    earned: 4.33,
    possible: 5,
    bonus: 1,
    unknown: 0,
    needsReview: false,
    manual: null,
  });
  expect(reportOf({ ground: 'no', wall: 'no', roof: 'no', garden: 'no' }).grade).toMatchObject({
    earned: 1,
    possible: 5,
    bonus: 0,
  });
});

test('an unknown required check asks for review, an unknown bonus does not', () => {
  expect(reportOf({ ground: unseen }).grade).toEqual({
    earned: 3,
    possible: 5,
    bonus: 1,
    unknown: 2,
    needsReview: true,
    manual: null,
  });
  expect(reportOf({ garden: unseen }).grade).toMatchObject({ unknown: 0, needsReview: false, manual: null });
});

test('who was not let in is told why, in the words of whoever was refused', () => {
  const chosen = plan(tinyLab);
  const failure = { reason: 'denied', detail: 'root may not log in to h', cure: 'Put your key there.' } as const;
  const evidence = { ...tinyEvidence({}), outputs: {}, failure };
  const { checks, next } = score(chosen, evidence, judge(chosen, evidence), {
    hints: 'nudge',
    trust: 'graded',
    host: { kernel: null, os: null },
    judgedAt: new Date(0),
    tool: { name: 'labcheck', version: '1.2.3' },
  });
  expect(checks[0]).toMatchObject({
    says: 'Login or sudo failed: root may not log in to h',
    unknown: { reason: 'denied', cure: 'Put your key there.' },
  });
  expect(next).toMatchObject({ hint: 'Put your key there.' });
  expect(lineOf('ground', { ground: unseen })?.says).toBe('The grader was not allowed to look.');
});

test('a skipped check is neither earned nor possible, and is named', () => {
  const { grade, skipped, checks } = reportOf({}, { skip: ['ground'] });
  expect(grade).toMatchObject({ earned: 3, possible: 3 });
  expect(skipped).toEqual(['ground']);
  expect(checks.map(({ id }) => id)).not.toContain('ground');
});

test('the next thing to do is the first failed check of the lab', () => {
  expect(reportOf({ paint: 'no', ground: 'no', wall: 'no', roof: 'no' }).next).toMatchObject({
    check: 'ground',
    hint: 'Look.',
    blocks: 2,
  });
  expect(reportOf({ ground: 'no', paint: 'no' }).next).toMatchObject({ check: 'ground', blocks: 0 });
  expect(reportOf({ garden: 'no' }).next).toBeNull();
  expect(reportOf().next).toBeNull();
});

test('a repair that undoes others comes before theirs', () => {
  const undoing = (which: Record<string, string[]>) => ({
    ...tinyLab,
    checks: tinyLab.checks.map((check) => ({
      ...check,
      causes: { ...check.causes, wrong: { ...cause, undoes: which[check.id] ?? [] } },
    })),
  });
  const nextWith = (which: Record<string, string[]>, words: Words = { ground: 'no', paint: 'no' }) =>
    reportOf(words, { lab: undoing(which) }).next?.check;
  expect(nextWith({ paint: ['ground'] })).toBe('paint');
  expect(nextWith({ paint: ['ground'] }, { ground: 'no' })).toBe('ground');
  expect(nextWith({ paint: ['ground'], ground: ['paint'] })).toBe('paint');
  expect(nextWith({ garden: ['ground'] }, { ground: 'no', garden: 'no' })).toBe('ground');
});

test('where nothing failed, the next thing is to cure what could not be judged', () => {
  expect(reportOf({ ground: unseen, wall: 'no' }).next).toMatchObject({ check: 'ground', blocks: 1 });
});

test('sentences name parameters and what was found', () => {
  expect(lineOf('ground', { ground: 'no' })).toMatchObject({
    title: 'Ground of /srv/x',
    says: 'It says no, in /srv/x.',
    actual: 'no',
  });
  expect(lineOf('ground', { ground: 'no' }, { set: { x: '7' } })).toMatchObject({ says: 'It says no, in /srv/7.' });
});

test('hints go as far as the course says', () => {
  const { checks } = tinyLab;
  const look = [host('cat {folder}', { text: 'It says {word}.' })];
  const lab = { ...tinyLab, checks: checks.map((check) => ({ ...check, causes: { wrong: { ...cause, look } } })) };
  const helpAt = (hints: HintLevel) => {
    const report = reportOf({ ground: 'no' }, { hints, lab });
    const { hint, look, repair } = report.checks[0]!;
    expect(report.next).toMatchObject({ check: 'ground', task: 1, hint, look, repair });
    return [hint, look, repair];
  };
  const looked = [{ place: 'host', run: 'cat /srv/x', text: 'It says no.', stays: false }];
  const repaired = [{ place: 'host', run: 'echo no >/srv/x', text: null, stays: false }];
  expect(helpAt('none')).toEqual([null, [], []]);
  expect(helpAt('nudge')).toEqual(['Look.', [], []]);
  expect(helpAt('look')).toEqual(['Look.', looked, []]);
  expect(helpAt('full')).toEqual(['Write yes.', looked, repaired]);
});

test('a repair is that of the way that the student took, the first where the verdict names none', () => {
  const repair = { chroot: [shell('exit')], unshare: [elsewhere('Close the terminal of {folder}.')], none: [] };
  const repairOf = (way?: string) => {
    const [first, ...rest] = tinyLab.checks;
    const judge = () => fail('wrong', { word: 'no' }, way === undefined ? {} : { way });
    const checks = [{ ...first!, causes: { wrong: { ...cause, repair } }, judge }, ...rest];
    return lineOf('ground', {}, { hints: 'full', lab: { ...tinyLab, checks } })?.repair;
  };
  expect(repairOf()).toEqual([{ place: 'shell', run: 'exit', text: null, stays: false }]);
  expect(repairOf('unshare')).toEqual([
    { place: 'elsewhere', run: null, text: 'Close the terminal of /srv/x.', stays: false },
  ]);
  expect(repairOf('none')).toEqual([]);
  expect(repairOf('toString')).toEqual(repairOf());
});

test('a check rests on the weakest of what it asks, those of the second round too', () => {
  const restsOn = (words: Words = {}) => reportOf(words).checks.map((check) => check.restsOn);
  expect(restsOn()).toEqual(['kernel', 'kernel', 'kernel', 'tool', 'kernel']);
  expect(restsOn({ wall: 'ask', more: 'yes' })).toEqual(['kernel', 'kernel', 'service', 'tool', 'kernel']);
});

test('a check names the checks of the report that go before it', () => {
  const after = (skip: string[]) => reportOf({}, { skip }).checks.map((check) => check.after);
  expect(after([])).toEqual([[], ['ground'], ['wall'], ['wall'], []]);
  expect(after(['wall'])).toEqual([[], [], [], []]);
});

test('what a host says cannot act: controls become visible, commands stay one word a value', () => {
  const hostile = '\u001b[2Jno\u202e{x} <b>; rm -rf /';
  const line = lineOf('ground', { ground: hostile }, { hints: 'full' });
  expect(line?.actual).toBe('\\x1b[2Jno\\u202e{x} <b>; rm -rf /');
  const [repair] = line?.repair ?? [];
  expect(repair).toMatchObject({ place: 'elsewhere', run: null });
  expect(repair?.text).toContain("echo '\\x1b[2Jno\\u202e{x} <b>; rm -rf /' >/srv/x");
  expect(reportOf().host.kernel).toBe('Linux\\x1b[2J 6');
});

test('a command’s values are quoted, its own words are not', () => {
  expect(commandLine('ip link set {inner} netns {netns} {absent}', { inner: "a'b", netns: 'pinger' })).toBe(
    "ip link set 'a'\\''b' netns pinger absent",
  );
});

test('the head names the lab, and of the parameters those that were set', () => {
  const { lab, parameters } = reportOf({}, { set: { x: '7' } });
  expect(lab).toEqual({ id: 'tiny', title: 'A tiny lab' });
  expect(parameters).toEqual({ x: 7 });
  expect(reportOf().parameters).toEqual({});
});

test('what is known of the host is shown, and what is not is null', () => {
  expect(reportOf().host).toEqual({
    uri: 'local:',
    kernel: 'Linux\\x1b[2J 6',
    os: null,
    note: 'Seen\\x1b[2J through.',
  });
});

test('the next thing among equals is the first of the lab, however many come after', () => {
  expect(reportOf({ paint: 'no', wall: 'no', roof: 'no' }).next).toEqual({
    check: 'wall',
    task: 2,
    says: 'It says no, in /srv/x.',
    hint: 'Look.',
    blocks: 1,
    look: [],
    repair: [],
  });
  expect(reportOf({ paint: unseen, wall: unseen }).next).toMatchObject({ check: 'wall' });
  expect(reportOf({ paint: unseen, ground: unseen, wall: 'no' }).next).toMatchObject({ check: 'ground', blocks: 1 });
});

test('a note is said where the verdict has one', () => {
  const more = { version: 2, round: 2, ms: 1, status: 0, text: 'yes\n' } as const;
  expect(lineOf('ground')).toMatchObject({ note: null });
  expect(lineOf('roof', { wall: 'ask', more, ground: 'yes' })).toMatchObject({ note: 'More was asked: yes.' });
});

test('of the host’s system, too, control characters become visible', () => {
  expect(reportOf({}, { os: 'Debian\u001b[2J' }).host.os).toBe('Debian\\x1b[2J');
});

test('the next thing is the first as they are listed, whatever waits for it', () => {
  const { checks } = reportOf({ ground: 'no', wall: 'no', paint: 'no' });
  expect(nextOf(checks.toReversed())).toMatchObject({ check: 'paint', blocks: 0 });
  expect(nextOf(checks)).toMatchObject({ check: 'ground', blocks: 1 });
});

test('what rests on another check is no next thing, even where that one is not among them', () => {
  const { checks } = reportOf({ ground: unseen, wall: 'no' });
  expect(nextOf(checks.filter(({ id }) => id === 'wall'))).toBeNull();
});

test('the full hint is the last, however many there are', () => {
  const [ground, ...others] = tinyLab.checks;
  const causes = {
    wrong: { says: '', expected: '', actual: '', hints: ['Look.', 'Look there.', 'Write yes.'], repair: [] },
  } as const;
  const lab: Lab = { ...tinyLab, checks: [{ ...ground!, causes }, ...others] };
  expect(lineOf('ground', { ground: 'no' }, { hints: 'full', lab })?.hint).toBe('Write yes.');
});

test('what a host could not answer is cured as its failure says', () => {
  const failure = { reason: 'unreachable', detail: 'no route', cure: 'Switch it on.' } as const;
  expect(lineOf('ground', { ground: undefined }, { failure })?.unknown).toEqual(failure);
});

test('a parameter shows the value of another whose name stands in it, or the bare name', () => {
  const parameters = { folder: '/srv/{place}/{x}', place: 'shop', x: undefined };
  expect(valuesOf({ parameters }, { found: '/srv/{place}' })).toEqual({
    folder: '/srv/shop/x',
    place: 'shop',
    x: 'x',
    found: '/srv/{place}',
  });
});
