import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { ApiProblem } from '@/api';

import { json, networkLost, problem, serverAnswering, signedIn, signedOut, type Seen } from '../../test/answers';
import { useSession } from './session';
import { useSignIn } from './signIn';

type SignIn = ReturnType<typeof useSignIn>;

/** A sign-in whose page already has its token and whose fields are filled in. */
async function filledIn(): Promise<SignIn> {
  await useSession().refresh();
  const signIn = useSignIn();
  signIn.loginName = ' wangfang ';
  signIn.password = 'four words in a row';
  return signIn;
}

const attempts = (seen: Seen[]): unknown[] => seen.filter((each) => each.method === 'POST').map((each) => each.body);

beforeEach(() => {
  localStorage.clear();
  setActivePinia(createPinia());
});
afterEach(() => {
  vi.useRealTimers();
});

describe('signing in', () => {
  it('given_name_and_password_when_right_then_the_person_is_in_and_nothing_typed_stays', async () => {
    const { seen } = serverAnswering(json(signedOut), json(signedIn));
    const signIn = await filledIn();

    expect(await signIn.submit()).toBe(true);

    expect(attempts(seen)).toEqual([{ loginName: 'wangfang', password: 'four words in a row' }]);
    expect(useSession().status).toBe('signed-in');
    expect(signIn.loginName).toBe('');
    expect(signIn.password).toBe('');
  });

  it('given_an_empty_field_when_submitted_then_the_server_is_not_asked', async () => {
    const { seen } = serverAnswering(json(signedOut));
    const signIn = await filledIn();
    signIn.password = '';

    expect(await signIn.submit()).toBe(false);
    expect(attempts(seen)).toEqual([]);
  });

  it('given_a_wrong_password_when_refused_then_the_name_stays_the_password_goes_and_the_reason_is_known', async () => {
    serverAnswering(json(signedOut), problem(401, 'sign-in-failed'));
    const signIn = await filledIn();

    expect(await signIn.submit()).toBe(false);

    expect(signIn.stage).toBe('password');
    expect(signIn.password).toBe('');
    expect(signIn.loginName).toBe(' wangfang ');
    expect((signIn.problem as ApiProblem).errorId).toBe('sign-in-failed');
    expect(signIn.busy).toBe(false);
  });

  it('given_a_second_factor_when_required_then_the_code_is_asked_without_a_reproach_and_sent_along', async () => {
    const { seen } = serverAnswering(json(signedOut), problem(401, 'second-factor-required'), json(signedIn));
    const signIn = await filledIn();

    await signIn.submit();
    expect(signIn.stage).toBe('code');
    expect(signIn.problem).toBeNull();
    expect(signIn.complete).toBe(false);

    signIn.code = '123 456';
    expect(await signIn.submit()).toBe(true);
    expect(attempts(seen)[1]).toEqual({ loginName: 'wangfang', password: 'four words in a row', code: '123456' });
  });

  it('given_a_wrong_code_when_refused_then_only_the_code_is_asked_again', async () => {
    serverAnswering(json(signedOut), problem(401, 'second-factor-required'), problem(401, 'second-factor-wrong'));
    const signIn = await filledIn();
    await signIn.submit();
    signIn.code = '000000';

    await signIn.submit();

    expect(signIn.stage).toBe('code');
    expect(signIn.code).toBe('');
    expect(signIn.password).not.toBe('');
    expect((signIn.problem as ApiProblem).errorId).toBe('second-factor-wrong');
  });

  it('given_another_account_when_wanted_in_the_code_step_then_the_password_is_asked_anew', async () => {
    serverAnswering(json(signedOut), problem(401, 'second-factor-required'));
    const signIn = await filledIn();
    await signIn.submit();

    signIn.backToPassword();

    expect(signIn.stage).toBe('password');
    expect(signIn.password).toBe('');
  });

  it('given_too_many_attempts_when_delayed_then_nothing_is_sent_until_the_time_is_over', async () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const { seen } = serverAnswering(
      json(signedOut),
      problem(429, 'sign-in-delayed', { retryAfterSeconds: 30 }),
      json(signedIn),
    );
    const signIn = await filledIn();

    await signIn.submit();
    expect(signIn.delayedUntil).toBe(1_030_000);

    vi.setSystemTime(1_029_999);
    expect(await signIn.submit()).toBe(false);
    expect(attempts(seen)).toHaveLength(1);

    vi.setSystemTime(1_030_000);
    expect(await signIn.submit()).toBe(true);
  });

  it('given_no_network_when_submitted_then_everything_typed_stays', async () => {
    serverAnswering(json(signedOut), networkLost());
    const signIn = await filledIn();

    await signIn.submit();

    expect(signIn.password).toBe('four words in a row');
    expect(signIn.problem).toMatchObject({ reason: 'network' });
  });

  it('given_an_attempt_under_way_when_submitted_again_then_it_is_sent_once', async () => {
    const { seen } = serverAnswering(json(signedOut), json(signedIn));
    const signIn = await filledIn();

    await Promise.all([signIn.submit(), signIn.submit()]);

    expect(attempts(seen)).toHaveLength(1);
  });
});
