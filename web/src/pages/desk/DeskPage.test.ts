import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { disposePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { useSession } from '@/stores/session';

import { signedIn } from '../../../test/answers';
import { contactOf, deskOf, lastWire, playConsole } from '../../../test/fakeConsole';
import { mounted } from '../../../test/mounted';
import DeskPage from './DeskPage.vue';

vi.mock('@/audio/microphone', async (original) => ({
  ...(await original()),
  openMicrophone: () => Promise.reject(Object.assign(new Error(), { name: 'InsecureContext' })),
}));

let page: VueWrapper;
let pinia: Pinia;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date(2026, 10, 22, 14, 5, 9), toFake: ['setInterval', 'clearInterval', 'Date'] });
  playConsole();
  ({ page, pinia } = await mounted(DeskPage));
  await useSession().accept({ ...signedIn, permissions: ['contacts.take'] });
  await flushPromises();
});
afterEach(() => {
  page.unmount();
  disposePinia(pinia);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('given_somebody_not_seated_when_the_desk_is_shown_then_it_says_how_to_begin', async () => {
  lastWire().hello(deskOf('signed-out'));
  await flushPromises();

  expect(page.get('.empty').text()).toContain('点上方的“签入”开始工作');
});

it('given_a_seat_lost_with_the_system_when_it_is_back_then_the_agent_is_told_since_when_and_how_to_go_on', async () => {
  const at = new Date(2026, 10, 22, 13, 58, 4).getTime();
  lastWire().hello(deskOf('signed-out', { left: { cause: 'program-dead', at } }));
  await flushPromises();
  expect(page.get('.empty').text()).toContain('系统自 13:58:04 左右起中断了两分钟以上');
  expect(page.get('.empty').text()).toContain('点上方的“签入”继续工作');

  lastWire().say({ push: 'desk', desk: deskOf('signed-out', { left: { cause: 'by-agent', at } }) });
  await flushPromises();
  expect(page.get('.empty').text()).not.toContain('中断');
});

it('given_a_contact_in_hand_when_what_comes_after_is_chosen_then_it_is_commanded_and_shown_as_the_server_says', async () => {
  const contact = contactOf('70123');
  lastWire().hello(deskOf('talking', { contact }));
  await flushPromises();
  const chosen = (): unknown =>
    page.findAll<HTMLInputElement>('.next input').find((each) => each.element.checked)?.element.value;
  expect(chosen()).toBe('ready');
  await page.get('.next input[value=break]').setValue(true);
  expect(lastWire().sent.at(-1)).toMatchObject({ do: 'next', state: 'break', reason: 'rest' });

  const outlook = { next: 'break', reason: 'rest', due: null, extensions: 0 } as const;
  lastWire().say({ push: 'desk', desk: deskOf('talking', { contact, outlook }) });
  await flushPromises();
  await page.get('.next input[value=meal]').setValue(true);
  expect(lastWire().sent.at(-1)).toMatchObject({ do: 'next', state: 'break', reason: 'meal' });
  expect(page.find('[data-act=longer]').exists()).toBe(false);
});

it('given_wrap_up_that_may_be_longer_when_made_so_then_it_is_commanded_for_the_contact', async () => {
  const outlook = { next: null, reason: null, due: null, extensions: 2 } as const;
  lastWire().hello(deskOf('wrap-up', { contact: contactOf('70123'), outlook }));
  await flushPromises();
  expect(page.get('.next').text()).toContain('还可延长 2 次');
  await page.get('[data-act=longer]').trigger('click');
  expect(lastWire().sent.at(-1)).toMatchObject({ do: 'longer', contact: '70123' });
});

it('given_nothing_in_hand_when_a_reason_is_chosen_then_a_break_begins_for_it_and_the_reason_is_marked', async () => {
  lastWire().hello(deskOf('ready'));
  await flushPromises();
  await page.get('[data-reason=training]').trigger('click');
  expect(lastWire().sent.at(-1)).toMatchObject({ do: 'break', reason: 'training' });

  const outlook = { next: null, reason: 'training', due: null, extensions: 0 } as const;
  lastWire().say({ push: 'desk', desk: deskOf('break', { outlook }) });
  await flushPromises();
  expect(page.get('[aria-pressed=true]').attributes('data-reason')).toBe('training');
});

it('given_an_offer_that_was_refused_when_shown_then_the_page_counts_down_until_ready', async () => {
  const outlook = { next: null, reason: null, due: Date.now() + 8_000, extensions: 0 } as const;
  lastWire().hello(deskOf('rejected', { outlook }), null, Date.now());
  await flushPromises();
  expect(page.get('.pause').text()).toBe('00:08 后自动示闲');
});

it('given_a_server_ahead_of_this_computer_when_an_offer_is_shown_then_its_time_runs_by_the_server', async () => {
  const server = Date.now() + 60_000;
  const offer = contactOf('70123', { since: server - 3_000, due: server + 12_000 });
  lastWire().hello(deskOf('offered', { offer }), null, server);
  await flushPromises();
  expect(page.get('.card .due').text()).toBe('请在 00:12 内接听');
  expect(page.get('.card .figures').text()).toBe('00:03');

  vi.advanceTimersByTime(8_000);
  await flushPromises();
  expect(page.get('.card .due').text()).toBe('请在 00:04 内接听');
  expect(page.get('.card .due').classes()).toContain('soon');
});

it('given_a_contact_that_is_worked_through_when_it_is_over_then_it_stands_among_the_handled', async () => {
  const contact = contactOf('70123', { caller: null });
  lastWire().hello(deskOf('talking', { contact }));
  lastWire().say({ push: 'desk', desk: deskOf('wrap-up', { contact }) });
  await flushPromises();
  expect(page.findAll('.handled .row')).toHaveLength(0);

  lastWire().say({ push: 'desk', desk: deskOf('ready') });
  await flushPromises();
  expect(page.findAll('.handled .row').map((row) => row.text())).toEqual(['号码未显示14:05:09社会保险']);
});

it('given_somebody_ready_at_a_seat_without_sound_when_shown_then_it_says_that_no_call_comes_and_what_to_do', async () => {
  lastWire().hello(deskOf('ready', { audio: 'none' }));
  await flushPromises();
  expect(page.get('.silent').text()).toContain('您已示闲，但您的座席没有声音');
  expect(page.get('.silent').text()).toContain('允许使用麦克风');

  lastWire().say({ push: 'desk', desk: deskOf('ready', { audio: 'connected' }) });
  await flushPromises();
  expect(page.find('.silent').exists()).toBe(false);

  lastWire().say({ push: 'desk', desk: deskOf('not-ready', { audio: 'none' }) });
  await flushPromises();
  expect(page.find('.silent').exists()).toBe(false);
});

it('given_a_page_loaded_anew_when_shown_then_the_server_says_how_many_were_handled_today', async () => {
  lastWire().hello(deskOf('ready', { handledToday: 17 }));
  await flushPromises();
  expect(page.get('.contacts .count').text()).toBe('17');

  lastWire().say({ push: 'desk', desk: deskOf('ready', { handledToday: 18 }) });
  await flushPromises();
  expect(page.get('.contacts .count').text()).toBe('18');
});

it('given_a_contact_whose_number_the_server_does_not_know_when_shown_then_nothing_is_said_of_it', async () => {
  lastWire().hello(deskOf('wrap-up', { contact: contactOf('70123', { caller: '' }) }));
  await flushPromises();

  expect(page.get('.card .caller').text()).toBe('');
  expect(page.get('.now').text()).not.toContain('号码未显示');
});

it('given_an_offer_that_was_missed_when_told_then_it_does_not_say_that_somebody_else_has_it', async () => {
  lastWire().hello(deskOf('no-answer'));
  await flushPromises();

  expect(page.get('.empty').text()).toContain('来电者已回到队列');
});

it('given_a_page_that_is_not_trusted_when_seated_then_it_leads_to_the_certificate', async () => {
  lastWire().hello(deskOf('not-ready'));
  await flushPromises();

  expect(page.get('[role=alert]').text()).toContain('请安装本站的根证书');
  expect(page.get('[role=alert] a').attributes('href')).toBe('/trust');
});
