import { onScopeDispose, ref, type Ref } from 'vue';

export type MicrophoneState = 'idle' | 'asking' | 'listening' | 'denied' | 'missing' | 'busy' | 'failed';

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

/** Which sentence a refusal of the browser deserves. */
export function stateOf(refusal: unknown): MicrophoneState {
  const name = refusal instanceof Error ? refusal.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'failed';
}

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
        stream.getTracks().forEach((track) => track.stop());
        return;
      }
      device.value = stream.getAudioTracks()[0]?.label ?? '';
      release = measure(stream, (loudness) => {
        level.value = loudness;
        if (loudness > HEARD_ABOVE) heard.value = true;
      });
      state.value = 'listening';
    } catch (refusal) {
      state.value = stateOf(refusal);
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

function measure(stream: MediaStream, hear: (loudness: number) => void): () => void {
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  analyser.fftSize = 1024;
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let frame = 0;

  function look(): void {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // -60 dB to 0 dB become 0 to 100.
    const decibel = 10 * Math.log10(Math.max(power, 1e-9));
    hear(Math.round(Math.min(100, Math.max(0, ((decibel + 60) / 60) * 100))));
    frame = requestAnimationFrame(look);
  }

  look();
  return () => {
    cancelAnimationFrame(frame);
    stream.getTracks().forEach((track) => track.stop());
    void audio.close();
  };
}
