import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { json, networkLost, nothing, problem, serverAnswering, signedIn, signedOut } from '../../test/answers';
import { useLanguage } from './language';
import { useSession } from './session';
import { reasonOfStart } from './startAnew';

const other = { ...signedIn, person: { ...signedIn.person, id: '8', name: '李雷' } };

beforeEach(() => {
  localStorage.clear();
  setActivePinia(createPinia());
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the session', () => {
  it('given_no_answer_yet_when_asked_then_nobody_knows', () => {
    expect(useSession().status).toBe('unknown');
    expect(useSession().can('people.read')).toBe(false);
  });

  it('given_the_servers_answer_when_loaded_then_it_is_asked_once_only', async () => {
    const { seen } = serverAnswering(json(signedIn));
    const session = useSession();

    await Promise.all([session.ensureLoaded(), session.ensureLoaded()]);
    await session.ensureLoaded();

    expect(seen).toHaveLength(1);
    expect(session.status).toBe('signed-in');
    expect(session.person?.name).toBe('王芳');
    expect(session.can('people.read')).toBe(true);
    expect(session.can('people.write')).toBe(false);
  });

  it('given_a_server_that_is_away_when_loading_then_it_is_asked_until_it_answers', async () => {
    vi.useFakeTimers();
    const { seen } = serverAnswering(networkLost(), problem(500, 'internal-error'), json(signedOut));
    const session = useSession();

    const loaded = session.ensureLoaded();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2_000);
    await loaded;

    expect(seen).toHaveLength(3);
    expect(session.status).toBe('signed-out');
    expect(session.localAuthority).toBe(true);
  });

  it('given_an_initial_password_when_accepted_then_it_is_due', async () => {
    const session = useSession();

    await session.accept({ ...signedIn, mustChangePassword: true });

    expect(session.status).toBe('password-due');
  });

  it('given_a_person_with_another_language_when_accepted_then_the_pages_speak_it', async () => {
    const session = useSession();
    const language = useLanguage();
    await language.use('zh');

    await session.accept({ ...signedIn, person: { ...signedIn.person, language: 'en' } });

    expect(language.current).toBe('en');
    expect(document.documentElement.lang).toBe('en');
  });

  it('given_somebody_signed_in_when_signing_out_then_nothing_of_them_stays', async () => {
    serverAnswering(json(signedIn), nothing());
    const session = useSession();
    await session.refresh();

    await session.signOut();

    expect(session.status).toBe('signed-out');
    expect(session.person).toBeNull();
    expect(session.permissions.size).toBe(0);
    expect(session.ended).toBe(false);
  });

  it('given_a_sign_out_that_did_not_reach_the_server_when_it_fails_then_the_person_is_still_signed_in', async () => {
    serverAnswering(json(signedIn), networkLost());
    const session = useSession();
    await session.refresh();

    await expect(session.signOut()).rejects.toThrow();

    expect(session.status).toBe('signed-in');
  });

  it('given_a_session_that_the_server_forgot_when_it_expires_then_the_sign_in_page_can_say_so', async () => {
    const session = useSession();
    await session.accept(signedIn);

    session.expire();
    expect(session.status).toBe('signed-out');
    expect(session.ended).toBe(true);

    await session.accept(signedIn);
    expect(session.ended).toBe(false);
  });

  it('given_a_session_that_ended_when_the_same_person_signs_in_then_the_page_is_taken_up_again', async () => {
    const session = useSession();
    await session.accept(signedIn);
    session.expire();
    expect(session.person?.name).toBe('王芳');

    await session.accept(signedIn);

    expect(session.status).toBe('signed-in');
    expect(session.returns).toBe(1);
  });

  it.each([false, true])(
    'given_a_page_of_one_person_whose_session_ended_%s_when_another_is_signed_in_then_the_pages_start_anew',
    async (ended) => {
      const replace = vi.spyOn(window.location, 'replace').mockImplementation(() => undefined);
      const session = useSession();
      await session.accept(signedIn);
      if (ended) session.expire();

      await session.accept(other);

      expect(replace).toHaveBeenCalledExactlyOnceWith('/');
      expect(reasonOfStart()).toBe('otherPerson');
      expect(reasonOfStart()).toBeNull();
      expect(session.person?.name).toBe('王芳');
    },
  );

  it('given_a_session_that_is_gone_when_asked_again_then_it_counts_as_ended', async () => {
    const session = useSession();
    await session.accept(signedIn);

    await session.accept(signedOut);

    expect(session.status).toBe('signed-out');
    expect(session.ended).toBe(true);
    expect(session.person?.name).toBe('王芳');
  });

  it('given_nobody_signed_in_when_a_session_expires_then_no_end_is_told', async () => {
    const session = useSession();
    await session.accept(signedOut);

    session.expire();

    expect(session.ended).toBe(false);
  });
});
