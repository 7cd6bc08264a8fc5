import { expect, test } from 'vitest';
import { nspawnProcesses } from './nspawn-processes.ts';

test('installed files and running processes are told apart', () => {
  const said = 'installed 254:131221\ninstalled 254:7\nrunning 512\nrunning 9\n';
  expect(nspawnProcesses.parse({ status: 0, bytes: Buffer.from(said) })).toEqual({
    installed: ['254:131221', '254:7'],
    running: [512, 9],
  });
});
