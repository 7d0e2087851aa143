import { defineStore } from 'pinia';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';

import { api } from '@/api';
import type { ForcedState, WatchEnding, WatchPart } from '@/api/console/frames';
import { BrowserLeg } from '@/audio/BrowserLeg';
import { openMicrophone } from '@/audio/microphone';
import { SeatAudio, type SeatAudioState } from '@/audio/SeatAudio';

import { useConsole } from './console';

interface Wanted {
  readonly contact: string;
  readonly part: WatchPart;
}

/** What a supervisor does with talks of others: hears them by this browser, speaks in them, ends them. */
export const useSupervision = defineStore('supervision', () => {
  const wire = useConsole();
  const sounding = ref<SeatAudioState>('off');
  const microphone = shallowRef<MediaStream | null>(null);
  const sound = shallowRef<MediaStream | null>(null);
  /** What is to be heard as soon as there is sound. */
  const wanted = shallowRef<Wanted | null>(null);
  const problem = shallowRef<unknown>(null);
  const seat = new SeatAudio(
    {
      openMicrophone,
      makeLeg: (stream, hearer) => new BrowserLeg(stream, hearer, api.soundRelays),
      exchange: async (sdp) => (await wire.send({ do: 'audio', sdp })).sdp,
    },
    {
      state: (state) => (sounding.value = state),
      microphone: (stream) => (microphone.value = stream),
      sound: (stream) => (sound.value = stream),
    },
  );

  const current = computed(() => (wire.watching?.contact ? wire.watching : null));
  /** How the watch ended that was seen to end here; null once another begins. */
  const ending = shallowRef<WatchEnding | null>(null);
  /** The contact that is heard, or is going to be. */
  const contact = computed(() => current.value?.contact ?? wanted.value?.contact ?? null);

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    problem.value = null;
    try {
      await work();
      return true;
    } catch (refused) {
      problem.value = refused;
      return false;
    }
  }

  /** Hears a contact in the place of the one before, if any. */
  async function begin(of: string, part: WatchPart): Promise<void> {
    if (current.value?.contact === of) {
      await attempt(() => wire.send({ do: 'change-watch', part }));
      return;
    }
    if (current.value !== null && !(await attempt(() => wire.send({ do: 'end-watch' })))) return;
    problem.value = null;
    ending.value = null;
    wanted.value = { contact: of, part };
    void seat.start();
  }

  async function end(): Promise<void> {
    const isWatching = current.value !== null;
    wanted.value = null;
    if (isWatching) await attempt(() => wire.send({ do: 'end-watch' }));
    seat.stop();
  }

  const forceEnd = (of: string): Promise<object> => wire.send({ do: 'force-end', contact: of });
  const forceState = (agent: string, state: ForcedState): Promise<boolean> =>
    attempt(() => wire.send({ do: 'force-state', agent, state }));

  // The server must have the sound before it can take it into a talk, and must have left the talk before.
  watch([wanted, sounding, () => wire.watching?.audio, current], async ([next, own, audio, now]) => {
    if (next === null || own !== 'connected' || audio !== 'connected' || now !== null) return;
    wanted.value = null;
    const isDone = await attempt(() => wire.send({ do: 'watch', contact: next.contact, part: next.part }));
    if (!isDone) seat.stop();
  });
  // Nobody keeps an open microphone after the talk.
  watch(current, (now, before) => {
    if (now !== null || before === null || wanted.value !== null) return;
    ending.value = wire.watching?.ending ?? null;
    seat.stop();
  });
  onScopeDispose(() => seat.stop());

  return { sounding, microphone, sound, current, contact, wanted, ending, problem, begin, end, forceEnd, forceState };
});
