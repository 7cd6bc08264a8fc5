import { expect, test } from 'vitest';
import type { Process } from '../../src/probes/index.ts';
import { appIsolated } from './app-isolated.ts';
import { netnsExists } from './netns-exists.ts';
import { rootChanged } from './root-changed.ts';
import { absent, app, facts, file, inContainer, otherNet, parameters, process } from './subject.fixture.ts';
import type { SubjectFacts } from './subject.ts';

const inside = { ...inContainer, pids: [13, 1] };
const judged = (all: readonly Process[], more: Partial<SubjectFacts> = {}) =>
  appIsolated.judge(facts(all, more) as never, parameters);

test('the host’s own copy of the app counts, and is noted only where it is that one', () => {
  const passed = { status: 'passed' };
  expect(judged([app(13, inside)])).toEqual({ ...passed, found: {} });
  expect(judged([app(13, inside)], { hostApp: file('8:9') })).toEqual({ ...passed, found: {} });
  expect(judged([app(13, { ...inside, executable: '8:9' })], { hostApp: file('8:9') })).toMatchObject({
    ...passed,
    note: 'host-copy',
  });
  expect(judged([app(13, { ...inside, executable: undefined })])).toEqual({ ...passed, found: {} });
});

test('a process that calls itself like the app is known by as much of the name as the kernel keeps', () => {
  const impostor = process(13, { ...inside, name: 'a-rather-long-p' });
  const judgement = appIsolated.judge(facts([impostor], { app: absent }) as never, {
    ...parameters,
    app: '/usr/bin/a-rather-long-program',
  });
  expect(judgement).toMatchObject({ cause: 'impostor', found: { pid: 13 } });
});

test('a namespace has lost its name only where the app lives in one that has none', () => {
  const judgedName = (all: readonly Process[], names: readonly object[] = []) =>
    netnsExists.judge({ ...facts(all, { named: { kind: 'absent' } }), names } as never, parameters);
  for (const names of [[], [{ name: 'another', inode: 99 }]])
    expect(judgedName([app(13, { net: otherNet })], names)).toMatchObject({ cause: 'unnamed', found: { pid: 13 } });
  expect(judgedName([app(13, { net: otherNet })], [{ name: 'mine', inode: otherNet }])).toMatchObject({
    cause: 'absent',
  });
  expect(judgedName([app(13)])).toMatchObject({ cause: 'absent' });
});

test('a root that was mounted once more is known by the app’s file, where both can be read', () => {
  const judgedRoot = (one: Process, more: Partial<SubjectFacts> = {}) =>
    rootChanged.judge({ ...facts([one], more), rootfs: { hostRoot: '8:2', identity: '8:3' } } as never, parameters);
  expect(judgedRoot(app(13, inside))).toMatchObject({ cause: 'host-root' });
  expect(judgedRoot(app(13, { ...inside, root: '8:3' }))).toMatchObject({ status: 'passed' });
  expect(judgedRoot(app(13, { ...inside, root: '8:4' }))).toMatchObject({ status: 'passed' });
  expect(judgedRoot(app(13, { ...inside, root: '8:4' }), { app: file('8:9') })).toMatchObject({ cause: 'other-root' });
  const unreadable = app(13, { ...inside, root: '8:4', executable: undefined });
  expect(judgedRoot(unreadable, { app: absent })).toMatchObject({ cause: 'other-root' });
});
