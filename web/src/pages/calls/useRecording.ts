import { ref, watch, type Ref } from 'vue';

export const SPEEDS = ['1', '1.25', '1.5', '2'] as const;
export type Speed = (typeof SPEEDS)[number];

export type RecordingState = 'idle' | 'loading' | 'playing' | 'paused' | 'failed';

export interface Recording {
  state: Readonly<Ref<RecordingState>>;
  /** Where it is and how long it sounds, in milliseconds. */
  positionMs: Readonly<Ref<number>>;
  lengthMs: Readonly<Ref<number>>;
  speed: Ref<Speed>;
  toggle: () => void;
  seek: (ms: number) => void;
  /** What the element tells, by the names of its events. */
  hears: Readonly<Record<string, () => void>>;
}

/** Plays a sound by an audio element. Nothing is fetched before somebody wants to hear it. */
export function useRecording(element: Readonly<Ref<HTMLAudioElement | null>>, knownMs: () => number): Recording {
  const state = ref<RecordingState>('idle');
  const positionMs = ref<number>(0);
  const lengthMs = ref<number>(knownMs());
  const speed = ref<Speed>('1');

  function look(): void {
    const audio = element.value;
    if (!audio) return;
    positionMs.value = audio.currentTime * 1000;
    if (Number.isFinite(audio.duration) && audio.duration > 0) lengthMs.value = audio.duration * 1000;
  }

  function toggle(): void {
    const audio = element.value;
    if (!audio) return;
    if (state.value === 'playing') {
      audio.pause();
      return;
    }
    if (state.value === 'failed') audio.load();
    state.value = 'loading';
    audio.playbackRate = Number(speed.value);
    audio.play().catch(() => {
      // A pause that comes before the sound is no failure of it.
      if (state.value === 'loading') state.value = 'failed';
    });
  }

  function seek(ms: number): void {
    const audio = element.value;
    if (!audio) return;
    audio.currentTime = ms / 1000;
    positionMs.value = ms;
  }

  watch(speed, (chosen) => {
    if (element.value) element.value.playbackRate = Number(chosen);
  });

  const hears = {
    timeupdate: look,
    loadedmetadata: look,
    playing: () => (state.value = 'playing'),
    waiting: () => (state.value = 'loading'),
    pause: () => (state.value = 'paused'),
    ended: () => (state.value = 'paused'),
    error: () => (state.value = 'failed'),
  };

  return { state, positionMs, lengthMs, speed, toggle, seek, hears };
}
