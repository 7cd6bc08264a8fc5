import type { Probe } from '../../model/probe.ts';
import { type OciBundle, ociBundle } from '../oci-bundle.ts';
import { linesOf } from './lines-of.ts';

/** No more paths than these are looked at. */
const most = 20;

/** Every path that a bundle's config.json names, without its first slash; those that are relative count from `from`. */
const paths = (from: string): string =>
  `{ ${linesOf('bundle')} | grep -o '"path"[[:space:]]*:[[:space:]]*"[^"\\]*"' | sed 's/.*"\\([^"]*\\)"$/\\1/'; echo rootfs; } | while IFS= read -r p; do
case $p in /*) ;; *) p=${from}/$p;; esac; printf '%s\\n' "\${p#/}"; done | sort -u | head -n ${most}`;

/** Paths that count from the bundle's own folder, as the root file system's does. */
export const pathsInBundle = (folder: string) =>
  ({
    reads: { bundle: ociBundle(folder) satisfies Probe<OciBundle> },
    find: `b=$(${linesOf('bundle')} | sed -n 2p); ${paths('$b')}`,
  }) as const;

/** Paths of the host, as a hook's is. */
export const pathsOnHost = (folder: string) =>
  ({ reads: { bundle: ociBundle(folder) satisfies Probe<OciBundle> }, find: paths('') }) as const;
