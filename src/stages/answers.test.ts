import { expect, test } from 'vitest';
import { answersOf } from './answers.ts';
import { factsOf } from './facts.ts';
import { plan } from './plan.ts';
import { tinyEvidence, tinyLab } from './tiny-lab.fixture.ts';

const answers = (words: Parameters<typeof tinyEvidence>[0]) => {
  const evidence = tinyEvidence(words);
  return answersOf(plan(tinyLab), factsOf(evidence), evidence);
};

test('each answer stands with the first check that rests on it, those of the second round too', () => {
  const found = answers({ wall: 'ask', more: 'yes' });
  expect(found['ground']).toEqual([{ probe: 'ground', status: 0, lines: ['yes'], cut: 0 }]);
  expect(found['wall']).toEqual([{ probe: 'wall', status: 0, lines: ['ask'], cut: 0 }]);
  expect(found['roof']!.map(({ probe }) => probe)).toEqual(['roof', 'more']);
});

test('an answer that could not be had says why; one that was never asked is not told', () => {
  const denied = { version: 2, round: 1, ms: 0, unknown: 'denied', detail: 'no\u001b[2J' } as const;
  expect(answers({ ground: denied, wall: undefined })).toMatchObject({
    ground: [{ probe: 'ground', unknown: 'denied', detail: 'no\\x1b[2J' }],
    wall: [],
  });
});

test('an answer is cut, harmless, and without its last line break', () => {
  const [answer] = answers({ ground: `a\u001b]0;x\u0007\n${'y'.repeat(5000)}` })['ground']!;
  expect(answer).toMatchObject({ status: 0, cut: 2009 });
  expect('lines' in answer! && answer.lines[0]).toBe('a\\x1b]0;x\\x07');
  const bytes = { version: 2, round: 1, ms: 1, status: 0, base64: Buffer.from([0xff, 0x41]).toString('base64') };
  expect(answers({ ground: bytes })['ground']).toMatchObject([{ lines: ['\ufffdA'] }]);
});
