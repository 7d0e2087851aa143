import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';

import type { Page, PageQuery } from '@/api';
import { useSession } from '@/stores/session';

/** More than this nobody picks out of a list; the rest is not fetched. */
const MOST = 1_000;
const PAGE = 200;

export interface Choices<T> {
  items: ShallowRef<readonly T[]>;
  busy: Readonly<Ref<boolean>>;
  problem: ShallowRef<unknown>;
}

/** Everything a field can be chosen from, all pages of it. */
export function useChoices<T>(fetchPage: (query: PageQuery, signal: AbortSignal) => Promise<Page<T>>): Choices<T> {
  const items = shallowRef<readonly T[]>([]);
  const busy = ref<boolean>(true);
  const problem = shallowRef<unknown>(null);
  const abort = new AbortController();

  async function load(): Promise<void> {
    busy.value = true;
    problem.value = null;
    items.value = [];
    try {
      let cursor: string | undefined;
      do {
        const page: Page<T> = await fetchPage({ cursor, limit: PAGE }, abort.signal);
        items.value = [...items.value, ...page.items];
        cursor = page.next ?? undefined;
      } while (cursor !== undefined && items.value.length < MOST);
    } catch (refused) {
      if (!abort.signal.aborted) problem.value = refused;
    } finally {
      busy.value = false;
    }
  }

  const session = useSession();
  watch(
    () => session.returns,
    () => problem.value !== null && void load(),
  );
  onScopeDispose(() => abort.abort());
  void load();
  return { items, busy, problem };
}
