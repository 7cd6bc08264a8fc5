/** A failure that the user can act on: one line that says what is wrong, and the cure. It never shows a stack. */
export class LabcheckError extends Error {
  readonly cure: string | undefined;
  constructor(message: string, cure?: string) {
    super(message);
    this.name = new.target.name;
    this.cure = cure;
  }
}

/** What was typed, or a file that was named, cannot be used: exit 2. */
export class UsageError extends LabcheckError {}

/** The host could not be asked: its checks become `unknown: unreachable`, exit 3. */
export class HostError extends LabcheckError {}
