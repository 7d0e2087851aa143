import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';

import { api, type TrunkState } from '@/api';

const EVERY_MS = 5_000;

/** How the trunks are, asked for again and again while the page is looked at. What cannot be asked stays as it was. */
export function useTrunkStates(): { states: ShallowRef<ReadonlyMap<string, TrunkState>>; ask: () => Promise<void> } {
  const states = shallowRef<ReadonlyMap<string, TrunkState>>(new Map());
  const end = new AbortController();

  async function ask(): Promise<void> {
    try {
      const fresh = await api.trunkStates(end.signal);
      states.value = new Map(fresh.map((each) => [each.id, each]));
    } catch {
      // the connection's own banner tells of that
    }
  }

  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void ask();
  }, EVERY_MS);
  onScopeDispose(() => {
    clearInterval(timer);
    end.abort();
  });
  void ask();
  return { states, ask };
}
