import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { disposePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Router } from 'vue-router';

import { api, type Call } from '@/api';
import type { Live } from '@/api/console/frames';
import { useSession } from '@/stores/session';

import { signedIn } from '../../../test/answers';
import { lastWire, playConsole } from '../../../test/fakeConsole';
import { mounted } from '../../../test/mounted';
import CallsPage from './CallsPage.vue';

const call = (id: string, difference: Partial<Call> = {}): Call => ({
  id,
  direction: 'in',
  rangMs: null,
  line: { id: '1', name: '社保热线', number: '400' },
  queue: { id: '2', name: '社会保险' },
  projectId: '3',
  caller: null,
  arrivedAt: '2026-11-22T06:05:09Z',
  answeredAt: null,
  queuedAt: '2026-11-22T06:05:10Z',
  connectedAt: '2026-11-22T06:05:20Z',
  endedAt: '2026-11-22T06:08:20Z',
  waitedMs: 10_000,
  talkedMs: 180_000,
  heldMs: 0,
  passedOn: 0,
  agent: { id: '9', name: '赵敏' },
  cause: 'normal',
  endedBy: 'caller',
  stage: 'talking',
  recording: 'saved',
  recordingFailure: null,
  recordingMs: 180_000,
  ...difference,
});
const live = (offered: number): Live => ({
  queues: [
    {
      id: '2',
      name: '社会保险',
      project: '海州',
      waiting: 0,
      longestSince: null,
      connecting: 0,
      talking: 0,
      today: { offered, answered: 0, answeredIn20s: 0, abandoned: 0, waitedMs: 0 },
    },
  ],
  agents: {},
});

let page: VueWrapper;
let router: Router;
let pinia: Pinia;
let calls: Call[];

const cells = (): string[] => page.findAll('tbody tr:first-child > *').map((cell) => cell.text());
const offer = async (offered: number): Promise<void> => {
  lastWire().say({ push: 'live', live: live(offered) });
  await flushPromises();
};

async function open(address: string, ...more: 'recording.play'[]): Promise<void> {
  playConsole();
  ({ page, router, pinia } = await mounted(CallsPage, {}, address));
  await useSession().accept({ ...signedIn, permissions: ['calls.read', ...more] });
  await flushPromises();
  lastWire().hello(null, live(10));
  await flushPromises();
}

beforeEach(() => {
  calls = [call('7'), call('6')];
  vi.spyOn(api, 'projects').mockResolvedValue({
    items: [
      {
        id: '3',
        name: '海州热线',
        client: { id: '1', name: '海州市' },
        vendors: [],
        division: { systemOwner: 'client', siteOwner: 'vendor', agentsBy: 'vendor' },
      },
    ],
    next: null,
  });
  vi.spyOn(api, 'calls').mockImplementation(() => Promise.resolve({ items: calls, next: null }));
  vi.spyOn(api, 'call').mockImplementation((id) => Promise.resolve(call(id)));
});
afterEach(() => {
  page.unmount();
  disposePinia(pinia);
  vi.unstubAllGlobals();
});

it('given_a_call_when_listed_then_its_times_are_durations_and_its_result_a_word', async () => {
  await open('/calls');

  expect(cells().slice(1)).toEqual(['社保热线', '号码未显示', '已接听', '00:10', '03:00', '赵敏', '03:00']);
});

it('given_words_when_searched_then_the_server_is_asked_for_them_and_an_empty_answer_names_them', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await open('/calls');
  calls = [];
  await page.get('input[type=search]').setValue(' 公交 ');
  vi.advanceTimersByTime(250);
  vi.useRealTimers();
  await flushPromises();

  expect(vi.mocked(api.calls).mock.lastCall?.[0]).toMatchObject({ q: '公交' });
  expect(page.get('.empty').text()).toContain('公交');
});

it('given_new_calls_when_they_come_then_they_are_told_and_the_list_moves_only_when_wanted', async () => {
  await open('/calls');
  calls = [call('8'), ...calls];
  await offer(12);
  expect(page.findAll('tbody tr')).toHaveLength(2);
  expect(page.get('.head .el-button--primary').text()).toBe('显示 2 个新来电');

  await page.get('.head .el-button--primary').trigger('click');
  await flushPromises();
  expect(page.findAll('tbody tr')).toHaveLength(3);
  expect(page.find('.head .el-button--primary').exists()).toBe(false);
});

it('given_a_new_day_when_the_figures_begin_anew_then_its_calls_are_counted_from_nought', async () => {
  await open('/calls');
  await offer(1);

  expect(page.get('.head .el-button--primary').text()).toBe('显示 1 个新来电');
});

it('given_the_address_of_a_call_when_opened_then_it_is_shown_beside_the_list_and_can_be_closed', async () => {
  await open('/calls?call=6&x=1', 'recording.play');
  expect(page.get('aside').text()).toContain('通话 6');
  expect(page.get('audio').attributes()).toMatchObject({ src: '/api/calls/6/recording', preload: 'none' });

  await page.get('aside .close').trigger('click');
  await flushPromises();
  expect(router.currentRoute.value.fullPath).toBe('/calls?x=1');
  expect(page.find('aside').exists()).toBe(false);
});

it('given_somebody_who_may_not_play_when_a_call_is_opened_then_no_sound_is_offered', async () => {
  await open('/calls?call=6');

  expect(page.find('audio').exists()).toBe(false);
  expect(page.get('aside').text()).toContain('您的角色不能播放录音');
});
