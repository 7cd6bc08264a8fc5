import { HostError, LabcheckError, OwnHang, UsageError } from '../model/errors.ts';
import { type Evidence, evidenceSchema, type SavedOutput } from '../model/evidence.ts';
import type { Probe } from '../model/probe.ts';
import type { Channel, LastWords, OpenOptions } from '../model/transport.ts';
import { isUnknown } from '../model/unknown.ts';
import { mostBytes, openSession, type Session } from '../shell/session.ts';
import { vantageOf } from '../shell/vantage.ts';
import { type Facts, factsOf } from './facts.ts';
import { type Guard, inTime, unguarded } from './guard.ts';
import type { Plan } from './plan.ts';
import { blindness, distinct, firstRound, isolatedShell, secondRound } from './rounds.ts';
import { savedOutput } from './saved-output.ts';

/** The student, the host and the tool, as the evidence will name them. */
export type Origin = Pick<Evidence, 'student' | 'host' | 'tool'>;

export type CollectOptions = {
  /** The host's total time, in milliseconds. Answers that have not come by then are `unknown: timed-out`. */
  readonly deadlineMs: number;
  /** Ends the collection without a result, as Ctrl-C does. */
  readonly signal: AbortSignal;
  /** Asked whatever the checks need, for what the report's head says of the host. */
  readonly always: readonly Probe<unknown>[];
  /** Handed what the answers were read as, once all are there: who judges them need not read them again. */
  readonly facts?: (facts: Facts) => void;
  /** Under which the answers are read. */
  readonly guard?: Guard;
  /** Told of each step, for a live view. */
  readonly progress: (event: Progress) => void;
};
export type Progress = { readonly step: 'connecting' | 'asking' | 'following' | 'done'; readonly probes: number };

/**
 * Asks a host everything that a plan needs, in two rounds through one shell. Kernel answers that contradict each
 * other (its tables changed while they were read, or the host lies) are asked a second time, in one more round trip.
 *
 * It does not throw for what a host does: the evidence says what failed and keeps what had come by then.
 *
 * @throws UsageError where the transport finds the host's URI or the user's set-up wrong
 */
export const collect = async (
  plan: Plan,
  subject: Origin,
  open: (options: OpenOptions) => Promise<Channel>,
  { deadlineMs, signal, always, facts, progress, guard = unguarded }: CollectOptions,
): Promise<Evidence> => {
  const startedAt = new Date();
  const outputs: Record<string, SavedOutput> = {};
  const began = performance.now();
  const endsAt = began + deadlineMs;
  const { deadline, clear } = limited(signal, deadlineMs);
  let roundTrips = 0;
  let failure: Evidence['failure'];
  let session: Session | undefined;
  let ended: ReturnType<Session['end']>;
  let channel: Channel | undefined;
  let whole = false;
  // All answers of a round are read under one guard, as each costs the grader a thread.
  const read = <T>(work: () => T[]): T[] => inTime(guard, work, () => []);
  try {
    let known = factsOf({ outputs }, guard);
    const vantage = vantageOf(isolatedShell(plan));
    const first = distinct([vantage, ...always, ...firstRound(plan)]);
    progress({ step: 'connecting', probes: first.length });
    channel = await open({ signal: deadline });
    const opened = openSession(channel, deadline, endsAt);
    session = opened;
    const ask = async (step: Progress['step'], probes: readonly Probe<unknown>[]): Promise<boolean> => {
      if (probes.length === 0) return true;
      const round = step === 'following' ? 2 : 1;
      roundTrips += 1;
      progress({ step, probes: probes.length });
      const answers = await opened.ask(probes);
      for (const { id, version } of answers ? probes : [])
        outputs[id] = savedOutput({ ...answers!.get(id)!, version, round }, plan);
      return answers !== undefined;
    };
    const askUntilClear: typeof ask = async (step, probes) => {
      if (!(await ask(step, probes))) return false;
      const unclear = deadline.aborted ? [] : read(() => probes.filter((probe) => isUnclear(probe, outputs, known)));
      if (unclear.length === 0) return true;
      const answered = await ask(step, unclear);
      known = factsOf({ outputs }, guard);
      return answered;
    };
    whole = (await askUntilClear('asking', first)) && !deadline.aborted;
    const blind = whole ? blindness(known.of(vantage)) : undefined;
    if (blind) {
      failure = blind;
      // Answers from a wrong place are none.
      for (const id of Object.keys(outputs)) if (id !== vantage.id) delete outputs[id];
    } else if (whole) {
      const following = askUntilClear('following', secondRound(plan, outputs, known));
      // The host is at work meanwhile: what nothing follows from was not read yet.
      read(() => first.map((probe) => known.of(probe)));
      whole = await following;
    }
    if (whole && !blind) facts?.(known);
    ended = whole ? undefined : opened.end();
  } catch (error) {
    failure = refused(error, deadline.aborted, deadlineMs);
  } finally {
    clear();
    const closed = channel?.close();
    // Whole evidence can be judged while the shell takes its leave.
    if (!whole) await closed;
  }
  // Only now have the shell's last words come.
  const words = whole ? undefined : channel?.lastWords(session?.heard() ?? '');
  if (!whole && (deadline.aborted || ended === 'late')) failure ??= late(deadlineMs, words);
  if (ended) failure ??= broken(ended === 'flooded', words);
  signal.throwIfAborted();
  progress({ step: 'done', probes: Object.keys(outputs).length });
  return {
    schema: evidenceSchema,
    tool: subject.tool,
    lab: plan.lab.id,
    student: subject.student,
    parameters: plan.set,
    host: subject.host,
    collectedAt: startedAt.toISOString(),
    // The clock of the day may be set meanwhile.
    durationMs: Math.round(performance.now() - began),
    roundTrips,
    ...(failure ? { failure } : {}),
    outputs,
  };
};

