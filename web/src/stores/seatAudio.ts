import { defineStore } from 'pinia';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';

import { api } from '@/api';
import { BrowserLeg } from '@/audio/BrowserLeg';
import { openMicrophone } from '@/audio/microphone';
import { CONNECTED_WITHIN_MS, SeatAudio, type SeatAudioState } from '@/audio/SeatAudio';

import { useConsole } from './console';

const MAY_TRY_AGAIN: readonly SeatAudioState[] = ['missing', 'busy', 'failed'];

/** The audio of the own seat, from signing in to signing out, on whatever page. */
export const useSeatAudio = defineStore('seatAudio', () => {
  const wire = useConsole();
  const own = ref<SeatAudioState>('off');
  const microphone = shallowRef<MediaStream | null>(null);
  const sound = shallowRef<MediaStream | null>(null);
  const seat = new SeatAudio(
    {
      openMicrophone,
      makeLeg: (stream, hearer) => new BrowserLeg(stream, hearer, api.soundRelays),
      exchange: async (sdp) => (await wire.send({ do: 'audio', sdp })).sdp,
    },
    {
      state: (state) => (own.value = state),
      microphone: (stream) => (microphone.value = stream),
      sound: (stream) => (sound.value = stream),
    },
  );

  /** Connected is what the server calls so. */
  const state = computed<SeatAudioState>(() =>
    own.value === 'connected' && wire.desk?.audio !== 'connected' ? 'connecting' : own.value,
  );
  const seated = computed(
    () => wire.wanted && wire.link !== 'taken' && wire.desk !== null && wire.desk.state !== 'signed-out',
  );

  watch(
    seated,
    (on) => {
      if (on) void seat.start();
      else seat.stop();
    },
    { immediate: true },
  );
  // The server has lost what this side still believes in: after its restart, or when the way between was cut.
  watch(
    () => [wire.link, wire.desk?.audio] as const,
    ([link, audio], [linkBefore, audioBefore]) => {
      if (link !== 'up' || audio !== 'none' || own.value !== 'connected') return;
      if (linkBefore !== 'up' || audioBefore === 'connected') seat.heal();
    },
  );

  // Or it never came to believe it.
  let doubt: ReturnType<typeof setTimeout> | undefined;
  watch([state, own], ([shown, ours]) => {
    clearTimeout(doubt);
    if (shown === 'connecting' && ours === 'connected') doubt = setTimeout(() => seat.heal(), CONNECTED_WITHIN_MS);
  });

  const tryAgain = (): void => void seat.start();
  const onDevices = (): void => {
    if (seated.value && MAY_TRY_AGAIN.includes(own.value)) tryAgain();
  };
  // Without a secure context there are no devices to hear of.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  devices?.addEventListener('devicechange', onDevices);
  onScopeDispose(() => {
    clearTimeout(doubt);
    devices?.removeEventListener('devicechange', onDevices);
    seat.stop();
  });

  return { state, microphone, sound, tryAgain };
});
