import { describe, expect, test } from 'vitest';
import type { Nspawn, Process, Tree } from '../../src/probes/index.ts';
import { type Containers, containersIn, joins, linksApart } from './container.ts';
import {
  causeOf,
  end,
  host,
  hostMnt,
  hostNet,
  hostPid,
  network,
  noTree,
  ownMnt,
  ownNet,
  ownPid,
  process,
  tree,
  unreadable,
} from './host.fixture.ts';
import { nspawnInterface } from './nspawn-interface.ts';
import { nspawnVeth } from './nspawn-veth.ts';

const [own, other] = ['8:10', '8:11'];
const apart = { net: ownNet, pid: ownPid, mnt: ownMnt };
const nspawn = process(10, { path: '/usr/bin/systemd-nspawn', executable: '8:40' });
/** The first process of a container of nspawn. */
const first = (pid: number, of: Partial<Process> = {}): Process =>
  process(pid, { parent: 10, root: own, namespaces: apart, ...of });
const find = (all: readonly Process[], at: Tree = tree(own), known: Nspawn = { installed: [], running: [10] }) => {
  const found: Containers = containersIn({ host, processes: all, tree: at, nspawn: known });
  return {
    started: found.started.map(({ pid }) => pid),
    own: found.own?.pid,
    byHand: found.byHand?.pid,
    chrooted: found.chrooted?.pid,
  };
};
const nothing = { started: [], own: undefined, byHand: undefined, chrooted: undefined };

describe('containers', () => {
  test('are the children of nspawn, that of the tree first, and each once', () => {
    expect(find([nspawn, first(11, { root: other }), first(12), first(13, { root: other })])).toEqual({
      ...nothing,
      started: [12, 11, 13],
      own: 12,
    });
  });

  test('are known by what their maker is, not by its name', () => {
    const made = (known: Partial<Nspawn>) =>
      find([nspawn, first(11)], tree(own), { installed: [], running: [], ...known });
    expect(made({ running: [10] }).own).toBe(11);
    expect(made({ installed: ['8:77'] }).own).toBeUndefined();
    expect(made({ installed: ['8:40'] }).own).toBe(11);
    expect(made({ running: [12] })).toMatchObject({ own: undefined, byHand: 11 });
  });

  test('of which one has a network of its own come before those in the host’s, whichever is older', () => {
    const onHost = first(11, { namespaces: { ...apart, net: hostNet } });
    for (const all of [
      [nspawn, onHost, first(12)],
      [nspawn, first(12), onHost],
    ])
      expect(find(all)).toMatchObject({ own: 12, started: [12, 11] });
  });

  test.each<[string, Partial<Process>]>([
    ['in the PID namespace of the host', { namespaces: { ...apart, pid: hostPid } }],
    ['in the mount namespace of the host', { namespaces: { ...apart, mnt: hostMnt } }],
    ['whose namespaces cannot be read', { namespaces: {}, root: undefined }],
    ['that has ended', { state: 'Z' }],
  ])('are not a child of nspawn %s', (_, of) => {
    expect(find([nspawn, first(11, of)]).started).toEqual([]);
  });

  test('end with their nspawn', () => {
    expect(find([{ ...nspawn, state: 'Z' }, first(11)])).toMatchObject({ started: [], byHand: 11 });
  });

  test('hold processes that nobody put there by hand', () => {
    expect(find([nspawn, first(11), first(12, { parent: 11 })])).toEqual({ ...nothing, started: [11], own: 11 });
  });

  test('that were made by hand, and shells behind chroot, are told apart', () => {
    const byHand = process(20, { root: own, namespaces: { ...apart, net: hostNet } });
    const chrooted = process(21, { root: own });
    const inNetwork = process(22, { root: own, namespaces: { ...host.namespaces, net: ownNet } as typeof apart });
    expect(find([byHand])).toEqual({ ...nothing, byHand: 20 });
    expect(find([chrooted])).toEqual({ ...nothing, chrooted: 21 });
    expect(find([inNetwork])).toEqual(nothing);
  });

  test('are none of a tree that is not there', () => {
    expect(find([unreadable(20)], noTree)).toEqual(nothing);
  });
});

describe('two ends are one cable', () => {
  test.each([
    ['where each is the other’s peer', true, {}, {}],
    ['not where the outer end is of another kind', false, { kind: 'macvlan' }, {}],
    ['not where the inner end is of another kind', false, {}, { kind: 'macvlan' }],
    ['not where the outer end’s peer is beside it', false, { peerNamespace: undefined }, {}],
    ['not where the inner end’s peer is beside it', false, {}, { peerNamespace: undefined }],
    ['not where the outer end’s peer has another index', false, { peerIndex: 9 }, {}],
    ['not where the inner end’s peer has another index', false, {}, { peerIndex: 9 }],
  ])('%s', (_, expected, outer, inner) => {
    expect(joins(end('ve-minimal', 7, 2, outer), end('host0', 2, 7, inner))).toBe(expected);
  });
});

test('the interfaces of a container are those of a network of its own', () => {
  const [lo, inner] = [end('lo', 1, 0, { loopback: true }), end('host0', 2, 7)];
  const hostNetwork = network(hostNet, [lo]);
  expect(linksApart(network(ownNet, [lo, inner]), hostNetwork)).toEqual([inner]);
  expect(linksApart(network(hostNet, [lo, inner]), hostNetwork)).toEqual([]);
  expect(linksApart({ kind: 'absent' }, hostNetwork)).toEqual([]);
  expect(linksApart(undefined, hostNetwork)).toEqual([]);
});

test.each([
  ['laid by nspawn', nspawnVeth, 'host0'],
  ['given to it', nspawnInterface, 'eth2'],
] as const)('a cable %s is found in whichever container', (_, check, name) => {
  const onHost = network(hostNet, [end('outer', 7, 2)]);
  const plugged = network(ownNet, [end(name, 2, 7)]);
  const unplugged = network(8, [end(name, 2, 9)]);
  const facts = { host: onHost, processes: [nspawn], nspawn: { installed: ['8:40'], running: [10] } };
  expect(causeOf(check, { ...facts, first: unplugged, second: plugged })).toBe('passed');
  expect(causeOf(check, { ...facts, first: plugged, second: unplugged })).toBe('passed');
  expect(causeOf(check, { ...facts, first: unplugged })).toBe('unplugged');
  expect(causeOf(check, { ...facts, first: network(ownNet), second: { kind: 'absent' } })).toBe('absent');
});
