import { defineStore } from 'pinia';
import { computed, onScopeDispose, ref } from 'vue';

import { api, apiEvents } from '@/api';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;
const HEALED_NOTICE_MS = 4_000;

/** Whether the server can be reached. Once lost it is asked for, ever more seldom, until it answers. */
export const useConnection = defineStore('connection', () => {
  const state = ref<'up' | 'lost' | 'healed'>('up');
  const lost = computed(() => state.value === 'lost');
  /** Counts the healings, for lists that want to load again what they missed. */
  const healings = ref<number>(0);
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function onLost(): void {
    if (lost.value) return;
    state.value = 'lost';
    wait = FIRST_WAIT_MS;
    askLater();
  }

  function onReached(): void {
    if (!lost.value) return;
    state.value = 'healed';
    healings.value += 1;
    clearTimeout(timer);
    timer = setTimeout(() => {
      state.value = 'up';
    }, HEALED_NOTICE_MS);
  }

  function askLater(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  async function ask(): Promise<void> {
    try {
      await api.ping(); // an answer of any kind reaches onReached by way of the client
    } catch {
      // onReached or onLost has already heard of it
    }
    if (lost.value) askLater();
  }

  function askNow(): void {
    if (!lost.value) return;
    wait = FIRST_WAIT_MS;
    clearTimeout(timer);
    void ask();
  }

  const deaf = [apiEvents.on('lost', onLost), apiEvents.on('reached', onReached)];
  window.addEventListener('online', askNow);
  onScopeDispose(() => {
    clearTimeout(timer);
    deaf.forEach((off) => off());
    window.removeEventListener('online', askNow);
  });

  return { state, lost, healings, askNow };
});
