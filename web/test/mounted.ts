import { mount, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia, type Pinia } from 'pinia';
import { defineComponent, h, type Component } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';

import { i18n, speak } from '@/locales';

export interface Mounted {
  readonly page: VueWrapper;
  readonly router: Router;
  readonly pinia: Pinia;
}

const nowhere = defineComponent({ render: () => h('p') });

/** Puts a component on a page with stores, sentences and addresses, as the program does. */
export async function mounted(
  component: Component,
  props: Record<string, unknown> = {},
  address = '/sign-in',
): Promise<Mounted> {
  const pinia = createPinia();
  setActivePinia(pinia);
  await speak('zh');
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:path(.*)*', component: nowhere, meta: { title: 'pages.home', access: 'public' } }],
  });
  await router.push(address);
  const page = mount(component, { props, attachTo: document.body, global: { plugins: [pinia, i18n, router] } });
  return { page, router, pinia };
}
