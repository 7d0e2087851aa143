import type { Named } from './types';

export const ADMISSIONS = ['by-hours', 'open', 'shut'] as const;
/** By what a queue lets callers in. */
export type Admission = (typeof ADMISSIONS)[number];

/** When a queue lets callers in. */
export interface OpeningRules {
  readonly admission: Admission;
  /** Null for every hour. */
  readonly calendarId: string | null;
  /** Where callers go while it is closed; null to end the call. */
  readonly closedQueueId: string | null;
  /** Whether those who wait when it closes are still served. */
  readonly servedOut: boolean;
}

/** A day with hours of its own. */
export interface OwnDay {
  readonly date: string;
  readonly hours: string;
  readonly note: string;
}

/** Service hours. Hours of a day are written as `08:30-12:00 13:30-17:30`, nothing for closed. */
export interface ServiceCalendar extends Named {
  readonly clientId: string;
  readonly projectId: string;
  readonly zone: string;
  /** Monday first. */
  readonly week: readonly string[];
  readonly holidays: string;
  readonly makeUpDays: string;
  readonly ownDays: readonly OwnDay[];
}

export type WantedCalendar = Omit<ServiceCalendar, 'id' | 'clientId'>;

export const DAY_KINDS = ['workday', 'day-off', 'holiday', 'make-up-workday', 'not-published'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** In the order of the year, those of single years last. */
export const HOLIDAYS = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
  'national-day-and-mid-autumn',
  'victory-day',
] as const;
export type Holiday = (typeof HOLIDAYS)[number];

/** What a day of a calendar is, and its hours. */
export interface CalendarDay {
  readonly date: string;
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number;
  readonly kind: DayKind;
  readonly holiday: Holiday | null;
  readonly own: boolean;
  readonly note: string | null;
  readonly hours: string;
}

export interface QueueOpening {
  readonly queueId: string;
  readonly open: boolean;
}

export interface ArrangedHoliday {
  readonly holiday: Holiday;
  readonly off: readonly string[];
  readonly work: readonly string[];
}

/** What is arranged for the holidays of a year. */
export interface HolidaysOfYear {
  readonly year: number;
  readonly origin: 'shipped' | 'entered' | 'not-published';
  readonly holidays: readonly ArrangedHoliday[];
}

export type WantedHolidays = Omit<HolidaysOfYear, 'origin'>;
