import { expect, test } from 'vitest';
import { type HttpAnswer, readAnswer, request } from './http-get.ts';

test.each<[string, HttpAnswer]>([
  ['misrouted\n', { outcome: 'misrouted' }],
  [
    'HTTP/1.1 200 OK\r\nServer: x\r\n\r\nit was misrouted\n@curl 0',
    { outcome: 'answered', status: 200, body: 'it was misrouted' },
  ],
  ['\n@curl 7', { outcome: 'refused' }],
  ['\n@curl 28', { outcome: 'timed-out' }],
  ['\n@curl 52', { outcome: 'broken' }],
  ['no answer of a web server '.repeat(40).slice(0, 1000), { outcome: 'broken' }],
  // An older curl takes what does not begin as HTTP/1 does for HTTP/0.9, and prints it.
  ['Up\nHTTP/1.1 200 OK\r\n\r\nUp\n@curl 0', { outcome: 'broken' }],
])('%j', (said, expected) => {
  expect(readAnswer({ status: 0, bytes: Buffer.from(said) })).toEqual(expected);
});

test('an answer whose headers alone are longer than what is kept is cut, not broken', () => {
  // The shell takes a last line break away.
  const long = `HTTP/1.1 200 OK\r\nContent-Security-Policy: ${'x'.repeat(1000)}`.slice(0, 999);
  expect(readAnswer({ status: 0, bytes: Buffer.from(long) })).toMatchObject({ unknown: 'truncated' });
});

test('a service may take its time for an answer, but not for the connection', () => {
  expect(request('http://10.200.7.10:8080/', 20)).toContain(' --max-time 20 --connect-timeout 4 ');
  expect(request('http://10.200.7.10:8080/', 3)).toContain(' --max-time 3 --connect-timeout 3 ');
});
