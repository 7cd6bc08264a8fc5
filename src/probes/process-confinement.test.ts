import { expect, test } from 'vitest';
import { type ProcessConfinement, processConfinement } from './process-confinement.ts';

const mount = (own: string, ofSuperBlock: string): string =>
  `CapEff:\t0000000000003420\n146 53 0:48 /rootfs / ${own},relatime master:3 - overlay overlay ${ofSuperBlock},lowerdir=/a\n`;

test.each<[string, ProcessConfinement]>([
  [mount('rw', 'rw'), { effective: 0x3420n, rootWritable: true }],
  [mount('ro', 'rw'), { effective: 0x3420n, rootWritable: false }],
  // The mount may be written to, but what is mounted may not.
  [mount('rw', 'ro'), { effective: 0x3420n, rootWritable: false }],
  ['CapEff:\t0000000000000000\n', { effective: 0n, rootWritable: undefined }],
  // The process has ended.
  ['', { effective: undefined, rootWritable: undefined }],
])('%j', (said, expected) => {
  expect(processConfinement(208).parse({ status: 0, bytes: Buffer.from(said) })).toEqual(expected);
});
