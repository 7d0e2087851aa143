import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { watch } from 'vue';
import type { Router } from 'vue-router';

import { useSession } from '@/stores/session';
import { useSignIn } from '@/stores/signIn';

import { json, problem, serverAnswering, signedIn, signedOut } from '../../test/answers';
import { mounted } from '../../test/mounted';
import SignInPage from './SignInPage.vue';

let page: VueWrapper;

/** The page once it knows from the server's first answer that nobody is signed in. */
async function shown(address?: string): Promise<Router> {
  const mount = await mounted(SignInPage, {}, address);
  page = mount.page;
  await useSession().refresh();
  await flushPromises();
  return mount.router;
}

async function submitting(loginName: string, password: string): Promise<void> {
  await page.get('[name=loginName]').setValue(loginName);
  await page.get('[name=password]').setValue(password);
  const answered = answer();
  await page.get('form').trigger('submit');
  await answered;
  await flushPromises();
}

/** Comes when the attempt now begun has been answered. */
function answer(): Promise<void> {
  const signIn = useSignIn();
  return new Promise((come) => {
    const stop = watch(
      () => signIn.busy,
      (busy) => {
        if (busy) return;
        stop();
        come();
      },
    );
  });
}

afterEach(() => {
  page.unmount();
  vi.useRealTimers();
});

describe('the sign-in page', () => {
  it('given_a_local_authority_when_shown_then_the_way_to_its_certificate_is_offered', async () => {
    serverAnswering(json(signedOut), json({ ...signedOut, localAuthority: false }));
    await shown();
    expect(page.find('a[href="/trust"]').exists()).toBe(true);

    await useSession().refresh();
    await flushPromises();
    expect(page.find('a[href="/trust"]').exists()).toBe(false);
  });

  it('given_right_words_when_submitted_then_the_page_wanted_before_is_opened', async () => {
    serverAnswering(json(signedOut), json(signedIn));
    const router = await shown('/sign-in?to=/people');

    await submitting('wangfang', 'four words in a row');

    expect(useSession().status).toBe('signed-in');
    expect(router.currentRoute.value.fullPath).toBe('/people');
  });

  it('given_a_link_to_another_site_when_signed_in_then_home_is_opened', async () => {
    serverAnswering(json(signedOut), json(signedIn));
    const router = await shown('/sign-in?to=//evil.example');

    await submitting('wangfang', 'four words in a row');

    expect(router.currentRoute.value.fullPath).toBe('/');
  });

  it('given_empty_fields_when_submitted_then_each_says_so_and_the_first_has_the_focus', async () => {
    serverAnswering(json(signedOut));
    await shown();

    await page.get('form').trigger('submit');
    await flushPromises();

    expect(page.findAll('.error').map((error) => error.text())).toEqual(['请填写此项。', '请填写此项。']);
    expect(document.activeElement).toBe(page.get('[name=loginName]').element);
    expect(page.get('[name=loginName]').attributes('aria-invalid')).toBe('true');
  });

  it('given_a_refusal_when_it_comes_then_it_is_said_aloud_and_the_password_asked_again', async () => {
    serverAnswering(json(signedOut), problem(401, 'sign-in-failed'));
    await shown();

    await submitting('wangfang', 'wrong');

    expect(page.get('[role=alert]').text()).toBe('Sentence of sign-in-failed.');
    expect(document.activeElement).toBe(page.get('[name=password]').element);
  });

  it('given_a_second_factor_when_required_then_the_code_is_asked_with_the_focus_in_it', async () => {
    serverAnswering(json(signedOut), problem(401, 'second-factor-required'));
    await shown();

    await submitting('wangfang', 'four words in a row');

    expect(page.get('h1').text()).toBe('两步验证');
    expect(document.activeElement).toBe(page.get('[name=code]').element);
    expect(page.get('[name=code]').attributes('autocomplete')).toBe('one-time-code');
  });

  it('given_a_delay_when_told_then_it_counts_down_and_the_button_opens_when_it_is_over', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: 1_000_000 });
    serverAnswering(json(signedOut), problem(429, 'sign-in-delayed', { retryAfterSeconds: 64 }));
    await shown();

    await submitting('wangfang', 'wrong');
    expect(page.get('[role=timer]').text()).toBe('尝试次数过多，01:04 后可以再次登录。');
    expect(page.get('button[type=submit]').attributes('disabled')).toBeDefined();

    await vi.advanceTimersByTimeAsync(3_000);
    expect(page.get('[role=timer]').text()).toBe('尝试次数过多，01:01 后可以再次登录。');

    await vi.advanceTimersByTimeAsync(61_000);
    await flushPromises();
    expect(page.find('[role=timer]').exists()).toBe(false);
    expect(page.get('button[type=submit]').attributes('disabled')).toBeUndefined();
  });
});
