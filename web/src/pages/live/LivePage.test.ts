import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { disposePinia, type Pinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { api, type Project } from '@/api';
import type { Live, LiveQueue } from '@/api/console/frames';
import { useSession } from '@/stores/session';

import { signedIn } from '../../../test/answers';
import { lastWire, playConsole } from '../../../test/fakeConsole';
import { mounted } from '../../../test/mounted';
import LivePage from './LivePage.vue';

const project: Project = {
  id: '17',
  name: '海州热线',
  client: { id: '1', name: '海州市' },
  vendors: [],
  division: { systemOwner: 'client', siteOwner: 'vendor', agentsBy: 'vendor' },
};
const NOW = Date.parse('2026-11-22T06:00:00Z');
const queue = (id: string, difference: Partial<LiveQueue>): LiveQueue => ({
  id,
  name: `队列${id}`,
  project: '17',
  waiting: 0,
  longestSince: null,
  connecting: 0,
  talking: 0,
  today: { offered: 0, answered: 0, answeredIn20s: 0, abandoned: 0, waitedMs: 0 },
  ...difference,
});
const live: Live = {
  queues: [
    queue('1', {
      waiting: 2,
      longestSince: NOW - 84_000,
      today: { offered: 120, answered: 100, answeredIn20s: 90, abandoned: 15, waitedMs: 812_000 },
    }),
    queue('2', {}),
  ],
  agents: {
    ready: { now: 4, since: NOW - 60_000, spent: 3_600_000, silent: 1 },
    talking: { now: 2, since: NOW - 90_000, spent: 0, silent: 0 },
    break: { now: 0, since: null, spent: 600_000, silent: 0 },
  },
};
let page: VueWrapper;
let pinia: Pinia;

const cells = (row: number): string[] =>
  page.findAll(`.queues tbody tr:nth-child(${String(row)}) td`).map((cell) => cell.text());

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['setInterval', 'clearInterval', 'Date'] });
  playConsole();
  vi.spyOn(api, 'projects').mockResolvedValue({ items: [project], next: null });
  ({ page, pinia } = await mounted(LivePage));
  await useSession().accept({ ...signedIn, permissions: ['calls.read'] });
  await flushPromises();
});
afterEach(() => {
  page.unmount();
  disposePinia(pinia);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('given_queues_when_shown_then_rates_come_of_counts_and_a_queue_without_calls_has_none', async () => {
  lastWire().hello(null, live, NOW);
  await flushPromises();

  expect(cells(1)).toEqual(['2', '01:24', '0', '0', '120', '100', '15', '75.0%', '00:08']);
  expect(cells(2)).toEqual(['0', '—', '0', '0', '0', '0', '0', '—', '—']);
});

it('given_queues_of_a_project_when_shown_then_its_name_stands_under_theirs', async () => {
  lastWire().hello(null, live, NOW);
  await flushPromises();

  expect(page.find('.project').text()).toBe('海州热线');
});

it('given_a_caller_who_waits_when_seconds_pass_then_the_wait_runs_on_without_a_word_of_the_server', async () => {
  lastWire().hello(null, live, NOW);
  await flushPromises();
  vi.advanceTimersByTime(5_000);
  await flushPromises();

  expect(cells(1)[1]).toBe('01:29');
});

it('given_agents_when_counted_then_every_state_keeps_its_place_also_with_nobody_in_it', async () => {
  lastWire().hello(null, live, NOW);
  await flushPromises();

  expect(page.findAll('.agents .count').map((count) => count.text())).toEqual([
    '3',
    '1',
    '0',
    '0',
    '2',
    '0',
    '0',
    '0',
    '0',
    '0',
    '0',
    '0',
    '0',
  ]);
});

it('given_somebody_ready_at_a_seat_without_sound_when_shown_then_the_strip_tells_them_apart_in_words', async () => {
  const ready = (): string => page.findAll('.strip .figure')[3]?.text() ?? '';
  lastWire().hello(null, live, NOW);
  await flushPromises();
  expect(ready()).toBe('空闲座席31 人无声音');

  const none = { ...live, agents: { ready: { now: 4, since: NOW, spent: 0, silent: 0 } } };
  lastWire().say({ push: 'live', live: none });
  await flushPromises();
  expect(ready()).toBe('空闲座席4');
});

it('given_agents_in_a_state_when_seconds_pass_then_its_time_today_runs_on_for_each_of_them', async () => {
  const times = (): string[] => page.findAll('.agents td:last-child').map((cell) => cell.text());
  lastWire().hello(null, live, NOW);
  await flushPromises();

  expect(times()).toEqual([
    '1:04:00',
    '',
    '00:00',
    '00:00',
    '03:00',
    '00:00',
    '00:00',
    '00:00',
    '00:00',
    '10:00',
    '00:00',
    '00:00',
    '00:00',
  ]);
  vi.advanceTimersByTime(5_000);
  await flushPromises();
  expect(times()).toEqual([
    '1:04:20',
    '',
    '00:00',
    '00:00',
    '03:10',
    '00:00',
    '00:00',
    '00:00',
    '00:00',
    '10:00',
    '00:00',
    '00:00',
    '00:00',
  ]);
});

it('given_no_queue_yet_when_shown_then_it_says_what_will_stand_here_and_how_to_begin', async () => {
  lastWire().hello(null, { queues: [], agents: {} }, NOW);
  await flushPromises();

  expect(page.get('.empty').text()).toContain('先在“热线”中添加队列和服务号码。');
});
