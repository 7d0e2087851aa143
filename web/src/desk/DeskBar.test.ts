import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { disposePinia, type Pinia } from 'pinia';

import { Ring } from '@/audio/Ring';
import { useNotices } from '@/stores/notices';
import { useSession } from '@/stores/session';
import { useWindowTitle } from '@/stores/windowTitle';

import { signedIn } from '../../test/answers';
import { contactOf, deskOf, lastWire, playConsole } from '../../test/fakeConsole';
import { mounted } from '../../test/mounted';
import DeskBar from './DeskBar.vue';

vi.mock('@/audio/microphone', async (original) => ({
  ...(await original()),
  openMicrophone: () => Promise.reject(Object.assign(new Error(), { name: 'NotAllowedError' })),
}));

const offered = () => deskOf('offered', { offer: contactOf('70123', { due: Date.now() + 20_000 }) });
let page: VueWrapper;
let pinia: Pinia;
let ringing: boolean;
let field: HTMLInputElement;

const button = (act: string) => page.get(`[data-act=${act}]`);
const off = (act: string): boolean => button(act).attributes('disabled') !== undefined;
const state = (): string | undefined => page.get('[data-state]').attributes('data-state');
const press = (init: KeyboardEventInit): boolean =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { code: 'F2', bubbles: true, cancelable: true, ...init }),
  );

beforeEach(async () => {
  ringing = false;
  vi.spyOn(Ring.prototype, 'start').mockImplementation(() => (ringing = true));
  vi.spyOn(Ring.prototype, 'stop').mockImplementation(() => (ringing = false));
  playConsole();
  const mount = await mounted(DeskBar);
  ({ page, pinia } = mount);
  await useSession().accept({ ...signedIn, permissions: ['contacts.take'] });
  await flushPromises();
  field = document.createElement('input');
  document.body.append(field);
});
afterEach(() => {
  field.remove();
  page.unmount();
  disposePinia(pinia);
  vi.unstubAllGlobals();
});

async function shown(desk: ReturnType<typeof deskOf>): Promise<void> {
  lastWire().hello(desk);
  await flushPromises();
}

