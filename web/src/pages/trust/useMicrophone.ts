import { onScopeDispose, ref, type Ref } from 'vue';

import { measureLoudness } from '@/audio/loudness';
import { closeMicrophone, refusalOf, type MicrophoneRefusal } from '@/audio/microphone';

export type MicrophoneState = 'idle' | 'asking' | 'listening' | MicrophoneRefusal;

export interface Microphone {
  state: Readonly<Ref<MicrophoneState>>;
  /** The name of the device in use. */
  device: Readonly<Ref<string>>;
  /** How loud it is now, 0..100. */
  level: Readonly<Ref<number>>;
  /** Whether anything at all has been heard since the start. */
  heard: Readonly<Ref<boolean>>;
  start: () => Promise<void>;
  stop: () => void;
}

/** Above this something is being said; below is the noise of a microphone that is merely on. */
const HEARD_ABOVE = 8;

/** Opens the microphone for a test and measures it; nothing is sent or kept. */
export function useMicrophone(): Microphone {
  const state = ref<MicrophoneState>('idle');
  const device = ref<string>('');
  const level = ref<number>(0);
  const heard = ref<boolean>(false);
  let release: (() => void) | null = null;

  async function start(): Promise<void> {
    stop();
    heard.value = false;
    state.value = 'asking';
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      // Somebody may have left or stopped while the browser was asking.
      if ((state.value as MicrophoneState) !== 'asking') {
        closeMicrophone(stream);
        return;
      }
      device.value = stream.getAudioTracks()[0]?.label ?? '';
      const deaf = measureLoudness(stream, (loudness) => {
        level.value = loudness;
        if (loudness > HEARD_ABOVE) heard.value = true;
      });
      release = () => {
        deaf();
        closeMicrophone(stream);
      };
      state.value = 'listening';
    } catch (refusal) {
      state.value = refusalOf(refusal);
    }
  }

  function stop(): void {
    release?.();
    release = null;
    level.value = 0;
    state.value = 'idle';
  }

  onScopeDispose(stop);
  return { state, device, level, heard, start, stop };
}
