import { staticBinary } from '../resources/static-binary.ts';
import { appInRootfs } from './app-file.ts';
import { binaryPresent } from './binary-present.ts';
import { check } from './parameters.ts';

export const binaryStatic = check({
  id: 'binary-static',
  title: 'The app is a static binary',
  tasks: [2],
  points: 1,
  after: [binaryPresent],
  ...staticBinary('{rootfs}{app}', appInRootfs),
});
