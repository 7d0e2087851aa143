import { createRouter, createWebHistory, type RouteLocationNormalized, type Router } from 'vue-router';

import { apiEvents } from '@/api';
import { useSession } from '@/stores/session';

import { decide } from './guard';
import { routes } from './routes';

export function makeRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });

  router.beforeEach(async (to) => {
    const session = useSession();
    if (to.meta.access === 'public') {
      void session.ensureLoaded();
      return true;
    }
    await session.ensureLoaded();
    const verdict = decide(
      {
        fullPath: to.fullPath,
        access: to.meta.access,
        permission: to.meta.permission,
        returnPath: to.query['to'],
      },
      session.status,
      session.can,
    );
    if (verdict === 'go') return true;
    return verdict === 'forbidden' ? { name: 'forbidden', replace: true } : { ...verdict, replace: true };
  });

  apiEvents.on('signedOut', () => {
    useSession().expire();
    const here: RouteLocationNormalized = router.currentRoute.value;
    // The guard leads to the sign-in page and remembers the way back.
    if (here.meta.access !== 'public') void router.replace({ path: here.fullPath, force: true });
  });

  return router;
}
