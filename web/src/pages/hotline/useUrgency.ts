import { computed, reactive } from 'vue';

import type { CallerClass, LineUrgency } from '@/api/waiting';

import { typedNumber, wholeNumber } from './wholeNumber';

export const MOST_PRIORITY = 3_600;
export const LONGEST_DEADLINE = 600;

/** The urgency of a line as it is typed, and what it says. */
export function useUrgency(before: LineUrgency | undefined) {
  const typed = reactive({
    callerClass: before?.callerClass ?? ('normal' as CallerClass),
    priority: typedNumber(before?.priority ?? 0),
    deadline: typedNumber((before?.deadlineMs ?? 0) / 1_000),
  });
  const priority = computed(() => wholeNumber(typed.priority, MOST_PRIORITY));
  const deadline = computed(() => wholeNumber(typed.deadline, LONGEST_DEADLINE));
  /** Null while something typed is no number within its limits. */
  const urgency = computed((): LineUrgency | null =>
    priority.value === null || deadline.value === null
      ? null
      : { callerClass: typed.callerClass, priority: priority.value, deadlineMs: deadline.value * 1_000 },
  );
  return { typed, priority, deadline, urgency };
}

export type UrgencyForm = ReturnType<typeof useUrgency>;
