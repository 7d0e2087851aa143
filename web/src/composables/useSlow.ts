import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** What takes longer than this shows that it is under way; what is quicker does not flicker. */
export const SLOW_AFTER_MS = 300;

/** True once something has been busy for longer than a moment. */
export function useSlow(busy: () => boolean): Readonly<Ref<boolean>> {
  const slow = ref<boolean>(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  watch(
    busy,
    (on) => {
      clearTimeout(timer);
      slow.value = false;
      if (on) timer = setTimeout(() => (slow.value = true), SLOW_AFTER_MS);
    },
    { immediate: true, flush: 'sync' },
  );
  onScopeDispose(() => clearTimeout(timer));
  return slow;
}
