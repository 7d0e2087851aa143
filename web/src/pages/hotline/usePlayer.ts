import { onScopeDispose, ref, type Ref } from 'vue';

export interface Player {
  /** The id of what is heard now; null when nothing is. */
  playing: Readonly<Ref<string | null>>;
  toggle: (id: string, source: string) => Promise<void>;
}

/** Plays one sound at a time on this page. */
export function usePlayer(failed: (id: string) => void): Player {
  const playing = ref<string | null>(null);
  let audio: HTMLAudioElement | null = null;

  function stop(): void {
    audio?.pause();
    audio = null;
    playing.value = null;
  }

  async function toggle(id: string, source: string): Promise<void> {
    const was = playing.value;
    stop();
    if (was === id) return;
    const mine = new Audio(source);
    audio = mine;
    playing.value = id;
    mine.addEventListener('ended', () => audio === mine && stop());
    try {
      await mine.play();
    } catch {
      // Another sound or the end of the page may have stopped it before it began.
      if (audio !== mine) return;
      stop();
      failed(id);
    }
  }

  onScopeDispose(stop);
  return { playing, toggle };
}
