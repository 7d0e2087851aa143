import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';

import { api, type Ladder, type LadderMessage } from '@/api';
import type { Permission } from '@/api/roles';
import { useSession } from '@/stores/session';

import { problem, signedIn } from '../../../test/answers';
import { mounted } from '../../../test/mounted';
import LadderDialog from './LadderDialog.vue';

const theirs = '198.51.100.7:5062';
const ours = '192.0.2.1:5060';
const message = (
  title: string,
  incoming: boolean,
  ms: number,
  difference: Partial<LadderMessage> = {},
): LadderMessage => ({
  at: new Date(Date.parse('2026-11-23T06:05:09.007Z') + ms).toISOString(),
  party: 0,
  incoming,
  from: incoming ? theirs : ours,
  to: incoming ? ours : theirs,
  transport: 'udp',
  title,
  step: '1 INVITE',
  sdp: false,
  text: `text of ${title}`,
  cut: false,
  ...difference,
});
const kept: Ladder = {
  state: 'kept',
  at: '2026-12-07T06:08:20Z',
  keepDays: 14,
  masked: false,
  left: 0,
  parties: [{ address: theirs, transport: 'udp' }],
  messages: [
    message('INVITE', true, 0, { sdp: true }),
    message('100 Trying', false, 2),
    message('486 Busy Here', false, 1_042),
    message('ACK', true, 1_050),
  ],
};
let page: VueWrapper;

const text = (): string => document.body.textContent;
const rows = (): HTMLButtonElement[] => [...document.body.querySelectorAll<HTMLButtonElement>('button.row')];

afterEach(() => {
  page.unmount();
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

async function shown(ladder: Partial<Ladder>, permissions: readonly Permission[] = ['ladder.read']): Promise<void> {
  vi.spyOn(api, 'ladder').mockResolvedValue({ ...kept, ...ladder });
  page = (await mounted(LadderDialog, { callId: '14', open: true })).page;
  await useSession().accept({ ...signedIn, permissions });
  await flushPromises();
}

it('given_a_ladder_when_it_is_shown_then_each_message_has_its_time_its_arrow_and_its_meaning', async () => {
  await shown({});
  expect(rows().map((row) => row.querySelector('.title')?.textContent)).toEqual([
    'INVITE · SDP',
    '100 Trying',
    '486 Busy Here',
    'ACK',
  ]);
  expect(rows().map((row) => row.querySelector('.arrow')?.className)).toEqual([
    'arrow request right lane-1',
    'arrow going left lane-1',
    'arrow bad left lane-1',
    'arrow request right lane-1',
  ]);
  expect(rows()[0]?.querySelector('.when')?.textContent).toMatch(/\d\d:05:09\.007\+0\.000/);
  expect(rows()[2]?.querySelector('.when')?.textContent).toContain('+1.042');
  expect(text()).toContain('保存到 2026-12-07（14 天）。');
});

it('given_a_message_when_it_is_chosen_then_all_of_it_is_read', async () => {
  await shown({});
  expect(document.body.querySelector('pre')?.textContent).toBe('text of INVITE');
  rows()[2]?.click();
  await flushPromises();
  expect(document.body.querySelector('pre')?.textContent).toBe('text of 486 Busy Here');
  expect(rows().map((row) => row.getAttribute('aria-pressed'))).toEqual(['false', 'false', 'true', 'false']);
});

it('given_a_call_with_a_second_party_when_its_ladder_is_shown_then_that_party_stands_at_the_right', async () => {
  const other = { address: '203.0.113.9:5060', transport: 'tcp' as const };
  await shown({
    parties: [...kept.parties, other],
    messages: [
      message('INVITE', true, 0),
      message('INVITE', false, 5, { party: 1 }),
      message('200 OK', true, 9, { party: 1 }),
    ],
  });
  const arrows = rows().map((row) => row.querySelector<HTMLElement>('.arrow'));
  expect(arrows.map((arrow) => /lane-\d/.exec(arrow?.className ?? '')?.[0])).toEqual(['lane-1', 'lane-2', 'lane-2']);
  expect(arrows.map((arrow) => arrow?.classList.contains('right'))).toEqual([true, true, false]);
  expect(text()).toContain('203.0.113.9:5060 TCP');
});

it('given_who_may_see_numbers_when_the_ladder_is_shown_then_the_file_is_offered_and_to_nobody_else', async () => {
  await shown({}, ['ladder.read', 'ladder.unmask']);
  expect(document.body.querySelector('a.pcap')?.getAttribute('href')).toBe('/api/calls/14/ladder/pcap');
  page.unmount();
  document.body.innerHTML = '';

  await shown({ masked: true });
  expect(document.body.querySelector('a.pcap')).toBeNull();
  expect(text()).toContain('号码和姓名已隐藏。');
});

it('given_what_is_missing_when_a_ladder_is_shown_then_it_says_so', async () => {
  await shown({ left: 3, messages: [message('INVITE', true, 0, { cut: true })] });
  expect(text()).toContain('另有 3 条消息超出限额');
  expect(text()).toContain('只保存了开头');
});

it.each([
  ['none', null, '没有 SIP 信令'],
  ['deleted', '2026-12-07T06:08:20Z', '信令保存 14 天，已于 2026-12-07 删除。'],
  ['key-gone', null, '密钥已被销毁'],
] as const)('given_no_messages_because_%s_when_the_ladder_is_opened_then_it_says_why', async (state, at, said) => {
  await shown({ state, at, messages: [], parties: [] });
  expect(text()).toContain(said);
  expect(rows()).toEqual([]);
});

it('given_a_refusal_when_the_ladder_is_opened_then_it_is_told', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(problem(404, 'call-unknown'));
  page = (await mounted(LadderDialog, { callId: '14', open: true })).page;
  await flushPromises();
  expect(text()).toContain('Sentence of call-unknown.');
});
