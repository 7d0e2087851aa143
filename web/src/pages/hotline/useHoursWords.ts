import { useI18n } from 'vue-i18n';

import type { ServiceCalendar } from '@/api/hours';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** One row of a calendar: on which days, and when. */
export interface HoursRow {
  readonly days: string;
  readonly hours: string;
}

export interface HoursWords {
  /** Hours of a day, also where there are none. */
  hours: (text: string) => string;
  /** Of 1 for Monday to 7 for Sunday, in short. */
  weekday: (day: number) => string;
  /** What a calendar says, weekdays of the same hours in one row. */
  rows: (calendar: ServiceCalendar) => readonly HoursRow[];
}

export function useHoursWords(): HoursWords {
  const { t } = useI18n();

  function hours(text: string): string {
    if (text === '') return t('hours.closed');
    return text === '00:00-24:00' ? t('hours.allDay') : text;
  }

  const weekday = (day: number): string => t(`hours.short.${WEEKDAYS[day - 1] ?? 'monday'}`);

  function rows(calendar: ServiceCalendar): readonly HoursRow[] {
    const found: { from: number; until: number; hours: string }[] = [];
    calendar.week.forEach((each, index) => {
      const last = found.at(-1);
      if (last?.hours === each) last.until = index + 1;
      else found.push({ from: index + 1, until: index + 1, hours: each });
    });
    const week = found.map((each) => ({
      days:
        each.from === each.until
          ? weekday(each.from)
          : t('hours.to', { from: weekday(each.from), until: weekday(each.until) }),
      hours: hours(each.hours),
    }));
    return [
      ...week,
      { days: t('hours.onHolidays'), hours: hours(calendar.holidays) },
      { days: t('hours.onMakeUpDays'), hours: hours(calendar.makeUpDays) },
    ];
  }

  return { hours, weekday, rows };
}
