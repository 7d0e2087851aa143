import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { AGENT_HZ, CallCentre, NUMBER } from '../src/CallCentre';
import { Carrier } from '../src/Carrier';
import { until } from '../src/conditions';
import type { Desk } from '../src/Desk';
import { hearsInPage } from '../src/hearing';

const ANSWERS = '13900000001';
const BUSY = '139 0000 0002';
const RINGS_ON = '13900000003';
const SPEAKS_EARLY = '13900000004';

interface CallOut {
  readonly id: string;
  readonly direction: string;
  readonly caller: string | null;
  readonly cause: string | null;
  readonly rangMs: number | null;
  readonly connectedAt: string | null;
  readonly endedAt: string | null;
  readonly recording: string;
}

/** The callee sends back what it hears, so the agent hears the own tone, and the recording has it on both sides. */
describe('an agent calls out, by the trunk that may show the number of the line', () => {
  let centre: CallCentre;
  let carrier: Carrier;

  beforeAll(async () => {
    centre = await CallCentre.open('calls-out');
    carrier = await Carrier.of(centre);
    await act('sign-in').click();
    await desk().page.getByText('耳机已连接').waitFor();
    await state('not-ready');
  }, 180_000);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await centre.browser.shoot(`failed-out-${task.name.slice(0, 50)}`);
    expect(centre.browser.complaints()).toEqual([]);
  });

  afterAll(async () => {
    carrier.close();
    await centre.browser.close();
  });

  const desk = (): Desk => centre.desk;
  const act = (name: string) => desk().page.locator(`[data-act="${name}"]`);
  const state = (name: string) => desk().page.locator(`.desk-bar [data-state="${name}"]`).waitFor();
  const latest = async (): Promise<CallOut | undefined> => (await centre.client().readAll<CallOut>('/api/calls'))[0];

  async function dial(number: string): Promise<void> {
    await desk().page.locator('#call-out-number').fill(number);
    await desk().page.keyboard.press('Enter');
  }

  test('given_a_line_with_a_way_out_when_somebody_is_called_and_answers_then_they_hear_each_other_and_it_is_recorded', async () => {
    await centre.browser.shoot('desk-call-out-zh');
    expect(await centre.browser.axeFaults()).toEqual([]);
    await dial(ANSWERS);
    await state('dialling');
    await desk().page.getByText('对方振铃中').waitFor();
    await centre.browser.shoot('desk-ringing-out-zh');
    await state('talking');
    await until('the agent hears what comes back', () => hearsInPage(desk().page, AGENT_HZ), 8_000);
    await centre.browser.shoot('desk-talking-out-zh');
    await act('hang-up').click();
    await state('wrap-up');
    expect(carrier.heard()).toMatch(new RegExp(`INVITE sip:${ANSWERS}@`));
    expect(carrier.heard()).toMatch(new RegExp(`From: .*${NUMBER}`));
    const recorded = async () => (await latest())?.recording === 'saved';
    await until('the recording is saved', recorded, 15_000);
    const call = await latest();
    expect(call).toMatchObject({ direction: 'out', caller: '139****0001', cause: 'normal' });
    expect(call?.rangMs).toBeGreaterThan(1_000);
    expect(call?.connectedAt).not.toBeNull();
  }, 60_000);

  test('given_wrap_up_when_the_same_is_called_back_then_the_number_need_not_be_known', async () => {
    await act('call-back').click();
    await state('talking');
    await act('hang-up').click();
    await state('wrap-up');
    await act('end-wrap-up').click();
    await state('ready');
    expect(await latest()).toMatchObject({ direction: 'out', caller: '139****0001' });
  }, 60_000);

  test('given_somebody_who_is_busy_when_called_then_the_agent_is_told_and_is_ready_again', async () => {
    await dial(BUSY);
    await desk().page.getByText('对方正忙').waitFor();
    await state('ready');
    await centre.browser.shoot('desk-busy-out-zh');
    expect(await centre.browser.axeFaults()).toEqual([]);
    await until('the call is over', async () => (await latest())?.cause === 'busy', 5_000);
  }, 60_000);

  test('given_somebody_who_does_not_answer_when_the_agent_gives_up_then_the_call_is_cancelled', async () => {
    await dial(RINGS_ON);
    await desk().page.getByText('对方振铃中').waitFor();
    await act('hang-up').click();
    await state('ready');
    await until('the carrier has the CANCEL', () => Promise.resolve(carrier.heard().includes('CANCEL sip:')));
    await until('the call is over', async () => (await latest())?.endedAt !== null, 5_000);
    const call = await latest();
    expect(call).toMatchObject({ direction: 'out', cause: 'normal', connectedAt: null });
    expect(call?.rangMs).toBeGreaterThan(0);
  }, 60_000);

  test('given_a_network_that_speaks_before_the_answer_when_somebody_is_called_then_the_agent_hears_it', async () => {
    await dial(SPEAKS_EARLY);
    await state('dialling');
    await until('the agent hears the network', () => hearsInPage(desk().page, AGENT_HZ), 3_500);
    await state('talking');
    await act('hang-up').click();
    await state('wrap-up');
    await act('end-wrap-up').click();
    await state('ready');
  }, 60_000);

  test('given_digits_of_a_chinese_input_method_when_called_then_they_are_read_as_what_they_are', async () => {
    await dial('１３９００００００００１');
    await state('talking');
    await act('hang-up').click();
    await state('wrap-up');
    await act('end-wrap-up').click();
    await state('ready');
  }, 60_000);

  test('given_numbers_that_may_not_be_called_or_are_none_when_called_then_each_is_refused_with_what_to_do', async () => {
    await dial('0086 10 6655 0000');
    await desk().page.getByText('该号码不在允许拨打的范围内', { exact: false }).waitFor();
    await desk().speak('en');
    await dial('abc');
    await desk().page.getByText('That cannot be called', { exact: false }).waitFor();
    await centre.browser.shoot('desk-refused-out-en');
    await dial(ANSWERS);
    await state('talking');
    await centre.browser.shoot('desk-talking-out-en');
    await act('hang-up').click();
    await state('wrap-up');
    await centre.browser.shoot('desk-wrap-up-out-en');
    await desk().speak('zh');
  }, 60_000);
});
