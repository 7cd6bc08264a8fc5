import { expect, test } from 'vitest';
import type { HttpAnswer, Listener } from '../../src/probes/index.ts';
import { addresses, causeOf, end, hostWith } from '../resources/pair.fixture.ts';
import { appAnswers } from './app-answers.ts';
import { appPings } from './app-pings.ts';
import { app, facts, inContainer, network, parameters } from './subject.fixture.ts';

const host = hostWith([end('veth-host', 5, 6, { addresses: addresses('10.200.7.1/24') })]);
const answered = (body: string, status = 200): HttpAnswer => ({ outcome: 'answered', status, body });
const right = answered('{"target":"x","state":"Up"}');
const judged = (listeners: readonly Listener[], answer: HttpAnswer | undefined) => {
  const all = facts([app(13, { ...inContainer, pids: [13, 1] })], {
    named: { kind: 'namespace', ...network, listeners },
  });
  const detail = { procOf: undefined, procMounted: true, sockets: [7, 8] };
  return appAnswers.judge({ ...all, network: host, detail, answer } as never, parameters);
};
const [everywhere, inside, another] = [
  { address: '0.0.0.0', port: 8080, inode: 7 },
  { address: '127.0.0.1', port: 8080, inode: 8 },
  { address: '0.0.0.0', port: 8080, inode: 9 },
];

test.each<[string, readonly Listener[], HttpAnswer | undefined, string]>([
  ['the app answers', [everywhere], right, 'passed'],
  ['it listens on a loopback as well', [everywhere, inside], right, 'passed'],
  ['it listens on a loopback as well, and first', [inside, everywhere], right, 'passed'],
  ['it listens on a loopback only', [inside], undefined, 'loopback-only'],
  ['another process listens', [another], right, 'other-process'],
  ['nothing listens', [], undefined, 'not-listening'],
  ['it was not asked, as it could not be reached', [everywhere], undefined, 'no-answer'],
  ['its time is over', [everywhere], { outcome: 'timed-out' }, 'no-answer'],
  ['the way there leads elsewhere', [everywhere], { outcome: 'misrouted' }, 'no-answer'],
  ['it is refused', [everywhere], { outcome: 'refused' }, 'refused'],
  ['something else answers', [everywhere], answered('hello'), 'not-the-app'],
])('%s', (_, listeners, answer, expected) => {
  expect(causeOf(judged(listeners, answer))).toBe(expected);
});

test.each([
  ['{"target":"x","state":"Up"}', 'passed'],
  ['{"target" : "x", "state" : "Up"}', 'passed'],
  ['{"state":\n"Up"}', 'passed'],
  ['{"state": "Down"}', 'down'],
  ['{"state": "Unknown"}', 'no-answer'],
])('the app’s word of a ping is read however it is spaced: %j', (body, expected) => {
  expect(
    causeOf(
      appPings.judge(
        { host, inside: { kind: 'absent' }, programs: ['/usr/bin/ping'], answer: answered(body) } as never,
        parameters,
      ),
    ),
  ).toBe(expected);
});
