/** A failure that the user can act on: one line that says what is wrong, and the cure. It never shows a stack. */
export class LabcheckError extends Error {
  readonly cure: string | undefined;
  constructor(message: string, cure?: string) {
    super(message);
    this.name = new.target.name;
    this.cure = cure;
  }
}

/** A command line or a named file that cannot be used: exit 2. */
export class UsageError extends LabcheckError {}

/** Only root may do this; the cure is the same command line, under sudo. */
export class RootError extends LabcheckError {}

/** The grader's own machine cannot go on; no host is to blame, and a run can be resumed: exit 2. */
export class GraderError extends UsageError {}

/** The host could not be asked: its checks become `unknown` for this reason, exit 3. */
export class HostError extends LabcheckError {
  /** `denied` where the host is there and lets the grader not in, or not look; a host that the grader refuses is none. */
  readonly reason: 'unreachable' | 'denied' | 'vantage';
  constructor(message: string, cure?: string, reason: HostError['reason'] = 'unreachable') {
    super(message, cure);
    this.reason = reason;
  }
}

/** A program or a file of the grader's own machine keeps it from a host; told also when the host's time is over. */
export class OwnHang extends HostError {}

/** Reading a host's answers took longer than it may: what was not read by then is `unknown: garbled`. */
export class OverTime extends LabcheckError {}
