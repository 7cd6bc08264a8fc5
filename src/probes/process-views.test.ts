import { expect, test } from 'vitest';
import { processViews } from './process-views.ts';

const read = (said: string) => processViews([7, 9]).parse({ status: 0, bytes: Buffer.from(said) });

test('each process has its own view, and one that has ended has none', () => {
  const whole = '@7\nproc\nsees 4026532283\nusers\ncalled contedor-a-man\nfile debian\n';
  expect(read(`${whole}@9\ncalled host\nfile \n`)).toEqual(
    new Map([
      [
        7,
        {
          procMounted: true,
          procOf: 4_026_532_283,
          hostUsers: true,
          hostname: 'contedor-a-man',
          hostnameFile: 'debian',
        },
      ],
      [9, { procMounted: false, procOf: undefined, hostUsers: false, hostname: 'host', hostnameFile: undefined }],
    ]),
  );
  expect(read('')).toEqual(new Map());
});
