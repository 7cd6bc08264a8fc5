import { describe, expect, test } from 'vitest';
import { causeOf, judge } from './host.fixture.ts';
import { resolver } from './resolver.ts';

describe('the container’s resolver', () => {
  const facts = (servers: readonly string[], strange: readonly string[] = []) => ({
    host: { kind: 'file', servers: [], strange: [] },
    inside: { kind: 'file', servers, strange },
  });

  test.each([
    ['passed', ['1.1.1.1', '9.9.9.9', '8.8.8.8']],
    ['other-server', ['1.1.1.1', '9.9.9.9', '4.4.4.4', '8.8.8.8']],
    ['loopback', ['127.0.0.53']],
    ['missing', []],
  ])('%s: it asks the first three of %j', (expected, servers) => {
    expect(causeOf(resolver, facts(servers))).toBe(expected);
  });

  test('has a strange line beside another server', () => {
    expect(causeOf(resolver, facts(['4.4.4.4'], ['nameservers 8.8.8.8']))).toBe('other-server');
  });

  test('tells of a malformed line as much as can be read', () => {
    expect(judge(resolver, facts([], ['x'.repeat(100)]))).toMatchObject({
      cause: 'malformed',
      found: { found: 'x'.repeat(80) },
    });
  });
});
