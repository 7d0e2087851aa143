import { onScopeDispose, ref, type Ref } from 'vue';

export interface Now {
  /** The time of this computer in milliseconds, a fresh one every second while the page is used. */
  now: Readonly<Ref<number>>;
  /** Takes the time at once, for a countdown that begins between two seconds. */
  tick: () => void;
}

export function useNow(): Now {
  const now = ref<number>(Date.now());
  const tick = (): void => {
    now.value = Date.now();
  };
  const timer = setInterval(tick, 1000);
  onScopeDispose(() => clearInterval(timer));
  return { now, tick };
}
