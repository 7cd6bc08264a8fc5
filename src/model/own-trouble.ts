import { GraderError } from './errors.ts';

const reasons: Readonly<Record<string, string>> = {
  EMFILE: 'has too few file descriptors',
  ENFILE: 'has too few file descriptors',
  EAGAIN: 'cannot start more processes',
  ENOMEM: 'has too little memory',
};

/** The error of a system call that failed for want of this machine's own means (errno(3)); undefined for any other. */
export const ownTrouble = (error: unknown): GraderError | undefined => {
  const reason = reasons[String((error as NodeJS.ErrnoException | null)?.code)];
  return reason === undefined
    ? undefined
    : new GraderError(
        `The machine that labcheck runs on ${reason} to reach all hosts at once.`,
        'Grade fewer at a time (--jobs 4), or raise the limit: ulimit -n 4096. Nothing that was graded is lost: --resume.',
      );
};
