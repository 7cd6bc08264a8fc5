import { describe, expect, test } from 'vitest';
import type { NamedNetwork, Process } from '../../src/probes/index.ts';
import {
  absent,
  app,
  appFile,
  facts,
  file,
  hostNet,
  inContainer,
  inLab,
  labNet,
  network,
  otherNet,
  parameters,
  process,
  treeRoot,
} from './subject.fixture.ts';
import { anchored, type Subject, type SubjectFacts, subject } from './subject.ts';

const find = (all: readonly Process[], more: Partial<SubjectFacts> = {}): Subject =>
  subject(facts(all, more), parameters);
const pidsOf = ({ anchor, process: found, app: own, isolated, members, strays }: Subject) => ({
  anchor,
  process: found?.pid,
  app: own?.pid,
  isolated,
  members: members.map(({ pid }) => pid),
  strays: strays.map(({ pid }) => pid),
});

describe('the subject', () => {
  test('is the app where it is in the named namespace', () => {
    const all = [
      process(10),
      process(11, inLab),
      process(12, { ...inContainer, pids: [12, 1] }),
      app(13, { ...inContainer, pids: [13, 2] }),
    ];
    expect(pidsOf(find(all))).toEqual({
      anchor: 'named',
      process: 13,
      app: 13,
      isolated: true,
      members: [11, 12, 13],
      strays: [],
    });
    expect(anchored(facts(all), parameters)?.pid).toBe(13);
  });

  test('is the init of the tree where no app runs in it, else its oldest process', () => {
    const shell = process(11, { ...inContainer, pids: [11, 7] });
    const init = process(12, { ...inContainer, pids: [12, 1] });
    expect(pidsOf(find([shell, init]))).toMatchObject({ process: 12, app: undefined });
    expect(pidsOf(find([shell, { ...init, pids: [12, 5, 1] }]))).toMatchObject({ process: 12 });
    expect(pidsOf(find([shell, process(14, { ...inContainer, pids: [14, 8] })]))).toMatchObject({ process: 11 });
    // PID 1 of the host is nobody's container.
    expect(pidsOf(find([process(11, inLab), process(1, { ...inLab, pids: [1] })]))).toMatchObject({
      process: 11,
      isolated: false,
    });
  });

  test('is not a process beside the isolated ones, even if that one is the app', () => {
    const all = [app(11, inLab), process(12, { ...inContainer, pids: [12, 1] })];
    expect(pidsOf(find(all))).toEqual({
      anchor: 'named',
      process: 12,
      app: undefined,
      isolated: true,
      members: [11, 12],
      strays: [11],
    });
  });

  test('may live without a PID namespace of its own', () => {
    expect(pidsOf(find([process(11, inLab), app(12, inLab)]))).toEqual({
      anchor: 'named',
      process: 12,
      app: 12,
      isolated: false,
      members: [11, 12],
      strays: [],
    });
    const unreadable = process(11, { ...inLab, namespaces: { net: labNet } });
    expect(pidsOf(find([unreadable]))).toMatchObject({ process: 11, isolated: false });
  });

  test('is no zombie', () => {
    const all = [app(11, { ...inContainer, state: 'Z' }), process(12, { ...inContainer, pids: [12, 1] })];
    expect(pidsOf(find(all))).toEqual({
      anchor: 'named',
      process: 12,
      app: undefined,
      isolated: true,
      members: [12],
      strays: [],
    });
  });

  test.each<[string, NamedNetwork]>([
    ['nothing has the name', { kind: 'absent' }],
    ['a file has the name', { kind: 'not-a-namespace' }],
    ['the name is that of the host’s own network', { kind: 'namespace', ...network, inode: hostNet }],
  ])('where %s, an app elsewhere is stale, before one on the host', (_, named) => {
    expect(pidsOf(find([app(11), app(12, { net: otherNet })], { named }))).toEqual({
      anchor: 'stale',
      process: 12,
      app: undefined,
      isolated: false,
      members: [],
      strays: [11, 12],
    });
    expect(pidsOf(find([process(10), app(11)], { named }))).toMatchObject({
      anchor: 'on-host',
      process: 11,
      strays: [11],
    });
    expect(pidsOf(find([process(10)], { named }))).toEqual({
      anchor: 'none',
      process: undefined,
      app: undefined,
      isolated: false,
      members: [],
      strays: [],
    });
    expect(anchored(facts([app(12, { net: otherNet })], { named }), parameters)).toBeUndefined();
  });

  test('is not the app of an engine’s container elsewhere, which is another task’s', () => {
    const container = app(12, { net: otherNet, parent: 11 });
    expect(pidsOf(find([process(11), container], { engines: [{ id: 'pinger', pid: 12 }] }))).toMatchObject({
      anchor: 'none',
      strays: [],
    });
    expect(pidsOf(find([process(11, { name: 'conmon' }), container]))).toMatchObject({ anchor: 'none', strays: [] });
    expect(pidsOf(find([app(13, inLab)], { engines: [{ id: 'pinger', pid: 13 }] }))).toMatchObject({
      anchor: 'named',
      app: 13,
    });
  });
});

