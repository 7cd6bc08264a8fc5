import type { Unknown } from '../../../src/index.ts';

/** The right verdict on a hostile host. Never more than this, and never a pass that is a lie. */
export type Right =
  /** The lab is done, and the host is only noisy: it earns what an honest one earns. */
  | 'full-marks'
  /** The grader cannot tell, and says why: every check is unknown for this reason. */
  | { readonly allUnknown: Unknown['unknown']; readonly says: RegExp }
  /** The lab has this mistake, which the host lies about: these checks may be failed or unknown, nothing else failed. */
  | { readonly neverPassed: readonly string[] }
  /** The lab has a mistake that these checks are for, and the grader believes the host, which has none: it cannot know. */
  | { readonly believed: readonly string[] };

/** One host that does something to who grades it. */
export type HostileRow = {
  readonly id: string;
  readonly story: string;
  /** Shell that is run after the lab was built: a mistake of it, in the words of its vocabulary. */
  readonly mistake?: string;
  /** Shell that is run last, as root. */
  readonly attack?: string;
  /** Stands in sshd's place: a program that busybox starts for each connection. */
  readonly server?: string;
  /** The host is not there at all. */
  readonly dead?: boolean;
  readonly right: Right;
  /** The words in bold that begin the paragraph of docs/trust.md which the row is an example of. */
  readonly claim?: string;
};
