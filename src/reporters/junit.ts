import type { Reporter } from '../model/reporter.ts';
import { newBuilder } from './junit-builder.ts';
import { addSuite } from './junit-suite.ts';

/** JUnit XML, for CI servers. */
export const junit: Reporter = {
  name: 'junit',
  summary: 'JUnit XML, for CI servers',
  extension: 'xml',
  render: async ({ report }) => {
    const builder = await newBuilder();
    addSuite(builder, report);
    return `${builder.build()}\n`;
  },
};
