import { describe, expect, test } from 'vitest';
import { type HttpAnswer, loopbackGet } from '../../src/probes/index.ts';
import { appAnswers } from './app-answers.ts';
import { clientOf, isDebugAnswer } from './debug-answer.ts';
import { causeOf, hostNet, link, network, parameters } from './host.fixture.ts';
import { proxyAnswers } from './proxy-answers.ts';

const answered = (body: string, status = 200): HttpAnswer => ({ outcome: 'answered', status, body });
const debug = (client: string): HttpAnswer => answered(`{"headers":{},"client_host":"${client}"}`);

test.each([
  ['10.0.0.1', '{"client_host":"10.0.0.1"}'],
  ['10.0.0.1', '{ "client_host" : "10.0.0.1" }'],
  ['', '{"client_host":""}'],
  [undefined, '{"client_host":null}'],
])('the client is %s in %s', (expected, body) => {
  expect(clientOf(answered(body))).toBe(expected);
});

test('the application’s own answer has the headers and the client, and is no error', () => {
  expect(isDebugAnswer(debug('10.0.0.1'))).toBe(true);
  expect(isDebugAnswer(answered('{"headers":{}}'))).toBe(false);
  expect(isDebugAnswer(answered('{"headers":{},"client_host":""}', 404))).toBe(false);
});

test.each<[string, HttpAnswer | undefined]>([
  ['passed', debug('172.20.0.100')],
  ['not-the-app', answered('<html>')],
  ['no-answer', undefined],
  ['no-answer', { outcome: 'timed-out' }],
  ['no-answer', { outcome: 'misrouted' }],
  ['refused', { outcome: 'refused' }],
  ['broken', { outcome: 'broken' }],
])('asked itself: %s of %j', (expected, answer) => {
  expect(causeOf(appAnswers, { answer, ipv6: [] })).toBe(expected);
});

test('a refused connection is no firewall’s where the application listens for IPv6 alone', () => {
  const refused = (ipv6: unknown) => causeOf(appAnswers, { answer: { outcome: 'refused' }, ipv6 });
  expect(refused([parameters.port])).toBe('ipv6-only');
  expect(refused([80])).toBe('refused');
  expect(refused({ unknown: 'missing-tool', detail: 'ss' })).toBe('refused');
  expect(causeOf(appAnswers, { answer: debug('172.20.0.100'), ipv6: [parameters.port] })).toBe('passed');
});

describe('asked through the proxy', () => {
  const host = network(hostNet, [link('veth0', ['172.20.0.100'])]);

  test.each<[string, HttpAnswer | undefined]>([
    ['passed', debug('172.20.0.100')],
    ['other-app', debug('127.0.0.1')],
    ['other-app', answered('', 499)],
    ['bad-gateway', answered('', 500)],
    ['bad-gateway', answered('', 502)],
    ['bad-gateway', { outcome: 'timed-out' }],
    ['refused', { outcome: 'refused' }],
    ['refused', undefined],
  ])('%s of %j', (expected, answer) => {
    expect(causeOf(proxyAnswers, { host, answer })).toBe(expected);
  });

  test('it needs the tools of the request that is made', () => {
    const { tools } = loopbackGet(parameters.proxyPort, '/debug', 5);
    expect(proxyAnswers.needs(parameters)['answer']).toMatchObject({ tools });
  });
});
