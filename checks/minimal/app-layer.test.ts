import { describe, expect, test } from 'vitest';
import type { ProgramFile } from '../../src/probes/index.ts';
import { appLayer } from './app-layer.ts';
import { causeOf, file, folder, host, link, parameters, programs } from './host.fixture.ts';

type Files = Readonly<Record<string, ProgramFile>>;
const vsftpd = { 'usr/sbin/vsftpd': file(500) };
/** So many entries, each with a name of its own. */
const many = (count: number, prefix: string, entry: ProgramFile): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`bin/${prefix}${at}`, entry]));
const judge = (base: Files, app: Files): string =>
  causeOf(appLayer, { base: programs(base), app: programs(app), identity: host });

describe('the service', () => {
  test.each<[string, string, Files, Files]>([
    ['is in its layer', 'passed', {}, vsftpd],
    ['is an empty file there', 'no-service', {}, { 'usr/sbin/vsftpd': file(0) }],
    ['is a folder there', 'no-service', {}, { 'usr/sbin/vsftpd': folder }],
    ['is in the base alone', 'in-base', vsftpd, { 'usr/sbin/vsftpd': file(0) }],
    ['is an empty file in both', 'no-service', { 'usr/sbin/vsftpd': file(0) }, { 'usr/sbin/vsftpd': file(0) }],
  ])('%s: %s', (_, expected, base, app) => {
    expect(judge(base, app)).toBe(expected);
  });
});

describe('the layer repeats the base', () => {
  const programs30 = many(30, 'p', file(70));
  test.each<[string, string, Files, Files]>([
    ['with three of three', 'whole-system', many(3, 'p', file(70)), many(3, 'p', file(70))],
    ['not with two, which an update may have touched', 'passed', many(2, 'p', file(70)), many(2, 'p', file(70))],
    ['not with a tenth', 'passed', programs30, many(3, 'p', file(70))],
    ['with more than a tenth', 'whole-system', programs30, many(4, 'p', file(70))],
    ['not with programs of another size', 'passed', programs30, many(30, 'p', file(71))],
    ['not with links in their places', 'passed', programs30, many(30, 'p', link('x'.repeat(70)))],
    [
      'whatever links, folders and empty files the base has besides',
      'whole-system',
      {
        ...many(3, 'p', file(70)),
        ...many(40, 'l', link('/bin/p0')),
        ...many(40, 'f', folder),
        ...many(40, 'e', file(0)),
      },
      many(3, 'p', file(70)),
    ],
  ])('%s: %s', (_, expected, base, app) => {
    expect(judge(base, { ...app, ...vsftpd })).toBe(expected);
  });

  test('and says how many, and one of them', () => {
    const facts = { base: programs(programs30), app: programs({ ...programs30, ...vsftpd }), identity: host };
    expect(appLayer.judge(facts as never, parameters)).toMatchObject({ found: { count: 30, found: 'bin/p0' } });
  });
});
