import { say, words } from '../languages/spoken.ts';
import { ownValue } from '../model/own-value.ts';
import { points } from '../model/points.ts';
import type { ReportInput } from '../model/reporter.ts';

/** The change since the same host was graded before: `+2 since 12:04 UTC: address-netns, ping-replies`; null at first. */
export const sinceText = ({ report, earlier }: Pick<ReportInput, 'report' | 'earlier'>): string | null => {
  const before = earlier?.findLast(({ host }) => host === report.host.uri);
  if (!before) return null;
  const time = since(before.collectedAt, report.collectedAt);
  const differences = report.checks.map(
    ({ id, earned }) => [id, points(earned - (ownValue(before.earned, id) ?? 0))] as const,
  );
  const idsOf = (isOne: (difference: number) => boolean): string =>
    differences.flatMap(([id, difference]) => (isOne(difference) ? [id] : [])).join(', ');
  const lost = idsOf((difference) => difference < 0);
  const changes = [
    idsOf((difference) => difference > 0),
    ...(lost === '' ? [] : [say(words.report.lost, { ids: lost })]),
  ];
  const ids = changes.filter((part) => part !== '').join('; ');
  if (ids === '') return say(words.report.sameSince, { time });
  const sum = points(differences.reduce((total, [, difference]) => total + difference, 0));
  return say(words.report.since, { points: sum < 0 ? `${sum}` : `+${sum}`, time, ids });
};

/** The time of day; with its date where that is not the day of the later grading. */
const since = (earlier: string, later: string): string => {
  const [date, time] = [earlier.slice(0, 10), earlier.slice(11, 16)];
  return later.startsWith(date) ? `${time} UTC` : `${date} ${time} UTC`;
};
