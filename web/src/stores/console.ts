import { defineStore } from 'pinia';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';

import type { Permission } from '@/api';
import { ConsoleClient, type Link } from '@/api/console/ConsoleClient';
import type { AnswerTo, Command, Desk, Live, Push, Watch } from '@/api/console/frames';
import { openConsole } from '@/api/console/webSocket';

import { useSession } from './session';

const USED_BY: readonly Permission[] = ['contacts.take', 'calls.read', 'call.listen', 'hotline.read'];

export interface EndedCall {
  readonly call: string;
  readonly cause: number;
}

/** Live state and call control for whoever is signed in and has a use for them. */
export const useConsole = defineStore('console', () => {
  const session = useSession();
  const link = ref<Link>('off');
  const desk = shallowRef<Desk | null>(null);
  const live = shallowRef<Live | null>(null);
  /** The own sound and watch, of whoever may hear talks. */
  const watching = shallowRef<Watch | null>(null);
  const endedCall = shallowRef<EndedCall | null>(null);
  /** How far this computer's clock is behind the server's. */
  const clockOffset = ref<number>(0);
  const wanted = computed(() => session.status === 'signed-in' && !session.leaving && USED_BY.some(session.can));
  const client = new ConsoleClient(openConsole, {
    link: (now) => {
      link.value = now;
      // What another tab has is not shown here: it would stand still.
      if (now === 'taken') forget();
    },
    push: take,
    // The answer says whether there still is a session, and its rights; a server that is away shows in the banner.
    broken: () => void session.refresh().catch(() => undefined),
  });

  function forget(): void {
    desk.value = null;
    live.value = null;
    watching.value = null;
  }

  function take(push: Push): void {
    switch (push.push) {
      case 'hello':
        clockOffset.value = push.now - Date.now();
        desk.value = push.desk;
        live.value = push.live;
        watching.value = push.watch ?? null;
        break;
      case 'watch':
        watching.value = push.watch;
        break;
      case 'desk':
        desk.value = push.desk;
        break;
      case 'live':
        live.value = push.live;
        break;
      case 'call':
        endedCall.value = { call: push.call, cause: push.cause };
    }
  }

  const send = <C extends Command>(command: C): Promise<AnswerTo<C>> =>
    // refusals come in the language that the page is read in now
    client.send({ ...command, language: document.documentElement.lang });
  /** Takes the desk back from another tab. */
  const takeBack = (): void => client.start();

  watch(
    wanted,
    (on) => {
      if (on) {
        client.start();
        return;
      }
      client.stop();
      forget();
    },
    { immediate: true },
  );
  const hurry = (): void => client.hurry();
  window.addEventListener('online', hurry);
  onScopeDispose(() => {
    window.removeEventListener('online', hurry);
    client.stop();
  });

  return { link, desk, live, watching, endedCall, clockOffset, wanted, send, takeBack };
});
