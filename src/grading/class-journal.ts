import type { Journal, JournalRequest } from '../documents/journal.ts';
import { UsageError } from '../model/errors.ts';
import type { Lab } from '../model/lab.ts';
import { firstOf } from '../model/some-of.ts';
import { labDigest } from '../stages/lab-digest.ts';
import type { GradeRequest } from './grade-host.ts';

/** A request as plain data. Its lab is in the journal once, as a digest. */
const journalRequest = ({ plan, ...request }: GradeRequest, place: number): JournalRequest => {
  const { set, skipped: skip, phases } = plan;
  return JSON.parse(JSON.stringify({ place, ...request, set, skip, phases })) as JournalRequest;
};

/**
 * The journal of a new run.
 *
 * @param chosen whether a student of the class is in this part of it
 */
export const journalOf = (
  all: readonly GradeRequest[],
  chosen: (request: GradeRequest) => boolean,
  lab: Lab,
  version: string,
  command: Journal['command'],
): Omit<Journal, 'schema'> => ({
  tool: { name: 'labcheck', version },
  lab: { id: lab.id, title: lab.title, digest: labDigest(lab) },
  startedAt: new Date().toISOString(),
  command,
  requests: all.flatMap((request, place) => (chosen(request) ? journalRequest(request, place) : [])),
  from: [],
});

/** More would not be read. */
const mostDifferences = 8;

/**
 * A run goes on only as what it was begun as: otherwise its students would be graded by different measures.
 *
 * @throws UsageError that names what differs
 */
export const assertSame = (folder: string, before: Journal, now: Omit<Journal, 'schema'>): void => {
  const all = [...differencesOfTool(before, now), ...differencesOfStudents(before, now)];
  if (all.length === 0) return;
  throw new UsageError(
    [
      `${folder} cannot be resumed; these inputs have changed:`,
      ...firstOf(all, mostDifferences, (more) => `… and ${more} more.`),
    ].join('\n'),
    'Undo the change to go on. Or start a new run, and put both together with labcheck merge.',
  );
};

const differencesOfTool = (before: Journal, now: Omit<Journal, 'schema'>): string[] => [
  ...(before.tool.version === now.tool.version
    ? []
    : [`labcheck was version ${before.tool.version}, this is ${now.tool.version}.`]),
  ...(before.lab.id === now.lab.id ? [] : [`the lab was ${before.lab.id}, it is ${now.lab.id}.`]),
  ...(before.lab.digest === now.lab.digest
    ? []
    : [`the checks of the lab ${now.lab.id}, or their weights, are others.`]),
  ...(sameValue(before.command, now.command) ? [] : ['the file of decisions (--override) is another.']),
];

const differencesOfStudents = (before: Journal, now: Omit<Journal, 'schema'>): string[] => {
  const old = new Map(before.requests.map((request) => [request.student.id, request]));
  const current = new Map(now.requests.map((request) => [request.student.id, request]));
  return [
    ...[...old].flatMap(([id, was]) => {
      const is = current.get(id);
      return is ? changedFields(id, was, is) : [`${id} is not in it any more.`];
    }),
    ...[...current.keys()].filter((id) => !old.has(id)).map((id) => `${id} is new.`),
  ];
};

const changedFields = (id: string, was: JournalRequest, is: JournalRequest): string[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => !['place', 'group'].includes(name) && !sameValue(was[name], is[name]))
    .map((name) => `${id}: ${name} was ${JSON.stringify(was[name])}, it is ${JSON.stringify(is[name])}.`);

const sameValue = (a: unknown, b: unknown): boolean => sorted(a) === sorted(b);

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  ) ?? 'nothing';
