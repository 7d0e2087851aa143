import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { disposePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { Permission } from '@/api/roles';
import { useSession } from '@/stores/session';

import { json, serverAnswering, signedIn } from '../../../test/answers';
import { contactOf, deskOf, lastWire, playConsole } from '../../../test/fakeConsole';
import { mounted } from '../../../test/mounted';
import DeskPage from './DeskPage.vue';

vi.mock('@/audio/microphone', async (original) => ({
  ...(await original()),
  openMicrophone: () => Promise.reject(Object.assign(new Error(), { name: 'InsecureContext' })),
}));

const LINE = { id: '4001', name: '社保热线', number: '4001000001' };
let page: VueWrapper;
let pinia: Pinia;

/** The agent sits there, with so many lines to call by. */
async function seated(
  lines: readonly object[],
  permissions: readonly Permission[] = ['contacts.take', 'contacts.dial'],
) {
  serverAnswering(...Array.from({ length: 8 }, () => () => json({ lines })));
  playConsole();
  ({ page, pinia } = await mounted(DeskPage));
  await useSession().accept({ ...signedIn, permissions: [...permissions] });
  await flushPromises();
  lastWire().hello(deskOf('not-ready', { audio: 'connected' }));
  await flushPromises();
}

const sent = (what: string) => lastWire().sent.filter((each) => each.do === what);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 22, 14, 5, 9), toFake: ['setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  page.unmount();
  disposePinia(pinia);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('given_a_line_to_call_by_when_a_number_is_typed_and_called_then_the_server_is_told_and_the_state_is_calling', async () => {
  await seated([LINE]);
  expect(page.get('.call-out').text()).toContain('对方看到的号码：4001000001');
  expect(page.get('[data-act="dial"]').attributes('disabled')).toBeDefined();

  await page.get('#call-out-number').setValue('139 1234 5678');
  await page.get('.call-out').trigger('submit');
  expect(sent('dial')).toMatchObject([{ number: '139 1234 5678', line: '4001' }]);
});

it('given_no_line_to_call_by_or_no_right_to_when_the_desk_is_shown_then_nothing_is_offered', async () => {
  await seated([]);
  expect(page.find('.call-out').exists()).toBe(false);
  page.unmount();
  await seated([LINE], ['contacts.take']);
  expect(page.find('.call-out').exists()).toBe(false);
});

it('given_wrap_up_when_the_other_side_is_called_back_then_its_contact_is_named_and_no_number', async () => {
  await seated([LINE]);
  lastWire().say({ push: 'desk', desk: deskOf('wrap-up', { contact: contactOf('70123'), audio: 'connected' }) });
  await flushPromises();
  expect(page.get('[data-act="call-back"]').text()).toBe('回拨 138****1234');

  await page.get('[data-act="call-back"]').trigger('click');
  expect(sent('call-back')).toMatchObject([{ contact: '70123' }]);
});

it('given_a_call_under_way_when_it_rings_and_comes_to_nothing_then_both_are_said', async () => {
  await seated([LINE]);
  const contact = contactOf('70124', { out: 'ringing' });
  lastWire().say({ push: 'desk', desk: deskOf('dialling', { contact, audio: 'connected' }) });
  await flushPromises();
  expect(page.get('.card').text()).toContain('对方振铃中');
  expect(page.find('.call-out').exists()).toBe(false);

  const unanswered = { number: '138****1234', cause: 'busy' as const, at: Date.now() };
  lastWire().say({ push: 'desk', desk: deskOf('not-ready', { unanswered, audio: 'connected' }) });
  await flushPromises();
  expect(page.get('.unanswered').text()).toBe('14:05:09 拨打 138****1234：对方正忙。');
});
