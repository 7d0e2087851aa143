/** What the tabs of a browser tell each other: they share one session. */
export type TabWord = 'signed-in' | 'signed-out';

let channel: BroadcastChannel | null = null;

/** A browser without such channels notices only when a tab is looked at again. */
function shared(): BroadcastChannel | null {
  if (channel === null && 'BroadcastChannel' in globalThis) channel = new BroadcastChannel('huawu.session');
  return channel;
}

export function tellTabs(word: TabWord): void {
  shared()?.postMessage(word);
}

/** Calls back with what another tab says, until the returned function is called. */
export function hearTabs(hearer: (word: TabWord) => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>): void => {
    if (data === 'signed-in' || data === 'signed-out') hearer(data);
  };
  shared()?.addEventListener('message', hear);
  return () => shared()?.removeEventListener('message', hear);
}
