import { onScopeDispose, watch } from 'vue';

import type { AgentState } from '@/api/console/frames';
import { useDesk } from '@/stores/desk';

/** A caller is at the other end: with the page goes the sound, and the call with it. */
const WITH_CALLER: readonly AgentState[] = ['offered', 'connecting', 'talking', 'held', 'consulting'];

/** The browser asks before the page is left or loaded again, as long as a caller would be lost by it; not otherwise. */
export function useLeaveQuestion(): void {
  const desk = useDesk();
  /** The browser asks in words of its own. */
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  const quiet = (): void => window.removeEventListener('beforeunload', ask);

  watch(
    () => desk.real !== null && WITH_CALLER.includes(desk.real.state),
    (asks) => {
      // A listener that stays would keep browsers from holding the page for the way back.
      if (asks) window.addEventListener('beforeunload', ask);
      else quiet();
    },
    { immediate: true },
  );
  onScopeDispose(quiet);
}
