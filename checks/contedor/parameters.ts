import { checksFor, fileName, homePath, type Values } from '../../src/index.ts';

/** The parameters that a course or a student may set, with the lab sheet's values as defaults. */
export const parameters = {
  rootfs: homePath('the folder of the root file system', '~/rootfs'),
  hostname: fileName('the name that the container gets', 'contedor-a-man'),
};
export type Contedor = Values<typeof parameters>;

/** The constructor of this lab's checks. */
export const check = checksFor(parameters);
