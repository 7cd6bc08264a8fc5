import type { Enrolment, TotalRule } from '../model/total.ts';
import type { JournalRequest } from './journal.ts';

/** A student's place in the class, as a run's journal keeps it; runs of older versions keep less. */
export const enrolmentOf = (request: JournalRequest | undefined): Enrolment => ({
  group: textIn(request?.['group']),
  email: textIn(request?.['email']),
  total: isRule(request?.['total']) ? request['total'] : undefined,
});

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const isRule = (value: unknown): value is TotalRule =>
  typeof value === 'object' && value !== null && ['bonus', 'manual', 'scale'].every((name) => name in value);
