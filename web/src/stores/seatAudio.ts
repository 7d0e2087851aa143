import { defineStore } from 'pinia';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';

import { api } from '@/api';
import { BrowserLeg } from '@/audio/BrowserLeg';
import { openMicrophone } from '@/audio/microphone';
import { CONNECTED_WITHIN_MS, SeatAudio, type SeatAudioState } from '@/audio/SeatAudio';

import { useConsole } from './console';
import { recall, remember } from './remembered';

const MAY_TRY_AGAIN: readonly SeatAudioState[] = ['missing', 'busy', 'failed'];
const DEVICE = 'seat-device';

/** The audio of the own seat, from signing in to signing out, on whatever page: by this browser or by a telephone. */
export const useSeatAudio = defineStore('seatAudio', () => {
  const wire = useConsole();
  const own = ref<SeatAudioState>('off');
  const microphone = shallowRef<MediaStream | null>(null);
  const sound = shallowRef<MediaStream | null>(null);
  /** The number of the telephone to speak by; empty for this browser. */
  const device = ref<string>(recall(DEVICE) ?? '');
  /** Why the telephone was not called. */
  const refusal = shallowRef<unknown>(null);
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

  const telephone = computed(() => wire.desk?.telephone ?? null);
  /** Connected is what the server calls so. */
  const state = computed<SeatAudioState>(() => {
    if (device.value !== '') return stateByTelephone();
    return own.value === 'connected' && wire.desk?.audio !== 'connected' ? 'connecting' : own.value;
  });
  const seated = computed(
    () => wire.wanted && wire.link !== 'taken' && wire.desk !== null && wire.desk.state !== 'signed-out',
  );

  function stateByTelephone(): SeatAudioState {
    switch (telephone.value?.state) {
      case 'calling':
      case 'ringing':
        return 'connecting';
      case 'connected':
        return wire.desk?.audio === 'connected' ? 'connected' : 'connecting';
      default:
        return 'off';
    }
  }

  function use(number: string): void {
    device.value = number;
    refusal.value = null;
    remember(DEVICE, number);
  }

  async function callTelephone(): Promise<void> {
    refusal.value = null;
    try {
      await wire.send({ do: 'telephone', number: device.value });
    } catch (refused) {
      refusal.value = refused;
    }
  }

  // Somebody took the seat from a telephone, or another page of the same person named one: this page follows.
  watch(
    telephone,
    (now, before) => {
      const isNews = now !== null && (now.number !== before?.number || now.state !== before.state);
      // where nothing was ever chosen, the server knows what the seat spoke by last
      const isTaken = now?.state !== 'ended' || recall(DEVICE) === null;
      if (isNews && isTaken && now.number !== device.value) use(now.number);
    },
    { immediate: true },
  );
  watch(
    [seated, () => device.value === ''],
    ([on, byBrowser]) => {
      if (on && byBrowser) void seat.start();
      else seat.stop();
    },
    { immediate: true },
  );
  // A telephone that hung up is not called again by itself; one that the server does not know of is.
  watch(
    [seated, () => wire.link === 'up', device, () => telephone.value === null],
    ([on, up, number, unknown]) => {
      if (on && up && number !== '' && unknown) void callTelephone();
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

  /** Speaks by another telephone, or by this browser, from now on. */
  function choose(number: string): void {
    if (number === device.value) return;
    const isOther = telephone.value !== null;
    use(number);
    // one that is unknown to the server is called by itself
    if (number !== '' && seated.value && isOther) void callTelephone();
  }

  const tryAgain = (): void => void (device.value === '' ? seat.start() : callTelephone());
  const onDevices = (): void => {
    if (device.value === '' && seated.value && MAY_TRY_AGAIN.includes(own.value)) tryAgain();
  };
  // Without a secure context there are no devices to hear of.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  devices?.addEventListener('devicechange', onDevices);
  onScopeDispose(() => {
    clearTimeout(doubt);
    devices?.removeEventListener('devicechange', onDevices);
    seat.stop();
  });

  return { state, seated, device, telephone, refusal, microphone, sound, choose, tryAgain };
});
