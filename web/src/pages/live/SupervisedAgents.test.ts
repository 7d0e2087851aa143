import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { disposePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { api, type SupervisedAgent } from '@/api';
import type { Permission } from '@/api';
import type { Watch } from '@/api/console/frames';
import { useSession } from '@/stores/session';

import { signedIn } from '../../../test/answers';
import { lastWire, playConsole } from '../../../test/fakeConsole';
import { mounted } from '../../../test/mounted';
import SupervisedAgents from './SupervisedAgents.vue';

const NOW = Date.parse('2026-11-24T06:00:00Z');
const talking: SupervisedAgent = {
  id: '1002',
  name: '王晓燕',
  state: 'talking',
  since: NOW - 65_000,
  contact: {
    contact: '70123',
    line: { id: '1', name: '热线', number: '4008100001' },
    queue: { id: '2', name: '人工服务' },
    caller: '138****1234',
    since: NOW - 65_000,
    due: null,
    out: null,
  },
  talks: true,
};
const resting: SupervisedAgent = {
  id: '1003',
  name: '赵敏',
  state: 'break',
  reason: 'meal',
  since: NOW - 5_000,
  contact: null,
  talks: false,
};
const watch: Watch = {
  audio: 'connected',
  contact: '70123',
  agent: '1002',
  part: 'whisper',
  hearing: true,
  ending: null,
};
const ALL: readonly Permission[] = ['calls.read', 'call.listen', 'call.whisper', 'call.barge', 'call.force'];
let page: VueWrapper;
let pinia: Pinia;

async function shown(permissions: readonly Permission[], agents: readonly SupervisedAgent[]): Promise<void> {
  vi.spyOn(api, 'supervisedAgents').mockResolvedValue(agents);
  ({ page, pinia } = await mounted(SupervisedAgents));
  await useSession().accept({ ...signedIn, permissions: [...permissions] });
  await flushPromises();
  lastWire().onopen?.();
  lastWire().hello(null, { queues: [], agents: {} }, NOW);
  await flushPromises();
}

const acts = (row: number): string[] =>
  page.findAll(`tbody tr:nth-child(${String(row)}) [data-act]`).map((each) => each.attributes('data-act') ?? '');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['setInterval', 'clearInterval', 'Date'] });
  playConsole();
});
afterEach(() => {
  page.unmount();
  disposePinia(pinia);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('given_agents_when_they_are_shown_then_only_a_talk_can_be_heard_and_the_caller_is_masked', async () => {
  await shown(ALL, [talking, resting]);
  expect(acts(1)).toEqual(['listen', 'whisper', 'barge']);
  expect(acts(2)).toEqual([]);
  expect(page.find('tbody tr').text()).toContain('138****1234');
});

it('given_an_agent_on_a_break_when_shown_then_its_reason_stands_there_too', async () => {
  await shown(ALL, [resting]);
  expect(page.find('tbody tr .reason').text()).toBe('用餐');
});

it('given_somebody_who_may_only_listen_when_a_talk_is_shown_then_nothing_more_is_offered', async () => {
  await shown(['calls.read', 'call.listen'], [talking]);
  expect(acts(1)).toEqual(['listen']);
  expect(page.find('[aria-haspopup="menu"]').exists()).toBe(false);
});

it('given_nobody_signed_in_when_the_list_is_shown_then_it_says_so', async () => {
  await shown(ALL, []);
  expect(page.find('.empty').exists()).toBe(true);
});

it('given_a_watch_when_it_is_pushed_then_the_bar_says_who_hears_and_its_parts_change_by_command', async () => {
  await shown(ALL, [talking]);
  lastWire().say({ push: 'watch', watch });
  await flushPromises();
  const bar = page.find('.on');
  expect(bar.attributes('data-part')).toBe('whisper');
  expect(acts(1)).toEqual([]);
  await page.find('[data-part-act="barge"]').trigger('click');
  expect(lastWire().sent.at(-1)).toMatchObject({ do: 'change-watch', part: 'barge' });
});

it('given_a_watch_when_the_page_is_left_then_it_is_ended', async () => {
  await shown(ALL, [talking]);
  lastWire().say({ push: 'watch', watch });
  await flushPromises();
  page.unmount();
  expect(lastWire().sent.at(-1)).toMatchObject({ do: 'end-watch' });
});

it('given_an_agent_on_a_break_when_a_state_is_chosen_then_it_is_commanded', async () => {
  await shown(ALL, [resting]);
  await page.find('[aria-haspopup="menu"]').trigger('click');
  await page.findAll('[role="menuitem"]')[0]?.trigger('click');
  expect(lastWire().sent.at(-1)).toMatchObject({ do: 'force-state', agent: '1003', state: 'ready' });
});

it('given_a_watch_that_ended_by_itself_when_it_is_pushed_then_the_page_says_how', async () => {
  await shown(ALL, [talking]);
  lastWire().say({ push: 'watch', watch });
  await flushPromises();
  lastWire().say({
    push: 'watch',
    watch: { ...watch, contact: null, part: null, hearing: false, ending: 'contact-over' },
  });
  await flushPromises();
  expect(page.find('.watch').text()).toContain('所监听的通话已结束');
});
