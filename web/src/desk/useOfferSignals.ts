import { onScopeDispose, watch } from 'vue';
import { useI18n } from 'vue-i18n';

import { Ring } from '@/audio/Ring';
import { useDesk } from '@/stores/desk';
import { useWindowTitle } from '@/stores/windowTitle';

import { meansAccept } from './keys';

/** An offer is heard, seen in the tab's title and taken by F2, whatever page is open and wherever the focus is. */
export function useOfferSignals(ring: Pick<Ring, 'start' | 'stop'> = new Ring()): void {
  const { t } = useI18n();
  const desk = useDesk();
  const title = useWindowTitle();

  function onKey(event: KeyboardEvent): void {
    if (!meansAccept(event)) return;
    // Whatever a browser or a field does by this key would only be in the way.
    event.preventDefault();
    if (desk.offer !== null) void desk.act('accept');
  }

  function quiet(): void {
    ring.stop();
    title.news = '';
  }

  watch(
    () => desk.offer,
    (offer) => {
      if (offer === null) {
        quiet();
        return;
      }
      ring.start();
      const asking = desk.real?.colleague;
      title.news = asking
        ? t('desk.colleague.asks', { name: asking.name })
        : t('desk.offerTitle', { queue: offer.queue.name });
    },
    { immediate: true },
  );
  window.addEventListener('keydown', onKey, true);
  onScopeDispose(() => {
    window.removeEventListener('keydown', onKey, true);
    quiet();
  });
}
