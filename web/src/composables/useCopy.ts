import { ref, type Ref } from 'vue';

const SHOWN_MS = 3_000;

export interface Copy {
  copy: (text: string) => Promise<void>;
  state: Readonly<Ref<'idle' | 'copied' | 'failed'>>;
}

/** Copies text to the clipboard, also where the page is not a secure context. */
export function useCopy(): Copy {
  const state = ref<'idle' | 'copied' | 'failed'>('idle');

  async function copy(text: string): Promise<void> {
    state.value = (await write(text)) ? 'copied' : 'failed';
    if (state.value === 'copied') setTimeout(() => (state.value = 'idle'), SHOWN_MS);
  }

  return { copy, state };
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeByCommand(text);
  }
}

/** The old way: browsers keep the clipboard interface from pages without HTTPS. */
function writeByCommand(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  // Inside an open dialog, so that its focus trap lets the text be selected.
  (focused?.closest('[role=dialog]') ?? document.body).append(area);
  area.select();
  let copied = false;
  try {
    copied = document.execCommand('copy');
  } catch {
    copied = false;
  }
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
