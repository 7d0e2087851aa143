import { onScopeDispose, watch } from 'vue';

import { useDesk } from '@/stores/desk';

import { hasCaller } from './acts';

/** The browser asks before the page is left or loaded again, as long as a caller would be lost by it; not otherwise. */
export function useLeaveQuestion(): void {
  const desk = useDesk();
  /** The browser asks in words of its own. */
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  const quiet = (): void => window.removeEventListener('beforeunload', ask);

  watch(
    () => desk.real !== null && hasCaller(desk.real.state),
    (asks) => {
      // A listener that stays would keep browsers from holding the page for the way back.
      if (asks) window.addEventListener('beforeunload', ask);
      else quiet();
    },
    { immediate: true },
  );
  onScopeDispose(quiet);
}
