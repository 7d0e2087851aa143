import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { AGENT_HZ, CallCentre, CALLER_HZ } from '../src/CallCentre';
import { Carrier } from '../src/Carrier';
import { until } from '../src/conditions';
import type { Desk } from '../src/Desk';
import { hearsInPage } from '../src/hearing';

const ANSWERS = '139 0000 0001';
const BUSY = '13900000002';
const STAYS_MS = 90_000;
/** The caller who hangs up in the end, long after the agent has left. */
const GOES_MS = 45_000;

/** Whoever is called outside sends back what it hears: so each hears by the own tone that the two are joined. */
describe('a number outside is called into a talk: asked, taken in, left the caller', () => {
  let centre: CallCentre;
  let carrier: Carrier;

  beforeAll(async () => {
    centre = await CallCentre.open('outside');
    carrier = await Carrier.of(centre);
    await centre.beginWork();
  }, 180_000);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await centre.browser.shoot(`failed-outside-${task.name.slice(0, 50)}`);
    expect(centre.browser.complaints()).toEqual([]);
  });

  afterAll(async () => {
    carrier.close();
    await centre.browser.close();
  });

  const desk = (): Desk => centre.desk;
  const act = (name: string) => desk().page.locator(`[data-act="${name}"]`);
  const state = (name: string) => desk().page.locator(`.desk-bar [data-state="${name}"]`).waitFor();
  const note = (words: string) => desk().page.getByText(words, { exact: true }).first().waitFor();

  async function choose(number: string): Promise<void> {
    await act('choose').click();
    await desk().page.locator('#outside-number').fill(number);
  }

  async function courseOf(id: string): Promise<readonly string[]> {
    const course = await centre
      .client()
      .read<{ readonly moments: readonly { readonly kind: string }[] }>(`/api/calls/${id}/course`);
    return course.moments.map((moment) => moment.kind);
  }

  test('given_a_talk_when_a_number_outside_is_asked_taken_in_and_left_the_caller_then_each_hears_whom_he_should', async () => {
    const caller = await centre.ring(GOES_MS);
    await centre.accept();
    await until('the caller hears the agent', () => caller.hears(AGENT_HZ), 10_000);
    await choose(ANSWERS);
    await centre.browser.shoot('desk-outside-goal-zh');
    expect(await centre.browser.axeFaults()).toEqual([]);
    await act('call-outside').click();
    await note('139****0001 振铃中，来电者听音乐。');
    await centre.browser.shoot('desk-outside-rings-zh');
    await state('consulting');
    await until('the agent hears the one outside', () => hearsInPage(desk().page, AGENT_HZ), 8_000);
    await centre.browser.shoot('desk-outside-asked-zh');
    await act('confer').click();
    await note('您、139****0001 与来电者三方通话中。');
    await until('the agent hears the caller', () => hearsInPage(desk().page, CALLER_HZ), 8_000);
    await desk().speak('en');
    await centre.browser.shoot('desk-outside-three-en');
    await desk().speak('zh');
    await act('hand-over').click();
    await state('wrap-up');
    await until('the caller hears the own tone come back', () => caller.hears(CALLER_HZ), 10_000);
    await centre.endWrapUp();
    expect(await caller.over()).toBe(0);
    await until('the call is over', async () => (await centre.calls())[0]?.endedAt !== null, 10_000);
    const [call] = await centre.calls();
    expect(call).toMatchObject({ stage: 'passed-on', endedBy: 'caller', cause: 'normal' });
    await until('it is recorded', async () => (await centre.calls())[0]?.recording === 'saved', 15_000);
    const told = ['outside-called', 'outside-rang', 'outside-answered', 'outside-conference', 'passed-outside'];
    expect((await courseOf(call?.id ?? '')).filter((kind) => told.includes(kind))).toEqual(told);
  }, 120_000);

  test('given_a_talk_when_the_number_asked_is_busy_then_the_agent_is_told_and_takes_the_caller_back', async () => {
    const caller = await centre.ring(STAYS_MS);
    await centre.accept();
    await choose(BUSY);
    await act('call-outside').click();
    await note('139****0002 正忙。');
    await state('held');
    await centre.browser.shoot('desk-outside-busy-zh');
    await act('resume').click();
    await state('talking');
    await until('the agent hears the caller', () => hearsInPage(desk().page, CALLER_HZ), 8_000);
    await act('hang-up').click();
    await centre.endWrapUp();
    expect(await caller.over()).not.toBeNull();
  }, 60_000);

  test('given_a_talk_when_the_caller_is_passed_on_to_a_number_that_is_busy_then_the_caller_comes_back', async () => {
    await centre.ring(STAYS_MS);
    await centre.accept();
    await choose(BUSY);
    await act('pass-outside').click();
    await state('wrap-up');
    await act('end-wrap-up').click();
    await state('offered');
    await desk().page.keyboard.press('F2');
    await state('talking');
    await until('the agent hears the caller', () => hearsInPage(desk().page, CALLER_HZ), 8_000);
    const [call] = await centre.calls();
    expect(await courseOf(call?.id ?? '')).toEqual(expect.arrayContaining(['outside-ended', 'returned']));
  }, 60_000);

  test('given_the_same_caller_when_he_is_passed_on_to_a_number_that_answers_then_the_two_have_each_other', async () => {
    await choose(ANSWERS);
    await act('pass-outside').click();
    await state('wrap-up');
    await centre.endWrapUp();
    await until('the carrier was called', () => Promise.resolve(carrier.heard().includes('INVITE sip:13900000001@')));
    await until('the two are joined', async () => (await centre.calls())[0]?.stage === 'passed-on', 10_000);
    await centre.browser.shoot('desk-after-passing-on-zh');
  }, 60_000);
});
