import { describe, expect, test } from 'vitest';
import type { Process, RuncContainer } from '../../src/probes/index.ts';
import { containerPid, hostPid, ownPid, process, subjectFacts } from './host.fixture.ts';
import { subject } from './subject.ts';

const init = process(containerPid);
const members = (others: readonly Process[], pid: number | undefined = hostPid): number[] =>
  subject(subjectFacts({ namespaces: pid === undefined ? {} : { pid } }, [...others, init])).members.map(
    (process) => process.pid,
  );

describe('the members of a container', () => {
  test('share its PID namespace', () => {
    const inside = { namespaces: { pid: ownPid } };
    expect(members([process(71, inside), process(72)], ownPid)).toEqual([71, containerPid]);
  });

  test('are no others of the host where it has the host’s own PID namespace', () => {
    expect(members([process(71), process(72)])).toEqual([containerPid]);
  });

  test('are none of those that the kernel tells nothing about', () => {
    expect(members([process(71, { namespaces: {} })])).toEqual([containerPid]);
    expect(members([process(71, { namespaces: {} })], undefined)).toEqual([containerPid]);
  });

  test('descend from its first process, in whatever order they are numbered and listed', () => {
    const [grandchild, child, other] = [
      process(30, { parent: 40 }),
      process(40, { parent: containerPid }),
      process(50),
    ];
    expect(members([grandchild, child, other])).toEqual([30, 40, containerPid]);
  });

  test('are no zombies', () => {
    expect(members([process(71, { parent: containerPid, state: 'Z' })])).toEqual([containerPid]);
  });
});

test.each<[string, Partial<RuncContainer>, readonly Process[]]>([
  ['has stopped, though another process has its number now', { status: 'stopped' }, [init]],
  ['has just ended', {}, []],
])('a container that %s has no processes', (_, of, all) => {
  expect(subject(subjectFacts(of, all))).toMatchObject({ container: of, init: undefined, members: [] });
});
