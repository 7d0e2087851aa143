import { onScopeDispose, ref, type Ref } from 'vue';

/** The time of this computer, a fresh one every second while the page is used. */
export function useNow(): Readonly<Ref<number>> {
  const now = ref<number>(Date.now());
  const timer = setInterval(() => {
    now.value = Date.now();
  }, 1000);
  onScopeDispose(() => clearInterval(timer));
  return now;
}
