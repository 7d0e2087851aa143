import { flushPromises } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { defineComponent } from 'vue';
import { createMemoryHistory, type RouteRecordRaw } from 'vue-router';

import type { Session } from '@/api';
import { ApiEvents } from '@/api/events';
import { useSession } from '@/stores/session';

import { json, serverAnswering, signedIn, signedOut } from '../../test/answers';
import { makeRouter } from './index';

const component = defineComponent({ template: '<p />' });
const routes: RouteRecordRaw[] = [
  { path: '/desk', component, meta: { title: 'pages.desk', access: 'signed-in', permission: 'contacts.take' } },
  { path: '/', component, meta: { title: 'pages.home', access: 'signed-in' } },
  { path: '/people', component, meta: { title: 'pages.people', access: 'signed-in', permission: 'people.read' } },
  { path: '/status', component, meta: { title: 'pages.status', access: 'signed-in', permission: 'status.read' } },
  { path: '/trust', component, meta: { title: 'pages.trust', access: 'public' } },
  { path: '/sign-in', component, meta: { title: 'pages.signIn', access: 'sign-in' } },
  { path: '/first-password', component, meta: { title: 'pages.firstPassword', access: 'first-password' } },
  { path: '/forbidden', name: 'forbidden', component, meta: { title: 'pages.forbidden', access: 'signed-in' } },
];

async function at(address: string, session: Session): Promise<ReturnType<typeof makeRouter>> {
  await useSession().accept(session);
  const router = makeRouter(createMemoryHistory(), routes, events);
  await router.push(address);
  return router;
}

let events: ApiEvents;

beforeEach(() => {
  events = new ApiEvents();
  setActivePinia(createPinia());
});

describe('the router', () => {
  it('given_nobody_signed_in_when_a_page_is_opened_then_sign_in_keeps_the_whole_address', async () => {
    const router = await at('/people?q=a#b', signedOut);

    expect(router.currentRoute.value.path).toBe('/sign-in');
    expect(router.currentRoute.value.query).toEqual({ to: '/people?q=a#b' });
  });

  it('given_somebody_signed_in_when_sign_in_is_opened_then_the_whole_address_is_restored', async () => {
    const router = await at('/sign-in?to=%2Fpeople%3Fq%3Da%23b', signedIn);

    expect(router.currentRoute.value.fullPath).toBe('/people?q=a#b');
  });

  it('given_somebody_who_takes_contacts_when_signed_in_then_the_desk_opens_and_home_is_a_click_away', async () => {
    await useSession().accept(signedOut);
    const router = makeRouter(createMemoryHistory(), routes, events);
    await router.push('/');
    expect(router.currentRoute.value.path).toBe('/sign-in');
    await useSession().accept({ ...signedIn, permissions: ['contacts.take'] });

    await router.replace('/');
    expect(router.currentRoute.value.path).toBe('/desk');
    await router.push('/');
    expect(router.currentRoute.value.path).toBe('/');
  });

  it('given_a_missing_permission_when_a_page_is_opened_then_it_is_said', async () => {
    const router = await at('/status', signedIn);

    expect(router.currentRoute.value.path).toBe('/forbidden');
  });

  it('given_a_session_that_ends_when_it_is_told_then_the_page_stays_for_the_way_back_in', async () => {
    const router = await at('/people?q=a', signedIn);

    events.signedOut();
    await flushPromises();

    expect(router.currentRoute.value.fullPath).toBe('/people?q=a');
    expect(useSession().ended).toBe(true);
    expect(useSession().person?.name).toBe('王芳');
  });

  it('given_a_session_that_ended_when_another_page_is_opened_then_sign_in_forgets_the_person_and_keeps_the_way', async () => {
    const router = await at('/people', signedIn);
    events.signedOut();

    await router.push('/?q=a');

    expect(router.currentRoute.value.fullPath).toBe('/sign-in?to=/?q=a');
    expect(useSession().ended).toBe(true);
    expect(useSession().person).toBeNull();
  });

  it('given_a_session_that_ends_on_the_way_to_a_first_password_when_it_is_told_then_sign_in_opens', async () => {
    const router = await at('/people', { ...signedIn, mustChangePassword: true });

    events.signedOut();
    await flushPromises();

    expect(router.currentRoute.value.fullPath).toBe('/sign-in?to=/people');
  });

  it('given_a_password_reset_meanwhile_when_the_person_comes_back_then_a_new_one_is_asked_for', async () => {
    const router = await at('/people', signedIn);
    events.signedOut();

    await useSession().accept({ ...signedIn, mustChangePassword: true });
    await flushPromises();

    expect(router.currentRoute.value.fullPath).toBe('/first-password?to=/people');
  });

  it('given_a_session_that_ends_when_a_public_page_is_open_then_it_stays', async () => {
    const router = await at('/trust', signedIn);

    events.signedOut();
    await flushPromises();

    expect(router.currentRoute.value.path).toBe('/trust');
  });

  it('given_a_password_that_became_due_when_it_is_told_then_it_is_asked_for', async () => {
    serverAnswering(json({ ...signedIn, mustChangePassword: true }));
    const router = await at('/people', signedIn);

    events.passwordDue();
    await expect.poll(() => router.currentRoute.value.path).toBe('/first-password');
  });
});
