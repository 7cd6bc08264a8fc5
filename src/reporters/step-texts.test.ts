import { expect, test } from 'vitest';
import { container, elsewhere, host, shell } from '../model/step.ts';
import { stepTexts } from './step-texts.ts';

test('a line stands behind the prompt of its place, words stand alone', () => {
  const steps = [host('ip link'), shell('ps'), container('hostname', { text: 'Look.' }), elsewhere('Compile it.')];
  expect(stepTexts(steps, 'pinger')).toEqual([
    'host# ip link',
    'pinger# ps',
    'Look.',
    'in the container# hostname',
    'Compile it.',
  ]);
});

test('after a line that does not return, the next place to type is told', () => {
  const stays = { stays: true };
  expect(stepTexts([host('unshare sh', stays), shell('app', stays), host('curl localhost', stays)], 'x')).toEqual([
    'host# unshare sh',
    'This line opens a shell. Type the next lines there.',
    'x# app',
    'This line keeps running. Type what follows in another terminal.',
    'host# curl localhost',
    'This line keeps running. Leave it so.',
  ]);
});
