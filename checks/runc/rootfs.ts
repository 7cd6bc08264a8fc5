import { follow } from '../../src/index.ts';
import { binary, debianTools, debianTree, type OciBundle, pathsInBundle } from '../../src/probes/index.ts';
import type { Runc } from './parameters.ts';
import { configOf, labBundle } from './subject.ts';

/**
 * The folder that config.json names as the root; `rootfs` in the bundle where it names none (runc spec’s own
 * default).
 */
export const rootPath = (bundle: OciBundle): string | undefined => {
  if (!('folder' in bundle)) return undefined;
  const path = configOf(bundle)?.root.path ?? 'rootfs';
  return path.startsWith('/') ? path : `${bundle.folder}/${path}`;
};

/** The tree that config.json names. */
export const configuredTree = (parameters: Runc) =>
  follow(
    { bundle: labBundle(parameters) },
    ({ bundle }) => {
      const path = rootPath(bundle);
      return path === undefined ? undefined : debianTree(path);
    },
    debianTools,
    [{ ...pathsInBundle(parameters.bundle), ask: (path) => debianTree(`/${path}`) }],
  );

/** The tree in the place where the lab builds it, whatever config.json names. */
export const builtTree = ({ bundle }: Runc) => debianTree(`${bundle}/rootfs`);

/** The shell of the tree that config.json names. */
export const shellOfTree = (parameters: Runc) =>
  follow(
    { bundle: labBundle(parameters) },
    ({ bundle }) => {
      const path = rootPath(bundle);
      return path === undefined ? undefined : binary(path, '/bin/sh');
    },
    [],
    [{ ...pathsInBundle(parameters.bundle), ask: (path) => binary(`/${path}`, '/bin/sh') }],
  );
