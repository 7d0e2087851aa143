import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';

import { ApiProblem, Unreachable, type Page, type PageQuery } from '@/api';
import { useConnection } from '@/stores/connection';
import { useSession } from '@/stores/session';

import { useSlow } from './useSlow';

export interface CursorList<T> {
  items: ShallowRef<readonly T[]>;
  /** The ids of what was added here since the list was last loaded; these stand at its top. */
  added: ShallowRef<ReadonlySet<string>>;
  /** The first page has arrived at least once. */
  loaded: Readonly<Ref<boolean>>;
  busy: Readonly<Ref<boolean>>;
  slow: Readonly<Ref<boolean>>;
  problem: ShallowRef<unknown>;
  hasMore: ComputedRef<boolean>;
  reload: () => Promise<void>;
  more: () => Promise<void>;
  /** Puts what was just added at the top, where it is seen, until the list is loaded again. */
  add: (item: T) => void;
}

const isSignedOut = (refused: unknown): boolean => refused instanceof ApiProblem && refused.status === 401;

type FetchPage<T> = (query: PageQuery, signal: AbortSignal) => Promise<Page<T>>;

/**
 * A list that comes page by page. What is shown stays until the new first page is there, a late answer to an
 * earlier question is dropped, and what a lost connection or an ended session kept away is fetched when it is back.
 */
export function useCursorList<T extends { readonly id: string }>(fetchPage: FetchPage<T>): CursorList<T> {
  const items = shallowRef<readonly T[]>([]);
  const added = shallowRef<ReadonlySet<string>>(new Set());
  const next = ref<string | null>(null);
  const loaded = ref<boolean>(false);
  const busy = ref<boolean>(false);
  const problem = shallowRef<unknown>(null);
  const slow = useSlow(() => busy.value);
  const hasMore = computed(() => next.value !== null);
  const connection = useConnection();
  const session = useSession();
  let current = new AbortController();
  let missed: (() => Promise<void>) | null = null;

  async function fetchInto(cursor: string | undefined, take: (page: Page<T>) => void): Promise<void> {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    busy.value = true;
    problem.value = null;
    missed = null;
    try {
      const page = await fetchPage({ cursor }, signal);
      if (signal.aborted) return;
      take(page);
      next.value = page.next;
      loaded.value = true;
    } catch (refused) {
      if (signal.aborted) return;
      // The end of a session is told by the way back in, which opens over the page.
      if (!isSignedOut(refused)) problem.value = refused;
      if (refused instanceof Unreachable || isSignedOut(refused)) missed = cursor === undefined ? reload : more;
    } finally {
      if (!signal.aborted) busy.value = false;
    }
  }

  const reload = (): Promise<void> =>
    fetchInto(undefined, (page) => {
      items.value = page.items;
      added.value = new Set();
    });

  async function more(): Promise<void> {
    if (next.value === null || busy.value) return;
    await fetchInto(next.value, (page) => {
      // What stands at the top already comes again where it belongs.
      items.value = [...items.value, ...page.items.filter((item) => !added.value.has(item.id))];
    });
  }

  function add(item: T): void {
    items.value = [item, ...items.value];
    added.value = new Set([item.id, ...added.value]);
  }

  watch(
    () => connection.healings + session.returns,
    () => void missed?.(),
  );
  onScopeDispose(() => current.abort());
  void reload();

  return { items, added, loaded, busy, slow, problem, hasMore, reload, more, add };
}