/** A timer that comes later than this was kept waiting; and the time in which what has arrived is read. Milliseconds. */
const [busyMs, arrivedMs] = [50, 250];

/**
 * A signal that aborts with another one, or when the time is over. `AbortSignal.any` with `AbortSignal.timeout` is not
 * used: node 20 lets go of both while somebody still waits for them, and the time never ends.
 */
const limited = (outer: AbortSignal, milliseconds: number) => {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  const due = performance.now() + milliseconds;
  // Where the grader itself was busy when the time was over, it first takes what has arrived meanwhile.
  let timer = setTimeout(() => {
    if (performance.now() - due < busyMs) end();
    else timer = setTimeout(end, arrivedMs);
  }, milliseconds);
  outer.addEventListener('abort', end, { once: true });
  if (outer.aborted) end();
  const clear = (): void => {
    clearTimeout(timer);
    outer.removeEventListener('abort', end);
  };
  return { deadline: controller.signal, clear };
};

/** Whether the kernel’s answer came, and cannot be true. */
const isUnclear = (probe: Probe<unknown>, outputs: Evidence['outputs'], facts: Facts): boolean => {
  const output = outputs[probe.id];
  if (probe.group !== 'kernel' || !output || 'unknown' in output) return false;
  const fact = facts.of(probe);
  return isUnknown(fact) && fact.unknown === 'garbled';
};

const broken = (flooded: boolean, words: LastWords | undefined): NonNullable<Evidence['failure']> =>
  flooded
    ? {
        reason: 'truncated',
        detail: `the host wrote more than ${mostBytes / 1_000_000} MB`,
        cure: 'Look at what floods the output of its login shell.',
      }
    : failureOf(words?.means ?? new HostError(endedBy(words)));

/** Standard error tells why by itself; words of the output may be anything, and are quoted. */
const endedBy = (words: LastWords | undefined): string => {
  if (words?.complaint) return words.said;
  return `the shell on the host ended early${words?.said ? saying(words) : ', without a word'}`;
};

/** The host's words, quoted. */
const saying = (words: LastWords | undefined): string => (words?.said ? `. The host said: ${words.said}` : '');

const failureOf = (error: LabcheckError): NonNullable<Evidence['failure']> => ({
  reason: error instanceof HostError ? error.reason : 'unreachable',
  detail: error.message,
  cure:
    error.cure ??
    'Grade it again. If it stays so, look there at the login shell, at command= in authorized_keys and at the load.',
});

const late = (deadlineMs: number, words?: LastWords): NonNullable<Evidence['failure']> =>
  words?.means && words.means.reason !== 'unreachable'
    ? failureOf(words.means)
    : {
        reason: 'timed-out',
        detail: `no answer within ${deadlineMs / 1000} s${saying(words)}`,
        cure: 'Is the host up? Where it is only slow, raise --timeout.',
      };

const refused = (error: unknown, isLate: boolean, deadlineMs: number): NonNullable<Evidence['failure']> => {
  if (error instanceof UsageError) throw error;
  if (isLate && !(error instanceof OwnHang)) return late(deadlineMs);
  if (error instanceof LabcheckError) return failureOf(error);
  throw error;
};