describe('the controls of the desk', () => {
  it('given_no_state_of_the_server_yet_when_shown_then_nothing_can_be_done', () => {
    expect(page.findAll('[data-act]').every((each) => each.attributes('disabled') !== undefined)).toBe(true);
  });

  it('given_a_state_when_it_changes_then_every_control_stays_in_its_place', async () => {
    const order = (): (string | undefined)[] => page.findAll('[data-act]').map((each) => each.attributes('data-act'));
    await shown(deskOf('ready'));
    const before = order();
    lastWire().say({ push: 'desk', desk: offered() });
    await flushPromises();

    expect(order()).toEqual(before);
    expect(before).toEqual([
      'accept',
      'reject',
      'hold',
      'choose',
      'hang-up',
      'end-wrap-up',
      'ready',
      'break',
      'sign-out',
    ]);
  });

  it('given_somebody_ready_at_a_seat_without_sound_when_shown_then_the_state_says_so', async () => {
    await shown(deskOf('ready', { audio: 'none' }));
    expect(page.get('[data-state]').text()).toBe('空闲（无声音）');

    await shown(deskOf('ready', { audio: 'connected' }));
    expect(page.get('[data-state]').text()).toBe('空闲');
  });

  it('given_nobody_seated_when_shown_then_there_is_no_timer_as_there_is_no_beginning', async () => {
    await shown(deskOf('signed-out'));
    expect(page.find('[role=timer]').exists()).toBe(false);

    lastWire().say({ push: 'desk', desk: deskOf('not-ready') });
    await flushPromises();
    expect(page.get('[role=timer]').text()).toBe('00:00');

    await button('sign-out').trigger('click');
    expect(state()).toBe('signed-out');
    expect(page.find('[role=timer]').exists()).toBe(false);
  });

  it('given_a_caller_on_hold_when_shown_then_the_control_of_the_hold_takes_the_caller_back_at_the_same_place', async () => {
    await shown(deskOf('held', { contact: contactOf('70123') }));
    await button('resume').trigger('click');

    expect(lastWire().sent.at(-1)).toMatchObject({ do: 'resume', contact: '70123' });
    expect(page.findAll('[data-act]').map((each) => each.attributes('data-act'))[2]).toBe('resume');
  });

  it('given_a_colleague_who_was_asked_when_shown_then_the_last_control_leaves_and_no_other_is_there', async () => {
    const colleague = { person: '9', name: '王芳', isAsking: true, stage: 'talking', ending: null } as const;
    await shown(deskOf('consulting', { contact: contactOf('70123'), colleague }));

    expect(button('hang-up').text()).toBe('退出通话');
    expect(page.findAll('[data-act]').filter((each) => each.attributes('disabled') === undefined)).toHaveLength(1);
  });

  it('given_a_talk_when_the_page_is_left_then_the_browser_asks', async () => {
    await shown(deskOf('talking', { contact: contactOf('70123') }));

    expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false);
  });

  it('given_an_offer_when_it_comes_then_it_rings_and_stands_in_the_title_until_it_is_gone', async () => {
    await shown(deskOf('ready'));
    expect(ringing).toBe(false);

    lastWire().say({ push: 'desk', desk: offered() });
    await flushPromises();
    expect(ringing).toBe(true);
    expect(useWindowTitle().news).toBe('来电：社会保险');

    lastWire().say({ push: 'desk', desk: deskOf('no-answer') });
    await flushPromises();
    expect(ringing).toBe(false);
    expect(useWindowTitle().news).toBe('');
  });

  it('given_an_offer_when_f2_is_pressed_in_a_field_then_it_is_accepted_and_focus_and_text_stay', async () => {
    await shown(offered());
    field.value = '海州';
    field.focus();
    const passedOn = press({});
    await flushPromises();

    expect(passedOn).toBe(false);
    expect(lastWire().sent).toMatchObject([{ id: 1, do: 'accept', contact: '70123' }]);
    expect(state()).toBe('connecting');
    expect(ringing).toBe(false);
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('海州');
  });

  it.each([{ isComposing: true }, { repeat: true }, { code: 'F3' }, { ctrlKey: true }])(
    'given_an_offer_when_%j_is_pressed_then_it_is_not_accepted',
    async (init) => {
      await shown(offered());
      press(init);
      await flushPromises();

      expect(lastWire().sent).toEqual([]);
      expect(ringing).toBe(true);
    },
  );

  it('given_an_offer_when_f2_is_pressed_twice_then_it_is_accepted_once', async () => {
    await shown(offered());
    press({});
    press({});
    await flushPromises();

    expect(lastWire().sent).toHaveLength(1);
  });

  it('given_a_refusal_when_it_comes_then_the_page_says_why_and_returns_to_what_is', async () => {
    await shown(deskOf('break'));
    await button('ready').trigger('click');
    expect(state()).toBe('ready');
    expect(off('ready')).toBe(true);

    lastWire().say({ re: 1, problem: { errorId: 'agent-busy', title: '', detail: '请先结束话后处理。' } });
    await flushPromises();

    expect(state()).toBe('break');
    expect(off('ready')).toBe(false);
    expect(useNotices().notices.map((notice) => notice.text)).toEqual(['请先结束话后处理。']);
  });

  it('given_a_connection_that_breaks_under_an_act_when_told_then_it_is_said_and_nothing_rings_that_cannot_be_taken', async () => {
    vi.spyOn(useSession(), 'refresh').mockResolvedValue();
    await shown(offered());
    await button('reject').trigger('click');
    lastWire().end(1006);
    await flushPromises();

    expect(useNotices().notices[0]?.text).toContain('连接刚刚断开');
    expect(ringing).toBe(false);
    expect(off('accept')).toBe(true);
  });

  it('given_a_desk_open_in_another_tab_when_told_then_it_can_be_taken_back', async () => {
    await shown(offered());
    lastWire().end(4409);
    await flushPromises();
    expect(ringing).toBe(false);
    expect(page.text()).toContain('另一个标签页');

    await page.get('.taken button').trigger('click');
    await shown(deskOf('ready'));
    expect(state()).toBe('ready');
  });

  it('given_a_break_chosen_for_later_when_shown_then_the_bar_says_so_and_the_end_of_wrap_up_leads_there', async () => {
    const outlook = { next: 'break', reason: 'meal', due: null, extensions: 0 } as const;
    await shown(deskOf('wrap-up', { contact: contactOf('70123'), outlook }));
    expect(page.get('[data-after]').text()).toBe('→ 小休');

    await button('end-wrap-up').trigger('click');
    expect(state()).toBe('break');
  });

  it('given_a_microphone_that_is_refused_when_seated_then_the_bar_says_there_is_none', async () => {
    await shown(deskOf('not-ready'));

    expect(page.get('[data-audio]').attributes('data-audio')).toBe('denied');
    expect(page.get('[data-audio]').text()).toBe('没有麦克风');
  });
});
