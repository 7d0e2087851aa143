import { watch } from 'vue';
import {
  createRouter,
  createWebHistory,
  START_LOCATION,
  type RouteLocationAsPath,
  type RouteLocationNormalizedLoaded,
  type Router,
  type RouterHistory,
  type RouteRecordRaw,
} from 'vue-router';

import { apiEvents } from '@/api';
import type { ApiEvents } from '@/api/events';
import { useSession } from '@/stores/session';

import { decide } from './guard';
import { routes as pages } from './routes';

/** Whoever comes from there has just come in, and has not chosen a page by a link. */
function isEntrance(from: RouteLocationNormalizedLoaded): boolean {
  return from === START_LOCATION || from.meta.access === 'sign-in' || from.meta.access === 'first-password';
}

export function makeRouter(
  history: RouterHistory = createWebHistory(),
  routes: readonly RouteRecordRaw[] = pages,
  events: ApiEvents = apiEvents,
): Router {
  const router = createRouter({
    history,
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  /** An address with its query, which a location object keeps apart. */
  const placeOf = (address: string): RouteLocationAsPath => {
    const { path, query, hash } = router.resolve(address);
    return { path, query, hash, replace: true };
  };

  router.beforeEach(async (to, from) => {
    const session = useSession();
    const { access, permission } = to.meta;
    if (access === 'public') {
      void session.ensureLoaded();
      return true;
    }
    await session.ensureLoaded();
    const wanted = {
      fullPath: to.fullPath,
      access,
      permission,
      returnPath: to.query['to'],
      first: isEntrance(from),
    };
    const verdict = decide(wanted, session.status, session.can);
    if (verdict === 'go') return true;
    return verdict === 'forbidden' ? { name: 'forbidden', replace: true } : placeOf(verdict.to);
  });

  /** Asks the guard anew: it leads to the page that is due and remembers the way back. */
  function lookAgain(): void {
    const here = router.currentRoute.value;
    if (here.meta.access !== 'public') void router.replace({ ...placeOf(here.fullPath), force: true });
  }

  router.afterEach((to) => {
    if (to.meta.access === 'sign-in') useSession().forgetPerson();
  });

  events.on('signedOut', () => useSession().expire());
  // Over a page that somebody works at the sign-in opens as a dialog, so that what was typed stays.
  watch(
    () => useSession().ended,
    (ended) => {
      if (ended && router.currentRoute.value.meta.access !== 'signed-in') lookAgain();
    },
  );
  // A password may have become due between the end of a session and the return.
  watch(
    () => useSession().returns,
    () => {
      if (useSession().status === 'password-due') lookAgain();
    },
  );
  events.on('passwordDue', () => {
    const session = useSession();
    // When the server cannot say more, the refusal itself is on the page already.
    if (session.status === 'signed-in') session.refresh().then(lookAgain, () => undefined);
  });

  return router;
}
