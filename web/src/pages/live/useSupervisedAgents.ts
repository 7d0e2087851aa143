import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';

import { api, type SupervisedAgent } from '@/api';
import { useConsole } from '@/stores/console';

const EVERY_MS = 2_000;

/** The agents whom the person may hear, read again and again while the page is shown and connected. */
export function useSupervisedAgents(): {
  agents: ShallowRef<readonly SupervisedAgent[] | null>;
  load: () => Promise<void>;
} {
  const wire = useConsole();
  const agents = shallowRef<readonly SupervisedAgent[] | null>(null);
  let isLoading = false;

  async function load(): Promise<void> {
    if (isLoading) return;
    isLoading = true;
    try {
      agents.value = await api.supervisedAgents();
    } catch {
      // what was shown stays; a server that is away shows in the banner
    } finally {
      isLoading = false;
    }
  }

  watch(
    () => [wire.link, wire.live] as const,
    ([link]) => {
      if (link === 'up') void load();
    },
    { immediate: true },
  );
  const timer = setInterval(() => {
    if (wire.link === 'up') void load();
  }, EVERY_MS);
  onScopeDispose(() => clearInterval(timer));
  return { agents, load };
}
