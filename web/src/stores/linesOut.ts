import { defineStore } from 'pinia';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';

import { api, type LineOut } from '@/api';

import { useDesk } from './desk';
import { useSession } from './session';

const AGAIN_AFTER_MS = [1_000, 3_000];

/** The lines by which the agent can call: asked for once the seat is taken, and kept from contact to contact. */
export const useLinesOut = defineStore('linesOut', () => {
  const desk = useDesk();
  const session = useSession();
  const lines = shallowRef<readonly LineOut[]>([]);
  /** The id of the one chosen; empty where there is none. */
  const chosen = ref<string>('');
  const isWanted = computed(
    () => session.can('contacts.dial') && desk.real !== null && desk.real.state !== 'signed-out',
  );

  let timer: ReturnType<typeof setTimeout> | undefined;

  async function load(): Promise<void> {
    try {
      lines.value = isWanted.value ? (await api.linesOut()).lines : [];
    } catch {
      lines.value = [];
    }
    chosen.value = lines.value.find((each) => each.id === chosen.value)?.id ?? lines.value[0]?.id ?? '';
  }

  /** What the server tells of the seat may be a moment ahead of what it reckons the lines by: none is asked for once or twice more. */
  async function look(more: readonly number[]): Promise<void> {
    clearTimeout(timer);
    await load();
    const [nextMs, ...later] = more;
    if (isWanted.value && lines.value.length === 0 && nextMs !== undefined) {
      timer = setTimeout(() => void look(later), nextMs);
    }
  }

  watch(isWanted, () => void look(AGAIN_AFTER_MS), { immediate: true });
  onScopeDispose(() => clearTimeout(timer));

  return { lines, chosen };
});
