import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';

import { api, type PartyQuality } from '@/api';

import { problem } from '../../../test/answers';
import { mounted } from '../../../test/mounted';
import CallQuality from './CallQuality.vue';

const way = { packets: 1_450, lost: 50, lossPercent: 3.33, jitterMs: 12, leastMos: 2.9, meanMos: 3.75 };
const caller: PartyQuality = {
  party: 'caller',
  grade: 'fair',
  lastedMs: 30_000,
  roundTripMs: 84,
  said: way,
  heard: { ...way, packets: 1_500, lost: 0, lossPercent: 0, leastMos: 4.38, meanMos: 4.38 },
};
let page: VueWrapper;

afterEach(() => {
  page.unmount();
  vi.restoreAllMocks();
});

async function shown(...parties: PartyQuality[]): Promise<string> {
  vi.spyOn(api, 'quality').mockResolvedValue({ parties });
  page = (await mounted(CallQuality, { callId: '14' })).page;
  await flushPromises();
  return page.text();
}

it('given_a_party_that_was_measured_when_it_is_shown_then_grade_scores_loss_jitter_and_round_trip_are_read', async () => {
  const text = await shown(caller);
  expect(page.findAll('.state.warn').map((mark) => mark.text())).toEqual(['一般']);
  expect(page.findAll('dd').map((value) => value.text())).toEqual([
    '3.75，最差 2.90',
    '3.33%（1500 个包中丢失 50 个）',
    '12 毫秒',
    '4.38，最差 4.38',
    '0%（1500 个包中丢失 0 个）',
    '12 毫秒',
    '84 毫秒',
  ]);
  expect(text).toContain('ITU-T G.107');
});

it.each([
  ['good', 'good', '良好'],
  ['poor', 'bad', '较差'],
] as const)('given_a_%s_party_when_it_is_shown_then_colour_and_word_say_so', async (grade, mark, word) => {
  await shown({ ...caller, grade });
  expect(page.find(`.state.${mark}`).text()).toBe(word);
});

it('given_a_party_of_which_no_report_came_when_it_is_shown_then_that_way_is_not_measured', async () => {
  const text = await shown({ ...caller, heard: null, roundTripMs: null });
  expect(text).toContain('未测得：未收到对方的接收报告。');
  expect(page.findAll('dd').at(-1)?.text()).toBe('未测得');
});

it('given_a_party_of_whom_nothing_was_measured_when_it_is_shown_then_it_says_so_beside_one_that_was', async () => {
  await shown(caller, { ...caller, party: 'agent', grade: null, lastedMs: null, said: null, heard: null });
  expect(page.findAll('.head').map((head) => head.text())).toEqual(['主叫方 一般', '座席 未测得']);
});

it('given_a_call_from_before_when_it_is_shown_then_it_says_that_there_is_nothing', async () => {
  expect(await shown()).toContain('这通电话没有音质数据。');
  expect(page.text()).not.toContain('G.107');
});

it('given_a_refusal_when_it_is_shown_then_it_is_told', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(problem(404, 'call-unknown'));
  page = (await mounted(CallQuality, { callId: '14' })).page;
  await flushPromises();
  expect(page.text()).toContain('Sentence of call-unknown.');
});
