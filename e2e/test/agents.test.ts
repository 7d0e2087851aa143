import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { Browser } from '../src/Browser';
import { browserThatSpeaks, CallCentre, NUMBER } from '../src/CallCentre';
import type { Client } from '../src/Client';
import { Desk } from '../src/Desk';
import { arrive, firstAdministrator, type Person } from '../src/people';

const COLLEAGUE_HZ = 1_500;
const STAYS_MS = 60_000;

interface KnownQueue {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
}

describe('agents wrap up as the queue says, choose what comes next, and refuse or miss offers', () => {
  let centre: CallCentre;
  let other: Browser;
  let colleague: Desk;
  let admin: Person;
  let client: Client;
  let queue: KnownQueue;

  beforeAll(async () => {
    centre = await CallCentre.open('agents');
    const first = centre.instance.firstSignIns().find((each) => each.loginName === 'agent2-shengyuan');
    if (first === undefined) throw new Error('the sample has one agent only');
    const second = await arrive(first, centre.instance.url);
    admin = await firstAdministrator(centre.instance);
    client = admin.client;
    const lines = await client.readAll<{ number: string; queueId: string }>('/api/hotline/lines');
    const queues = await client.readAll<KnownQueue>('/api/hotline/queues');
    const found = queues.find((each) => each.id === lines.find((line) => line.number === NUMBER)?.queueId);
    if (found === undefined) throw new Error('the line leads to no queue');
    queue = found;
    await changeQueue({ wrapUp: 'extendable', longerMs: 30_000, mostTimes: 1 });
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
  const says = (words: string) => desk().page.getByText(words).first().waitFor();
  const choose = (name: string) => desk().page.locator('.next .choice').filter({ hasText: name }).click();

  function changeQueue(duties: Readonly<Record<string, unknown>>, offerLimitMs = 20_000): Promise<unknown> {
    const { id, name, projectId } = queue;
    const wanted = { name, projectId, recorded: true, offerLimitMs, duties };
    return client.do('PUT', `/api/hotline/queues/${id}`, wanted);
  }

  /** All states that the desk shows from now on, in their order. */
  async function watchStates(): Promise<() => Promise<string[]>> {
    await desk().page.evaluate(() => {
      const seen: string[] = [];
      (window as unknown as { seen: string[] }).seen = seen;
      const look = (): void => {
        const now = document.querySelector('.desk-bar [data-state]')?.getAttribute('data-state') ?? '';
        if (seen.at(-1) !== now) seen.push(now);
      };
      new MutationObserver(look).observe(document.body, { subtree: true, attributes: true, childList: true });
    });
    return () => desk().page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  }

  test('given_wrap_up_that_may_be_longer_when_the_agent_makes_it_so_then_it_is_once_and_then_no_more', async () => {
    await centre.ring(STAYS_MS);
    await centre.accept();
    await act(desk(), 'hang-up').click();
    await state(desk(), 'wrap-up');
    await says('还可延长 1 次');
    await centre.browser.shoot('desk-wrap-up-longer-zh');
    expect(await centre.browser.axeFaults()).toEqual([]);
    await act(desk(), 'longer').click();
    await act(desk(), 'longer').waitFor({ state: 'detached' });
    await says('话后处理还剩 01:');
    await changeQueue({ wrapUp: 'timed' });
    await act(desk(), 'end-wrap-up').click();
    await state(desk(), 'ready');
  }, 60_000);

  test('given_a_break_chosen_in_a_talk_when_wrap_up_ends_then_the_agent_is_on_break_and_never_ready_between', async () => {
    await centre.ring(STAYS_MS);
    await centre.accept();
    await choose('小休');
    await says('→ 小休');
    await desk().page.locator('.next .choice').filter({ hasText: '用餐' }).click();
    await desk().page.locator('.next .choice input:checked + .face').filter({ hasText: '用餐' }).waitFor();
    await centre.browser.shoot('desk-next-break-zh');
    await desk().speak('en');
    await centre.browser.shoot('desk-next-break-en');
    await desk().speak('zh');
    const seen = await watchStates();
    await act(desk(), 'hang-up').click();
    await state(desk(), 'wrap-up');
    await changeQueue({ wrapUp: 'none', rejectedMs: 12_000, overlookedMs: 12_000 }, 8_000);
    await act(desk(), 'end-wrap-up').click();
    await state(desk(), 'break');
    expect(await seen()).not.toContain('ready');
    await desk().page.locator('[data-reason="meal"][aria-pressed="true"]').waitFor();
    await centre.browser.shoot('desk-break-zh');
    await desk().page.locator('[data-reason="meeting"]').click();
    await desk().page.locator('[data-reason="meeting"][aria-pressed="true"]').waitFor();
    await desk().speak('en');
    await centre.browser.shoot('desk-break-en');
    await desk().speak('zh');
    expect(await centre.browser.axeFaults()).toEqual([]);
    await act(desk(), 'ready').click();
    await state(desk(), 'ready');
  }, 60_000);

  test('given_a_queue_without_wrap_up_when_the_talk_ends_then_the_agent_is_ready_at_once', async () => {
    await centre.ring(STAYS_MS);
    await centre.accept();
    await choose('签出');
    await says('→ 签出');
    await choose('示闲');
    await desk().page.locator('[data-after]').waitFor({ state: 'detached' });
    const seen = await watchStates();
    await act(desk(), 'hang-up').click();
    await state(desk(), 'ready');
    expect(await seen()).not.toContain('signed-out');
  }, 60_000);

  test('given_times_for_who_refuses_or_misses_an_offer_when_two_do_then_each_is_left_alone_so_long_and_ready_again', async () => {
    await act(colleague, 'sign-in').click();
    await colleague.page.getByText('耳机已连接').waitFor();
    await act(colleague, 'ready').click();
    await state(colleague, 'ready');
    const caller = await centre.ring(STAYS_MS);
    await state(desk(), 'offered');
    await act(desk(), 'reject').click();
    await state(desk(), 'rejected');
    await says('后自动示闲');
    await centre.browser.shoot('desk-rejected-zh');
    await state(colleague, 'offered');
    await state(colleague, 'no-answer');
    await other.shoot('desk-missed-zh');
    await state(desk(), 'offered');
    await desk().page.keyboard.press('F2');
    await state(desk(), 'talking');
    await state(colleague, 'ready');
    await act(desk(), 'hang-up').click();
    await state(desk(), 'ready');
    expect(await caller.over()).not.toBeNull();
  }, 90_000);

  test('given_an_administrator_when_the_queue_is_opened_then_what_is_asked_of_agents_can_be_set', async () => {
    await act(desk(), 'sign-out').click();
    await act(colleague, 'sign-out').click();
    await changeQueue({ wrapUp: 'extendable', longerMs: 30_000, mostTimes: 2, rejectedMs: 10_000 });
    const browser = await browserThatSpeaks(COLLEAGUE_HZ);
    const page = new Desk(browser, centre.instance.url);
    await page.open('/sign-in');
    await page.giveCredentials(admin.loginName, admin.password);
    await page.page.getByRole('link', { name: '热线' }).first().waitFor();
    await page.open('/hotline/queues');
    for (const [language, change, title] of [
      ['zh', '修改…', '话后与未接'],
      ['en', 'Change…', 'Wrap-up and missed offers'],
    ] as const) {
      await page.speak(language);
      // the name of a project of another client holds the queue's too; its row comes later
      const row = page.page.getByRole('row').filter({ hasText: queue.name }).first();
      await row
        .getByRole('button')
        .last()
        .click()
        .catch(async (missing: unknown) => {
          await browser.shoot('failed-queues');
          throw missing;
        });
      await page.page.getByRole('menuitem', { name: change, exact: true }).click();
      await page.dialog.waitFor();
      await page.dialog.getByText(title, { exact: true }).click();
      await page.page.locator('[name=mostReturns]').scrollIntoViewIfNeeded();
      expect(await page.page.locator('[name=rejected]').inputValue()).toBe('10');
      await browser.shoot(`queue-duties-${language}`);
      await page.button(language === 'zh' ? '取消' : 'Cancel').click();
      await page.dialog.waitFor({ state: 'detached' });
    }
    expect(browser.complaints()).toEqual([]);
    await browser.close();
  }, 90_000);
});
