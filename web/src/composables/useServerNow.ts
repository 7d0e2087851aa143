import { computed, type ComputedRef } from 'vue';

import { useConsole } from '@/stores/console';

import { useNow } from './useNow';

/** The server's time in milliseconds, a fresh one every second: states are counted by it, not by this computer's. */
export function useServerNow(): ComputedRef<number> {
  const { now } = useNow();
  const wire = useConsole();
  return computed(() => now.value + wire.clockOffset);
}
