import { defineStore } from 'pinia';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';

import { api, type Line } from '@/api';
import { BrowserLeg } from '@/audio/BrowserLeg';
import { openMicrophone } from '@/audio/microphone';
import { PageCall, type PageCallState } from '@/audio/PageCall';

import { useConsole } from './console';

const CONNECTED_WITHIN_MS = 5_000;

/** A call from the pages to a line of the hotline. It goes on while somebody looks at other pages. */
export const usePageCall = defineStore('pageCall', () => {
  const wire = useConsole();
  const state = shallowRef<PageCallState>({ is: 'idle' });
  const line = shallowRef<Line | null>(null);
  const since = ref<number>(0);
  const microphone = shallowRef<MediaStream | null>(null);
  const sound = shallowRef<MediaStream | null>(null);
  const busy = computed(() => ['asking', 'calling', 'talking'].includes(state.value.is));
  const call = new PageCall(
    {
      openMicrophone,
      makeLeg: (stream, hearer) => new BrowserLeg(stream, hearer, api.soundRelays),
      call: async (number, sdp) => {
        await connected();
        return wire.send({ do: 'call', number, sdp });
      },
      end: (id) => wire.send({ do: 'end-call', call: id }),
    },
    {
      state: (now) => {
        if (now.is === 'talking' && state.value.is !== 'talking') since.value = Date.now();
        state.value = now;
      },
      microphone: (stream) => (microphone.value = stream),
      sound: (stream) => (sound.value = stream),
    },
  );

  /** Another tab may have the connection, or it is just being made: a call is worth a moment's wait. */
  function connected(): Promise<void> {
    if (wire.link === 'up') return Promise.resolve();
    if (wire.link === 'taken') wire.takeBack();
    return new Promise((done) => {
      const deaf = watch(
        () => wire.link,
        (link) => link === 'up' && end(),
        { flush: 'sync' },
      );
      const timer = setTimeout(end, CONNECTED_WITHIN_MS);
      function end(): void {
        clearTimeout(timer);
        deaf();
        done();
      }
    });
  }

  function start(wanted: Line): void {
    if (busy.value) return;
    line.value = wanted;
    void call.start(wanted.number);
  }

  watch(
    () => wire.endedCall,
    (ended) => ended && call.ended(ended.call, ended.cause),
  );
  watch(
    () => wire.wanted,
    (wanted) => wanted || call.hangUp(),
  );
  onScopeDispose(() => call.hangUp());

  return {
    state,
    line,
    since,
    microphone,
    sound,
    busy,
    start,
    hangUp: () => call.hangUp(),
    dismiss: () => call.dismiss(),
  };
});
