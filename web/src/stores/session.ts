import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';

import { api, type Language, type Permission, type Session } from '@/api';

import { useLanguage } from './language';
import { startAnew } from './startAnew';
import { tellTabs } from './tabs';

export type SessionStatus = 'unknown' | 'signed-out' | 'password-due' | 'signed-in';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Who is signed in, and what that person may do. */
export const useSession = defineStore('session', () => {
  const session = shallowRef<Session | null>(null);
  /**
   * The session ended by itself. The person is kept: the page stays as it is, with what was typed, until the same
   * person has signed in again.
   */
  const ended = ref<boolean>(false);
  /** Counts how often somebody came back to a page kept that way, for lists that were refused meanwhile. */
  const returns = ref<number>(0);
  /** The person is signing out: whatever works for them in the background ends before the session does. */
  const leaving = ref<boolean>(false);
  let loading: Promise<void> | null = null;

  const signedIn = computed(() => (session.value?.signedIn ? session.value : null));
  const person = computed(() => signedIn.value?.person ?? null);
  const grants = computed(() => signedIn.value?.grants ?? []);
  const permissions = computed<ReadonlySet<Permission>>(() => new Set(signedIn.value?.permissions));
  const localAuthority = computed(() => session.value?.localAuthority ?? false);
  const version = computed(() => session.value?.version ?? '');
  const status = computed<SessionStatus>(() => {
    if (session.value === null) return 'unknown';
    if (!session.value.signedIn || ended.value) return 'signed-out';
    return session.value.mustChangePassword ? 'password-due' : 'signed-in';
  });

  const can = (permission: Permission): boolean => permissions.value.has(permission);

  /**
   * Takes over what the server says; a person's own language is spoken from then on. A page made for one person is
   * never handed on to another.
   */
  async function accept(fresh: Session): Promise<void> {
    const shown = person.value;
    if (shown !== null && !fresh.signedIn) {
      expire();
      return;
    }
    if (shown !== null && fresh.signedIn && shown.id !== fresh.person.id) {
      startAnew('otherPerson');
      return;
    }
    if (fresh.signedIn) {
      const language = useLanguage();
      if (language.current !== fresh.person.language) await language.use(fresh.person.language);
    }
    session.value = fresh;
    if (!fresh.signedIn || !ended.value) return;
    ended.value = false;
    if (shown !== null) returns.value += 1;
  }

  async function refresh(): Promise<void> {
    await accept(await api.session());
  }

  /** Asks once who is signed in, and keeps asking while the server cannot say. */
  function ensureLoaded(): Promise<void> {
    if (session.value !== null) return Promise.resolve();
    loading ??= loadPatiently().finally(() => {
      loading = null;
    });
    return loading;
  }

  async function loadPatiently(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        await refresh();
        return;
      } catch {
        await pause(wait); // the connection banner tells why nothing is shown
      }
    }
  }

  function changedLanguage(language: Language): void {
    if (!session.value?.signedIn) return;
    session.value = { ...session.value, person: { ...session.value.person, language } };
  }

  async function signOut(): Promise<void> {
    leaving.value = true;
    try {
      await api.signOut();
      forgetPerson();
      ended.value = false;
    } finally {
      leaving.value = false;
    }
    tellTabs('signed-out');
  }

  /** The server no longer knows the session. */
  function expire(): void {
    if (session.value?.signedIn) ended.value = true;
  }

  /** The page of the person is left, so nothing of them is kept. */
  function forgetPerson(): void {
    if (session.value === null) return;
    const { localAuthority: local, version: running } = session.value;
    session.value = { signedIn: false, csrf: '', localAuthority: local, version: running };
  }

  return {
    status,
    ended,
    returns,
    leaving,
    signedIn,
    person,
    grants,
    permissions,
    localAuthority,
    version,
    can,
    accept,
    refresh,
    ensureLoaded,
    changedLanguage,
    signOut,
    expire,
    forgetPerson,
  };
});
