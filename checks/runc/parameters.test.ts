import { expect, test } from 'vitest';
import { parameters } from './parameters.ts';

test('an address is one of IPv4, without a prefix', () => {
  const { read } = parameters.gateway;
  for (const good of ['172.20.0.1', '0.0.0.0', '255.255.255.255']) expect(read(good)).toBe(good);
  for (const bad of ['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1.2.3.256', '1.2.3.4/24', ' 1.2.3.4', '1.2.3.x', '::1'])
    expect(read(bad)).toBeUndefined();
});

test('variables are up to 21 names that a shell knows as such', () => {
  const { read } = parameters.variables;
  const names = (count: number): string => Array.from({ length: count }, () => 'A').join(' ');
  for (const good of ['DB_HOST', 'DB_HOST _x Y2', names(21)]) expect(read(good)).toBe(good);
  for (const bad of ['', '2A', 'A-B', '-A', 'A  B', 'A ', ' A', 'A=1', 'A\nB', names(22)])
    expect(read(bad)).toBeUndefined();
});
