import { flushPromises } from '@vue/test-utils';
import { createPinia, disposePinia, setActivePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';

import { AGENT_STATES } from '@/api/console/frames';
import { useSession } from '@/stores/session';

import { signedIn } from '../../test/answers';
import { contactOf, deskOf, lastWire, playConsole } from '../../test/fakeConsole';
import { useLeaveQuestion } from './useLeaveQuestion';

let pinia: Pinia;
let scope: EffectScope;

/** Whether the browser would ask now. */
const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
const say = async (state: (typeof AGENT_STATES)[number]): Promise<void> => {
  lastWire().say({ push: 'desk', desk: deskOf(state, { contact: contactOf('7') }) });
  await flushPromises();
};

beforeEach(async () => {
  playConsole();
  pinia = createPinia();
  setActivePinia(pinia);
  await useSession().accept({ ...signedIn, permissions: ['contacts.take'] });
  scope = effectScope();
  scope.run(useLeaveQuestion);
  lastWire().hello(deskOf('ready'));
  await flushPromises();
});
afterEach(() => {
  scope.stop();
  disposePinia(pinia);
  vi.unstubAllGlobals();
});

it.each(AGENT_STATES)(
  'given_the_state_%s_when_the_page_is_left_then_it_asks_if_a_caller_would_be_lost',
  async (state) => {
    await say(state);

    expect(asks()).toBe(['offered', 'connecting', 'talking', 'held', 'consulting', 'dialling'].includes(state));
  },
);

it('given_a_talk_that_is_over_when_the_page_is_left_then_nothing_is_asked', async () => {
  await say('talking');
  await say('wrap-up');

  expect(asks()).toBe(false);
});

it('given_a_talk_when_the_desk_is_shown_no_more_then_nothing_is_asked', async () => {
  await say('talking');
  scope.stop();

  expect(asks()).toBe(false);
});

it('given_a_talk_when_another_tab_has_the_desk_then_nothing_is_asked_here', async () => {
  await say('talking');
  lastWire().end(4409);
  await flushPromises();

  expect(asks()).toBe(false);
});
