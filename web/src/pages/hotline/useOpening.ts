import { computed, reactive } from 'vue';

import type { OpeningRules } from '@/api/hours';

import { NOWHERE } from './useWaitingRules';

/** No calendar: every hour. */
export const ALWAYS = 'always';

/** When a queue lets callers in, as it is chosen, and what that says. */
export function useOpening(before: OpeningRules | undefined) {
  const typed = reactive({
    admission: before?.admission ?? ('by-hours' as const),
    calendarId: before?.calendarId ?? ALWAYS,
    closedQueueId: before?.closedQueueId ?? NOWHERE,
    servedOut: (before?.servedOut ?? true) ? ('on' as 'on' | 'off') : ('off' as const),
  });
  /** Whether it is ever closed. */
  const closes = computed(
    () => typed.admission === 'shut' || (typed.admission === 'by-hours' && typed.calendarId !== ALWAYS),
  );
  const rules = computed((): OpeningRules => ({
    admission: typed.admission,
    calendarId: typed.calendarId === ALWAYS ? null : typed.calendarId,
    closedQueueId: typed.closedQueueId === NOWHERE ? null : typed.closedQueueId,
    servedOut: typed.servedOut === 'on',
  }));
  return { typed, closes, rules };
}

export type OpeningForm = ReturnType<typeof useOpening>;
