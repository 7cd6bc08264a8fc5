import { say, words } from '../languages/spoken.ts';
import type { Report } from '../model/report.ts';
import { type Entry, entryLines, type Paper } from './terminal-paper.ts';

/** The student, lab, host and time of the grading, and the checks left out. */
export const footLines = (report: Report, paper: Paper): string[] => {
  const { labels, asked } = words.report;
  const { student, lab, host, parameters, collectedAt, durationMs, roundTrips, skipped, phases } = report;
  const set = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  const seconds = (durationMs / 1000).toFixed(1);
  const entries: Entry[] = [
    { label: labels.student, text: named(student.name, student.id) },
    { label: labels.lab, text: named(lab.title, lab.id) },
    { label: labels.host, text: [host.uri, host.os, host.kernel].filter((part) => part !== null).join(', ') },
    ...(set.length > 0 ? [{ label: labels.parameters, text: set.join(', ') }] : []),
    { label: labels.collected, text: say(asked, { time: moment(collectedAt), seconds, trips: roundTrips }) },
    ...(phases.length > 0 ? [{ label: labels.phases, text: phases.join(', ') }] : []),
    ...(skipped.length > 0 ? [{ label: labels.skipped, text: skipped.join(', ') }] : []),
  ];
  return entryLines(entries, '', paper);
};

const named = (name: string, id: string): string => (name === id ? id : `${name} (${id})`);

/** 2026-11-21T10:00:00.000Z → 2026-11-21 10:00:00 UTC */
const moment = (iso: string): string => iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, '$1 $2 UTC');