describe('of several tries without the app, the subject is', () => {
  const shell = (pid: number, of: Partial<Process> = {}): Process =>
    process(pid, {
      ...inContainer,
      pids: [pid, 1],
      ...of,
      namespaces: { net: labNet, pid: pid + 100, ...of.namespaces },
    });
  const [host, inTree] = [
    { root: '8:2', rootPath: '/' },
    { root: treeRoot, rootPath: parameters.rootfs },
  ];

  test.each<[string, Partial<Process>, Partial<Process>]>([
    ['the one with more of task 10', { namespaces: { uts: 99 } }, {}],
    ['the one in the lab’s root', inTree, host],
    ['not the one with a namespace that no task asks for', inTree, { ...host, namespaces: { ipc: 99 } }],
  ])('%s', (_, better, worse) => {
    expect(find([shell(11, worse), shell(12, better)]).process?.pid).toBe(12);
    expect(find([shell(11, better), shell(12, worse)]).process?.pid).toBe(11);
  });

  test('the one whose /proc shows it, where they are alike', () => {
    const all = [shell(11), shell(12)];
    const view = { procMounted: true, procOf: 112, hostUsers: true, hostname: undefined, hostnameFile: undefined };
    expect(find(all).alike.map((one) => one.process.pid)).toEqual([11, 12]);
    expect(find(all).process?.pid).toBe(11);
    expect(find(all, { views: new Map([[12, view]]) }).process?.pid).toBe(12);
    const rooted = [shell(11), shell(12, inTree)];
    expect(find(rooted).process?.pid).toBe(12);
    expect(find(rooted, { views: new Map([[11, { ...view, procOf: 111 }]]) }).process?.pid).toBe(11);
    expect(find([shell(11), shell(12, { namespaces: { uts: 99 } })]).alike).toEqual([]);
    expect(find([...all, app(13, { ...inContainer, pids: [13, 2] })]).alike).toEqual([]);
  });
});

test('a copy of the app is the app, and another program of its name is looked at in its place', () => {
  const inside = { ...inContainer, pids: [12, 2] };
  const all = [
    process(11, { ...inContainer, pids: [11, 1] }),
    process(12, { ...inside, path: '/opt/rootfs-pinger/root/pinger-static' }),
  ];
  expect(find(all)).toMatchObject({ namesakes: [{ pid: 12 }], process: { pid: 12 }, app: undefined });
  expect(find(all, { copies: [] })).toMatchObject({ process: { pid: 12 }, app: undefined });
  expect(find(all, { copies: [12] })).toMatchObject({ namesakes: [], process: { pid: 12 }, app: { pid: 12 } });
});

describe('the app is known', () => {
  const known = (one: Partial<Process>, more: Partial<SubjectFacts> = {}): boolean =>
    find([process(11, { ...inLab, path: undefined, ...one })], more).app !== undefined;

  test.each<[string, boolean, Partial<Process>, Partial<SubjectFacts>?]>([
    ['by its file', true, { executable: appFile }],
    ['by the file of the host', true, { executable: '8:9' }, { app: absent, hostApp: file('8:9') }],
    ['not by another file', false, { executable: '8:9' }],
    ['not by a file that is not there', false, { executable: undefined }, { app: absent }],
    ['by its path in the tree', true, { path: `${parameters.rootfs}${parameters.app}` }, { app: absent }],
    [
      'by its path where the file was replaced',
      true,
      { path: `${parameters.rootfs}${parameters.app} (deleted)` },
      { app: absent },
    ],
    [
      'not by a path with that word within',
      false,
      { path: `${parameters.rootfs} (deleted)${parameters.app}` },
      { app: absent },
    ],
    ['by its path in the root of the host', true, { path: parameters.app }, { app: absent }],
    [
      'by its path where the root cannot be named',
      true,
      { path: parameters.app, rootPath: undefined },
      { app: absent },
    ],
    [
      'by its path in its own root',
      true,
      { path: `/srv/tree${parameters.app}`, rootPath: '/srv/tree' },
      { app: absent },
    ],
    ['not by that path in another root', false, { path: parameters.app, rootPath: '/srv/tree' }, { app: absent }],
    ['not by a path that ends so', false, { path: `/srv${parameters.app}` }, { app: absent }],
    ['not by its name', false, { name: 'pinger' }],
  ])('%s', (_, expected, one, more) => {
    expect(known(one, more)).toBe(expected);
  });
});
