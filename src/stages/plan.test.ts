import { expect, test } from 'vitest';
import { UsageError } from '../model/errors.ts';
import { addressTemplate, fileName, integer, interfaceName, path, port } from '../model/parameter.ts';
import { plan } from './plan.ts';
import { tinyLab } from './tiny-lab.fixture.ts';

const refused = (action: () => unknown): UsageError => {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return error as UsageError;
  }
  throw new Error('nothing was refused');
};

test('parameters are read; those that are not set keep their default', () => {
  expect(plan(tinyLab).parameters).toEqual({ x: undefined, folder: '/srv/{x}' });
  expect(plan(tinyLab, { x: '7' }).parameters).toEqual({ x: 7, folder: '/srv/{x}' });
});

test('an unknown parameter, value or check is refused with the cure', () => {
  expect(refused(() => plan(tinyLab, { foldr: '/a' }))).toMatchObject({
    message: 'The lab tiny has no parameter "foldr". Did you mean "folder"?',
    cure: 'Its parameters are: x, folder.',
  });
  expect(refused(() => plan(tinyLab, { toString: '/a' })).message).toContain('no parameter "toString"');
  expect(refused(() => plan(tinyLab, { x: '300' }))).toMatchObject({
    message: 'The parameter x cannot be "300".',
    cure: 'Allowed: a whole number from 0 to 9.',
  });
  expect(refused(() => plan(tinyLab, {}, ['wal']))).toMatchObject({
    message: 'The lab tiny has no check "wal". Did you mean "wall"?',
  });
});

test.each([
  [integer('', 0, 255), ['0', '255'], ['-1', '256', '1.5', '', 'x', '1e2', ' 1']],
  [port('', 80), ['1', '65535'], ['0', '65536', '']],
  [path('', '/'), ['/opt/a b', '/'], ['opt', '', '/a\nb', '/a\u0000']],
  [interfaceName('', 'a'), ['veth-host', 'a'.repeat(15)], ['a'.repeat(16), '', 'a/b', 'a b', 'a:b', '.', '..']],
  [fileName('', 'a'), ['pinger', 'a:b'], ['', 'a/b', '..', 'a b', 'a'.repeat(256)]],
  [
    addressTemplate('', 'a'),
    ['10.200.{x}.1/24', '10.0.0.2/32'],
    ['10.0.0.1', '10.0.0.256/24', '10.0.0.1/33', '10.{y}.0.1/8', '10.0.0/8'],
  ],
])('a parameter takes what is allowed and nothing else: %#', (parameter, good, bad) => {
  expect(good.map((text) => parameter.read(text)).filter((value) => value === undefined)).toEqual([]);
  expect(bad.filter((text) => parameter.read(text) !== undefined)).toEqual([]);
});

test('phases choose checks; one without a phase always belongs', () => {
  const [ground, wall, ...others] = tinyLab.checks;
  const lab = {
    ...tinyLab,
    phases: ['first', 'second'],
    checks: [{ ...ground!, phase: 'first' }, { ...wall!, phase: 'second' }, ...others],
  };
  expect(plan(lab, {}, [], ['second']).checks.map(({ id }) => id)).toEqual(['wall', 'roof', 'garden', 'paint']);
  expect(plan(lab).checks).toHaveLength(5);
  expect(refused(() => plan(lab, {}, [], ['secnd'])).message).toContain('Did you mean "second"?');
  expect(refused(() => plan(tinyLab, {}, [], ['first']))).toMatchObject({
    cure: 'It has no phases: leave --phase out.',
  });
});

test('phases come in the lab’s order, and are named where there is no such one', () => {
  const phased = { ...tinyLab, phases: ['early', 'late'] };
  expect(plan(phased, {}, [], ['late', 'early']).phases).toEqual(['early', 'late']);
  expect(plan(phased, {}, [], ['late']).phases).toEqual(['late']);
  expect(plan(phased).phases).toEqual([]);
  expect(() => plan(phased, {}, [], ['lat'])).toThrow(
    expect.objectContaining({ cure: 'Its phases are: early, late.' }),
  );
  expect(() => plan(tinyLab, {}, [], ['late'])).toThrow(
    expect.objectContaining({ cure: 'It has no phases: leave --phase out.' }),
  );
});
