import { computed, reactive } from 'vue';

import type { DutyRules, WrapUpKind } from '@/api/duties';

import { typedNumber, wholeNumber } from './wholeNumber';

/** The most seconds of any of these times. */
export const MOST_SECONDS = 3_600;
export const MOST_TIMES = 20;
export const MOST_RETURNS = 100;
const USUAL_LONGER_S = 30;

/** What a queue asks of its agents as it is typed, and what it says. */
export function useDuties(before: DutyRules | undefined) {
  const typed = reactive({
    wrapUp: before?.wrapUp ?? ('timed' as WrapUpKind),
    longer: typedNumber((before?.longerMs ?? 0) / 1_000 || USUAL_LONGER_S),
    mostTimes: typedNumber(before?.mostTimes ?? 0) || '1',
    rejected: typedNumber((before?.rejectedMs ?? 0) / 1_000),
    overlooked: typedNumber((before?.overlookedMs ?? 0) / 1_000),
    mostReturns: typedNumber(before?.mostReturns ?? 0),
  });
  const atLeastOne = (value: string, most: number): number | null => wholeNumber(value, most) || null;
  const isLonger = computed(() => typed.wrapUp === 'extendable');
  const longer = computed(() => (isLonger.value ? atLeastOne(typed.longer, MOST_SECONDS) : 0));
  const mostTimes = computed(() => (isLonger.value ? atLeastOne(typed.mostTimes, MOST_TIMES) : 0));
  const rejected = computed(() => wholeNumber(typed.rejected, MOST_SECONDS));
  const overlooked = computed(() => wholeNumber(typed.overlooked, MOST_SECONDS));
  const mostReturns = computed(() => wholeNumber(typed.mostReturns, MOST_RETURNS));
  /** Null while something typed is no number within its limits. */
  const rules = computed((): DutyRules | null =>
    longer.value === null ||
    mostTimes.value === null ||
    rejected.value === null ||
    overlooked.value === null ||
    mostReturns.value === null
      ? null
      : {
          wrapUp: typed.wrapUp,
          longerMs: longer.value * 1_000,
          mostTimes: mostTimes.value,
          rejectedMs: rejected.value * 1_000,
          overlookedMs: overlooked.value * 1_000,
          mostReturns: mostReturns.value,
        },
  );
  return { typed, isLonger, longer, mostTimes, rejected, overlooked, mostReturns, rules };
}

export type DutyForm = ReturnType<typeof useDuties>;
