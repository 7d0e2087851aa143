import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { Browser } from '../src/Browser';
import { AGENT_HZ, browserThatSpeaks, CALLER_HZ, CallCentre, NUMBER } from '../src/CallCentre';
import { until } from '../src/conditions';
import { Desk } from '../src/Desk';
import { hearsInPage } from '../src/hearing';
import { arrive, firstAdministrator } from '../src/people';

const COLLEAGUE = '赵敏';
const OTHER_QUEUE = '投诉与建议专席（含夜间值班及节假日应急保障）';
const COLLEAGUE_HZ = 1_500;
const STAYS_MS = 60_000;

describe('a talk goes on: on hold, with a colleague, with another agent, in another queue', () => {
  let centre: CallCentre;
  let other: Browser;
  let colleague: Desk;

  beforeAll(async () => {
    centre = await CallCentre.open('talks');
    const first = centre.instance.firstSignIns().find((each) => each.loginName === 'agent2-shengyuan');
    if (first === undefined) throw new Error('the sample has one agent only');
    const second = await arrive(first, centre.instance.url);
    await addQueue();
    other = await browserThatSpeaks(COLLEAGUE_HZ);
    colleague = new Desk(other, centre.instance.url);
    await colleague.open('/sign-in');
    await colleague.giveCredentials(second.loginName, second.password);
    await colleague.page.waitForURL('**/desk');
    await colleague.settled();
    await centre.beginWork();
  }, 180_000);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await centre.browser.shoot(`failed-desk-${task.name.slice(0, 50)}`);
      await other.shoot(`failed-colleague-${task.name.slice(0, 50)}`);
    }
    expect([...centre.browser.complaints(), ...other.complaints()]).toEqual([]);
  });

  afterAll(async () => {
    await other.close();
    await centre.browser.close();
  });

  const desk = (): Desk => centre.desk;
  const act = (whose: Desk, name: string) => whose.page.locator(`[data-act="${name}"]`);
  const state = (whose: Desk, name: string) => whose.page.locator(`.desk-bar [data-state="${name}"]`).waitFor();
  const note = (whose: Desk, words: string) => whose.page.getByText(words, { exact: true }).first().waitFor();

  async function addQueue(): Promise<void> {
    const admin = await firstAdministrator(centre.instance);
    const lines = await admin.client.readAll<{ number: string; projectId: string }>('/api/hotline/lines');
    const projectId = lines.find((line) => line.number === NUMBER)?.projectId;
    await admin.client.do('POST', '/api/hotline/queues', { name: OTHER_QUEUE, projectId, recorded: true });
  }

  async function beReady(): Promise<void> {
    await act(colleague, 'sign-in').click();
    await colleague.page.getByText('耳机已连接').waitFor();
    await act(colleague, 'ready').click();
    await state(colleague, 'ready');
  }

  /** The colleague is asked about the call in hand, and accepts. */
  async function consult(): Promise<void> {
    await act(desk(), 'choose').click();
    await desk().page.getByRole('button', { name: '咨询', exact: true }).first().click();
    await colleague.page.getByText('王晓燕就此来电向您咨询。').waitFor();
    await colleague.page.keyboard.press('F2');
    await state(desk(), 'consulting');
    await state(colleague, 'consulting');
  }

  test('given_a_talk_when_the_caller_is_put_on_hold_and_taken_back_then_they_hear_each_other_only_before_and_after', async () => {
    const caller = await centre.ring(STAYS_MS);
    await centre.accept();
    await until('the agent hears the caller', () => hearsInPage(desk().page, CALLER_HZ), 5_000);
    await until('the caller hears the agent', () => caller.hears(AGENT_HZ), 10_000);
    await act(desk(), 'hold').click();
    await state(desk(), 'held');
    await until('the agent hears the caller no more', async () => !(await hearsInPage(desk().page, CALLER_HZ)), 5_000);
    await centre.browser.shoot('desk-held-zh');
    expect(await centre.browser.axeFaults()).toEqual([]);
    await desk().openUserMenu();
    await desk().button(desk().words.signOut).click();
    await note(desk(), '您有来电在手。请先结束或转接，再退出登录。');
    await act(desk(), 'resume').click();
    await state(desk(), 'talking');
    await until('the agent hears the caller again', () => hearsInPage(desk().page, CALLER_HZ), 5_000);
    await act(desk(), 'hang-up').click();
    await state(desk(), 'wrap-up');
    await centre.endWrapUp();
  }, 60_000);

  test('given_a_talk_when_a_colleague_is_asked_then_the_two_hear_each_other_without_the_caller_and_then_all_three', async () => {
    await centre.ring(STAYS_MS);
    await centre.accept();
    await beReady();
    await consult();
    await note(desk(), `您正在与${COLLEAGUE}通话，来电者听音乐。`);
    await until('the agent hears the colleague', () => hearsInPage(desk().page, COLLEAGUE_HZ), 5_000);
    await until('the colleague hears the agent', () => hearsInPage(colleague.page, AGENT_HZ), 5_000);
    expect(await hearsInPage(colleague.page, CALLER_HZ)).toBe(false);
    await centre.browser.shoot('desk-consulting-zh');
    await other.shoot('desk-consulted-zh');

    await act(desk(), 'confer').click();
    await note(colleague, '您、王晓燕与来电者三方通话中，来电由王晓燕负责。');
    await until('the colleague hears the caller', () => hearsInPage(colleague.page, CALLER_HZ), 5_000);
    await until('the agent hears both', async () => {
      const hears = [await hearsInPage(desk().page, CALLER_HZ), await hearsInPage(desk().page, COLLEAGUE_HZ)];
      return hears.every(Boolean);
    });
    await desk().speak('en');
    await centre.browser.shoot('desk-conference-en');
    await desk().speak('zh');

    await act(desk(), 'hand-over').click();
    await state(desk(), 'wrap-up');
    await state(colleague, 'talking');
    await until('the colleague hears the caller alone', () => hearsInPage(colleague.page, CALLER_HZ), 5_000);
    await act(colleague, 'hang-up').click();
    await state(colleague, 'wrap-up');
    await act(colleague, 'end-wrap-up').click();
    await centre.endWrapUp();
    const [call] = await centre.calls();
    expect(call?.agent?.name).toBe(COLLEAGUE);
    const course = await centre
      .client()
      .read<{ readonly moments: readonly { readonly kind: string }[] }>(`/api/calls/${call?.id}/course`);
    const kinds = course.moments.map((moment) => moment.kind);
    const told = ['arrived', 'queued', 'connected', 'hold', 'asked', 'consulting', 'conference', 'handed-over'];
    expect(kinds.filter((kind) => told.includes(kind))).toEqual(told);
    expect(kinds.filter((kind) => kind === 'wrap-up-ended')).toHaveLength(2);
  }, 90_000);

  test('given_a_colleague_who_refuses_when_asked_then_the_caller_is_still_on_hold_and_can_be_taken_back', async () => {
    await act(colleague, 'break').click();
    await centre.ring(STAYS_MS);
    await centre.accept();
    await act(colleague, 'ready').click();
    await state(colleague, 'ready');
    await act(desk(), 'choose').click();
    await desk().page.getByRole('button', { name: '咨询', exact: true }).first().click();
    await act(colleague, 'reject').click();
    await note(desk(), `${COLLEAGUE}暂时无法接听。`);
    await centre.browser.shoot('desk-declined-zh');
    await act(desk(), 'resume').click();
    await state(desk(), 'talking');
  }, 60_000);

  test('given_a_talk_when_it_is_passed_on_to_a_queue_then_the_next_agent_there_gets_it_as_the_same_call', async () => {
    const before = (await centre.calls()).length;
    await act(colleague, 'ready').click();
    await state(colleague, 'ready');
    await act(desk(), 'choose').click();
    await desk().page.getByText(OTHER_QUEUE).waitFor();
    await centre.browser.shoot('desk-goals-zh');
    expect(await centre.browser.axeFaults()).toEqual([]);
    const row = desk().page.getByRole('listitem').filter({ hasText: OTHER_QUEUE });
    await row.locator('[data-act=transfer]').click();
    await state(desk(), 'wrap-up');
    await state(colleague, 'offered');
    await colleague.page.keyboard.press('F2');
    await state(colleague, 'talking');
    await until('the colleague hears the caller', () => hearsInPage(colleague.page, CALLER_HZ), 5_000);
    await act(colleague, 'hang-up').click();
    await state(colleague, 'wrap-up');
    await act(colleague, 'end-wrap-up').click();
    await centre.endWrapUp();
    expect((await centre.calls()).length).toBe(before);
  }, 60_000);

  test('given_a_talk_when_the_agents_page_is_loaded_again_then_the_caller_is_joined_again_as_soon_as_it_has_sound', async () => {
    await act(colleague, 'break').click();
    const caller = await centre.ring(STAYS_MS);
    await centre.accept();
    desk().page.once('dialog', (question) => void question.accept());
    await desk().page.reload();
    await state(desk(), 'talking');
    await until('the agent hears the caller again', () => hearsInPage(desk().page, CALLER_HZ), 15_000);
    await act(desk(), 'hang-up').click();
    expect(await caller.over()).not.toBeNull();
  }, 90_000);
});
