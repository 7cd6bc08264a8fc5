import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hostPlace, type PacketChain, packetRules } from '../../../src/probes/index.ts';
import { forwardingOn } from '../forwarding-on.ts';
import { judge, parameters } from '../host.fixture.ts';
import { masquerade } from '../masquerade.ts';
import { whole } from '../way.fixture.ts';
import { bestWay } from './best-way.ts';

const folder = new URL('../../../fixtures/rule-sets/', import.meta.url);
/** The rules that a firewall made on a real kernel (reference/packets/firewalls.sh). */
const rulesOf = (name: string): PacketChain[] =>
  packetRules(hostPlace).parse({ status: 0, bytes: readFileSync(new URL(`${name}.txt`, folder)) }) as PacketChain[];

test.each([
  ['docker', { cause: 'dropped', found: { rule: 'FORWARD, policy drop' } }, { cause: 'other-network' }],
  ['ufw', { status: 'passed' }, { cause: 'absent' }],
  ['firewalld', { status: 'passed' }, { status: 'passed' }],
  ['libvirt', { status: 'passed' }, { cause: 'other-network' }],
])('of the rules that %s makes nothing is left open', (name, forwarded, masqueraded) => {
  const facts = { ...whole, rules: rulesOf(name) };
  expect(facts.rules.reduce((sum, { rules }) => sum + rules.length, 0)).toBeGreaterThan(15);
  expect(
    bestWay(facts, parameters).flatMap(({ host, source, answer }) => [host.is, source.is, answer.is]),
  ).not.toContain('untold');
  expect(judge(forwardingOn, facts)).toMatchObject(forwarded);
  expect(judge(masquerade, facts)).toMatchObject(masqueraded);
});
