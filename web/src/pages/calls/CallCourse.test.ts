import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';

import type { Call, CallMoment } from '@/api';

import { json, networkLost, serverAnswering } from '../../../test/answers';
import { mounted } from '../../../test/mounted';
import CallCourse from './CallCourse.vue';

const AT = '2026-11-22T06:05:09.000Z';
const call: Call = {
  id: '70123',
  direction: 'in',
  rangMs: null,
  line: { id: '1', name: '社保热线', number: '400' },
  queue: { id: '2', name: '社会保险' },
  projectId: '3',
  caller: null,
  arrivedAt: AT,
  answeredAt: AT,
  queuedAt: null,
  connectedAt: null,
  endedAt: AT,
  waitedMs: null,
  talkedMs: null,
  heldMs: 0,
  passedOn: 0,
  agent: null,
  cause: 'normal',
  endedBy: 'caller',
  stage: 'prompt',
  recording: 'none',
  recordingFailure: null,
  recordingMs: null,
};
const moment = (kind: CallMoment['kind'], difference: Partial<CallMoment> = {}): CallMoment => ({
  at: AT,
  kind,
  agent: null,
  other: null,
  queue: null,
  ms: null,
  cause: null,
  number: null,
  ...difference,
});

async function linesOf(...answers: (Response | Error)[]): Promise<string[]> {
  serverAnswering(...answers);
  const { page } = await mounted(CallCourse, { call });
  await flushPromises();
  const lines = page.findAll('.moment').map((line) => line.findAll('span').map((part) => part.text()));
  page.unmount();
  return lines.map(([words, lasted]) => `${words}|${lasted}`);
}

afterEach(() => void vi.restoreAllMocks());

it('given_a_call_that_went_from_hand_to_hand_when_shown_then_each_moment_names_who_and_where_and_how_long', async () => {
  const agent = { id: '11', name: '王晓燕' };
  const other = { id: '12', name: '赵敏' };
  const moments = [
    moment('arrived'),
    moment('moved', { queue: { id: '5', name: '投诉专席' }, cause: 'queue-full' }),
    moment('connected', { agent, ms: 12_000 }),
    moment('hold', { agent, cause: 'by-agent' }),
    moment('asked', { agent, other }),
    moment('outside-called', { agent, number: '139****5678' }),
    moment('handed-over', { agent, other }),
    moment('wrap-up-ended', { ms: 4_000 }),
  ];
  const lines = await linesOf(json({ moments }));
  expect(lines[0]).toMatch(/^来电\|2026/);
  expect(lines.slice(1)).toEqual([
    '转入队列“投诉专席”（队列已满）|',
    '王晓燕接通，开始通话|00:12',
    '王晓燕保持通话|',
    '王晓燕向赵敏发起咨询|',
    '王晓燕呼叫外线 139****5678|',
    '王晓燕转交给赵敏|',
    '座席话后处理结束|00:04',
  ]);
});

it('given_an_old_call_or_no_answer_when_shown_then_its_row_tells_what_it_can', async () => {
  const row = [expect.stringMatching(/^来电\|/), '系统应答|+00:00', '结束|+00:00'];
  expect(await linesOf(json({ moments: [] }))).toEqual(row);
  expect(await linesOf(networkLost())).toEqual(row);
});
