import { defineStore } from 'pinia';
import { onScopeDispose } from 'vue';

import { apiEvents } from '@/api';

import { useSession } from './session';
import { startAnew } from './startAnew';
import { hearTabs } from './tabs';

/**
 * Keeps this tab with the person whom the server takes it for: another tab may sign out and in, and a tab that
 * slept may not have heard of it.
 */
export const useOtherTabs = defineStore('otherTabs', () => {
  const session = useSession();
  let asking = false;

  /** Asks the server who is signed in. A page that still shows somebody else is left by the session's own rule. */
  async function check(): Promise<void> {
    // The answer itself may tell of a change; asking once is enough, and so is starting anew once.
    if (session.status === 'unknown' || asking) return;
    const before = session.person;
    asking = true;
    try {
      await session.refresh();
    } catch {
      return; // the connection banner tells that the server is away; the next look asks again
    } finally {
      asking = false;
    }
    // Whoever waits at the sign-in page is let in where another tab has opened the door.
    if (before === null && session.person !== null && window.location.pathname === '/sign-in') window.location.reload();
  }

  function onVisible(): void {
    if (document.visibilityState === 'visible') void check();
  }

  const deaf = [
    hearTabs((word) => {
      if (word === 'signed-in') void check();
      else if (session.person !== null) startAnew('signedOutElsewhere');
    }),
    apiEvents.on('personChanged', () => void check()),
  ];
  document.addEventListener('visibilitychange', onVisible);
  onScopeDispose(() => {
    deaf.forEach((off) => off());
    document.removeEventListener('visibilitychange', onVisible);
  });

  return { check };
});
