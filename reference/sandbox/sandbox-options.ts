import type { Limits } from './cgroups.ts';

/** A file or folder of this machine that a sandbox sees too. */
export type Bind = { readonly from: string; readonly to: string; readonly readOnly: boolean };

/** Shell that the sandbox's PID 1 runs while it makes the host. A failure of it is one of making the sandbox. */
export type Boot = {
  /** In the namespaces of the new host, while the files and /proc are still this machine's. */
  readonly outside?: string;
  /** The last act before the host stands, in the host itself; what it starts in the background are the host's daemons. */
  readonly inside?: string;
};

/** Files that a sandbox left behind, for others to be built on. */
export type Layer = {
  /** The command line that leads into the mount namespace where `folder` is seen. */
  readonly prefix: readonly string[];
  readonly folder: string;
  /** Frees the memory. Sandboxes that are built on it go on. */
  readonly destroy: () => Promise<void>;
};

export type SandboxOptions = {
  /** 1 to 32 small letters, digits and hyphens; also its hostname. Taken names are refused. */
  readonly name: string;
  /** `owner`: dies with this process, even by `kill -9`. `persistent`: stays until destroySandbox. */
  readonly lifetime: 'owner' | 'persistent';
  /** The lab that is built in it, so that nobody is asked for it again. */
  readonly lab?: string;
  readonly binds?: readonly Bind[];
  /** Folders on a file system of their own: overlayfs takes no upper folder that is on overlayfs. */
  readonly scratch?: readonly string[];
  /** Files that an earlier sandbox left, shared and never changed: each sandbox writes to its own copy. */
  readonly layer?: Layer;
  readonly boot?: Boot;
  /** 2 GiB of memory, its files included, and 1024 processes unless said. */
  readonly limits?: Partial<Limits>;
};

export const defaultLimits: Limits = { memoryBytes: 2 * 1024 ** 3, processes: 1024 };
