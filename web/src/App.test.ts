import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';

import { i18n, speak } from '@/locales';

import App from './App.vue';

const pageNamed = (title: string) =>
  defineComponent({ render: () => h('main', [h('h1', { tabindex: -1 }, title), h('input')]) });
let app: VueWrapper;
let router: Router;

beforeEach(async () => {
  const pinia = createPinia();
  setActivePinia(pinia);
  await speak('zh');
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: pageNamed('home'), meta: { title: 'pages.home', access: 'public' } },
      { path: '/people', component: pageNamed('people'), meta: { title: 'pages.people', access: 'public' } },
    ],
  });
  app = mount(App, { attachTo: document.body, global: { plugins: [pinia, i18n, router] } });
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
