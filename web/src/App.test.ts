import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, nextTick } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';

import { i18n, speak } from '@/locales';
import { useNotices } from '@/stores/notices';
import { useSession } from '@/stores/session';
import { useSignIn } from '@/stores/signIn';
import { startAnew } from '@/stores/startAnew';

import { json, problem, serverAnswering, signedIn, signedOut } from '../test/answers';

import App from './App.vue';

const pageNamed = (title: string) =>
  defineComponent({ render: () => h('main', [h('h1', { tabindex: -1 }, title), h('input')]) });
let app: VueWrapper;
let pinia: Pinia;
let router: Router;

const mountApp = (): VueWrapper => mount(App, { attachTo: document.body, global: { plugins: [pinia, i18n, router] } });
const dialog = (): HTMLElement | null => document.querySelector('.el-dialog');

async function fill(password: string): Promise<void> {
  const field = dialog()?.querySelector<HTMLInputElement>('[name=password]') ?? expect.fail('no field');
  field.value = password;
  field.dispatchEvent(new Event('input'));
  await nextTick();
  dialog()
    ?.querySelector('form')
    ?.dispatchEvent(new Event('submit', { cancelable: true }));
}

beforeEach(async () => {
  pinia = createPinia();
  setActivePinia(pinia);
  await speak('zh');
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: pageNamed('home'), meta: { title: 'pages.home', access: 'public' } },
      { path: '/people', component: pageNamed('people'), meta: { title: 'pages.people', access: 'signed-in' } },
    ],
  });
  app = mountApp();
});
afterEach(() => app.unmount());

describe('the frame of the pages', () => {
  it('given_a_page_when_it_opens_then_the_window_has_its_title_in_the_language_spoken', async () => {
    await router.push('/people');
    await flushPromises();
    expect(document.title).toBe('人员 · 话务 Huawu');

    await speak('en');
    await flushPromises();
    expect(document.title).toBe('People · 话务 Huawu');
  });

  it('given_no_page_yet_when_the_language_changes_then_nothing_is_complained_about', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);

    await speak('en');
    await flushPromises();

    expect(warned).not.toHaveBeenCalled();
  });

  it('given_another_page_when_it_opens_then_reading_begins_at_its_title', async () => {
    await router.push('/');
    await flushPromises();
    expect(document.activeElement).toBe(document.body);

    await router.push('/people');
    await flushPromises();
    expect(document.activeElement?.textContent).toBe('people');
  });

  it('given_pages_that_started_anew_when_shown_then_the_reason_is_told', async () => {
    app.unmount();
    vi.spyOn(window.location, 'replace').mockImplementation(() => undefined);
    startAnew('signedOutElsewhere');

    app = mountApp();

    expect(app.get('[role=status] .notice').text()).toBe('您已在另一个标签页退出登录。');
  });

  it('given_a_session_that_ends_when_typing_then_one_signs_in_over_the_page_and_the_text_is_still_there', async () => {
    serverAnswering(json(signedOut), problem(401, 'sign-in-failed'), json(signedIn));
    await useSession().accept(signedIn);
    await router.push('/people');
    await flushPromises();
    await app.get('main input').setValue('海州');

    useSession().expire();
    // The dialog is loaded when it is first wanted.
    await expect.poll(() => dialog()?.querySelector('[name=password]'), { timeout: 20_000 }).toBeTruthy();
    expect(dialog()?.querySelector<HTMLInputElement>('[name=loginName]')?.value).toBe('wangfang');
    for (const password of ['wrong', 'four words in a row']) {
      await fill(password);
      await expect.poll(() => useSignIn().busy).toBe(false);
    }

    await expect.poll(dialog).toBeNull();
    expect(useSession().status).toBe('signed-in');
    expect(app.get<HTMLInputElement>('main input').element.value).toBe('海州');
    expect(useNotices().notices.map((notice) => notice.text)).toEqual([
      '您已重新登录。刚才没有保存的内容，请再保存一次。',
    ]);
  });

  it('given_a_field_that_has_the_focus_when_a_page_opens_then_it_keeps_it', async () => {
    await router.push('/');
    await flushPromises();
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();

    await router.push('/people');
    await flushPromises();

    expect(document.activeElement).toBe(field);
    field.remove();
  });
});
