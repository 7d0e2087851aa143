import { computed, ref, watch, type ComputedRef } from 'vue';

import { totalsOf } from '@/pages/live/figures';
import { useConsole } from '@/stores/console';

export interface NewCalls {
  /** How many contacts were offered to the queues since the list was loaded. */
  count: ComputedRef<number>;
  /** The list has just been loaded: counting begins anew. */
  seen: () => void;
}

/** Counts what a list does not show yet, so that it can be told without moving the list. */
export function useNewCalls(): NewCalls {
  const wire = useConsole();
  const offered = computed(() => (wire.live === null ? null : totalsOf(wire.live).today.offered));
  const from = ref<number | null>(offered.value);

  function seen(): void {
    from.value = offered.value;
  }

  watch(offered, (now, before) => {
    // The first figure, and the first one of a new day, only begin the count.
    if (now === null) return;
    if (from.value === null || (before !== null && now < before)) from.value = before === null ? now : 0;
  });

  return {
    count: computed(() =>
      offered.value === null || from.value === null ? 0 : Math.max(0, offered.value - from.value),
    ),
    seen,
  };
}
