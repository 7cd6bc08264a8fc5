import { say, words } from '../languages/spoken.ts';
import type { Report } from '../model/report.ts';
import type { Told } from './told.ts';

/** The student, lab, host and time of the grading, and the checks left out. */
export const footEntries = (report: Report): Told[] => {
  const { labels, asked } = words.report;
  const { student, lab, host, parameters, collectedAt, durationMs, roundTrips, skipped, phases } = report;
  const set = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  const seconds = (durationMs / 1000).toFixed(1);
  return [
    [labels.student, named(student)],
    [labels.lab, named({ id: lab.id, name: lab.title })],
    [labels.host, [host.uri, host.os, host.kernel].filter((part) => part !== null).join(', ')],
    ...listed(labels.note, host.note === undefined ? [] : [host.note]),
    ...listed(labels.parameters, set),
    [labels.collected, say(asked, { time: moment(collectedAt), seconds, trips: roundTrips })],
    ...listed(labels.phases, phases),
    ...listed(labels.skipped, skipped),
  ];
};

const listed = (label: string, texts: readonly string[]): Told[] =>
  texts.length > 0 ? [[label, texts.join(', ')]] : [];

/** `Alice (alice)`; the id alone where it is the name. */
export const named = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  name === id ? id : `${name} (${id})`;

/** 2026-11-21T10:00:00.000Z → 2026-11-21 10:00:00 UTC */
export const moment = (iso: string): string =>
  iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, '$1 $2 UTC');
