import { computed, reactive } from 'vue';

import type { Strategy, WaitingRules } from '@/api/waiting';

import { typedNumber, wholeNumber } from './wholeNumber';

export const MOST_WAITING = 20_000;
export const LONGEST_WAIT = 86_400;
/** No queue: the call ends. */
export const NOWHERE = 'nowhere';

/**
 * The rules of waiting as they are typed, and what they say.
 *
 * @param also whether anything else leads to the other queue
 */
export function useWaitingRules(before: WaitingRules | undefined, also: () => boolean = () => false) {
  const typed = reactive({
    strategy: before?.strategy ?? ('longest-idle' as Strategy),
    mostWaiting: typedNumber(before?.mostWaiting ?? 0),
    longestWait: typedNumber((before?.longestWaitMs ?? 0) / 1_000),
    overflowQueueId: before?.overflowQueueId ?? NOWHERE,
  });
  const mostWaiting = computed(() => wholeNumber(typed.mostWaiting, MOST_WAITING));
  const longestWait = computed(() => wholeNumber(typed.longestWait, LONGEST_WAIT));
  const isLimited = computed(() => mostWaiting.value !== 0 || longestWait.value !== 0 || also());
  /** Null while something typed is no number within its limits. */
  const rules = computed((): WaitingRules | null =>
    mostWaiting.value === null || longestWait.value === null
      ? null
      : {
          strategy: typed.strategy,
          mostWaiting: mostWaiting.value,
          longestWaitMs: longestWait.value * 1_000,
          overflowQueueId: isLimited.value && typed.overflowQueueId !== NOWHERE ? typed.overflowQueueId : null,
        },
  );
  return { typed, mostWaiting, longestWait, isLimited, rules };
}

export type WaitingForm = ReturnType<typeof useWaitingRules>;
