import { flushPromises } from '@vue/test-utils';
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';

import { apiEvents } from '@/api';

import { json, networkLost, nothing, serverAnswering, signedIn, signedOut } from '../../test/answers';
import { useOtherTabs } from './otherTabs';
import { useSession } from './session';
import { reasonOfStart } from './startAnew';

const other = { ...signedIn, person: { ...signedIn.person, id: '8', name: '李雷' } };
let pinia: Pinia;
let otherTab: BroadcastChannel;
let replace: MockInstance<typeof window.location.replace>;

beforeEach(() => {
  pinia = createPinia();
  setActivePinia(pinia);
  useOtherTabs();
  otherTab = new BroadcastChannel('huawu.session');
  replace = vi.spyOn(window.location, 'replace').mockImplementation(() => undefined);
});
afterEach(() => {
  otherTab.close();
  disposePinia(pinia);
  reasonOfStart();
});

describe('the tabs of one browser', () => {
  it('given_somebody_else_who_signs_in_in_another_tab_when_it_is_told_then_this_one_starts_anew', async () => {
    await useSession().accept(signedIn);
    serverAnswering(json(other));

    otherTab.postMessage('signed-in');

    await expect.poll(() => replace.mock.calls).toEqual([['/']]);
    expect(reasonOfStart()).toBe('otherPerson');
  });

  it('given_an_answer_that_itself_tells_of_the_change_when_it_comes_then_nothing_is_asked_or_begun_twice', async () => {
    const { seen } = serverAnswering(json(signedIn), json(other), json(other));
    await useSession().refresh();

    document.dispatchEvent(new Event('visibilitychange'));
    await expect.poll(() => replace.mock.calls).toEqual([['/']]);
    await flushPromises();

    expect(seen).toHaveLength(2);
    expect(replace).toHaveBeenCalledOnce();
  });

  it('given_a_sign_out_in_another_tab_when_it_is_told_then_this_one_opens_the_sign_in_page', async () => {
    await useSession().accept(signedIn);

    otherTab.postMessage('signed-out');

    await expect.poll(() => replace.mock.calls).toEqual([['/sign-in']]);
    expect(reasonOfStart()).toBe('signedOutElsewhere');
  });

  it('given_an_ended_session_when_the_same_person_signs_in_in_another_tab_then_this_one_goes_on', async () => {
    await useSession().accept(signedIn);
    useSession().expire();
    serverAnswering(json(signedIn));

    otherTab.postMessage('signed-in');

    await expect.poll(() => useSession().status).toBe('signed-in');
    expect(replace).not.toHaveBeenCalled();
  });

  it('given_a_tab_that_heard_nothing_when_it_is_looked_at_again_then_it_asks_who_is_signed_in', async () => {
    await useSession().accept(signedIn);
    serverAnswering(json(signedOut));

    document.dispatchEvent(new Event('visibilitychange'));

    await expect.poll(() => useSession().ended).toBe(true);
  });

  it('given_a_server_that_is_away_when_a_tab_is_looked_at_again_then_it_stays_as_it_is', async () => {
    await useSession().accept(signedIn);
    const { seen } = serverAnswering(networkLost());

    document.dispatchEvent(new Event('visibilitychange'));
    await flushPromises();

    expect(seen).toHaveLength(1);
    expect(useSession().status).toBe('signed-in');
  });

  it('given_a_session_that_became_another_persons_when_the_client_notices_then_this_tab_starts_anew', async () => {
    await useSession().accept(signedIn);
    serverAnswering(json(other));

    apiEvents.personChanged();

    await expect.poll(() => replace.mock.calls).toEqual([['/']]);
  });

  it('given_somebody_who_signs_out_here_when_it_is_done_then_the_other_tabs_are_told', async () => {
    await useSession().accept(signedIn);
    serverAnswering(json(signedIn), nothing());
    const heard: unknown[] = [];
    otherTab.addEventListener('message', ({ data }: MessageEvent<unknown>) => heard.push(data));

    await useSession().signOut();

    await expect.poll(() => heard).toEqual(['signed-out']);
  });
});
