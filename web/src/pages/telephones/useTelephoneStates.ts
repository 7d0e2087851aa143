import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';

import { api, type TelephoneState } from '@/api';

const EVERY_MS = 5_000;

/** Where telephones are registered, asked for again and again while the page is looked at. */
export function useTelephoneStates(): {
  states: ShallowRef<ReadonlyMap<string, TelephoneState>>;
  ask: () => Promise<void>;
} {
  const states = shallowRef<ReadonlyMap<string, TelephoneState>>(new Map());
  const end = new AbortController();

  async function ask(): Promise<void> {
    try {
      const fresh = await api.telephoneStates(end.signal);
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
