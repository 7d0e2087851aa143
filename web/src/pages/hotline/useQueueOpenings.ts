import { onScopeDispose, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';

import { api, type Queue } from '@/api';
import type { Mark } from '@/components/StateMark.vue';

const EVERY_MS = 15_000;

/** Whether queues are open, asked for again and again while the page is looked at. What cannot be asked stays as it was. */
export function useQueueOpenings(): {
  /** In one word; none while nobody knows. */
  statesOf: (queue: Queue) => readonly { mark: Mark; word: string }[];
  ask: () => Promise<void>;
} {
  const { t } = useI18n();
  const open = shallowRef<ReadonlyMap<string, boolean>>(new Map());
  const end = new AbortController();

  async function ask(): Promise<void> {
    try {
      const fresh = await api.queueOpenings(end.signal);
      open.value = new Map(fresh.map((each) => [each.queueId, each.open]));
    } catch {
      // the connection's own banner tells of that
    }
  }

  function statesOf(queue: Queue): readonly { mark: Mark; word: string }[] {
    if (queue.opening.admission === 'shut') return [{ mark: 'bad', word: t('hours.states.shut') }];
    if (queue.opening.admission === 'open') return [{ mark: 'warn', word: t('hours.states.forced') }];
    const isOpen = open.value.get(queue.id);
    if (isOpen === undefined) return [];
    return [isOpen ? { mark: 'good', word: t('hours.states.open') } : { mark: 'off', word: t('hours.states.closed') }];
  }

  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void ask();
  }, EVERY_MS);
  onScopeDispose(() => {
    clearInterval(timer);
    end.abort();
  });
  void ask();
  return { statesOf, ask };
}
