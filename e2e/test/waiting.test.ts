import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { Browser } from '../src/Browser';
import { CALLER_NUMBER, NUMBER, type Call } from '../src/CallCentre';
import { Caller } from '../src/Caller';
import { until } from '../src/conditions';
import { Desk } from '../src/Desk';
import { Instance } from '../src/Instance';
import { firstAdministrator, type Person } from '../src/people';

interface Queue {
  readonly id: string;
  readonly name: string;
  readonly waiting: { readonly strategy: string; readonly mostWaiting: number };
}

interface Line {
  readonly number: string;
  readonly queueId: string;
  readonly urgency: { readonly callerClass: string; readonly priority: number };
}

describe('a queue has rules of waiting, and they are in force', () => {
  let instance: Instance;
  let admin: Person;
  let browser: Browser;
  let desk: Desk;
  let name: string;

  beforeAll(async () => {
    instance = await Instance.start({ name: 'waiting', flags: ['--sample'] });
    admin = await firstAdministrator(instance);
    browser = await Browser.open();
    desk = new Desk(browser, instance.url);
    await desk.signIn(admin.loginName, admin.password);
    await desk.speak('zh');
    const line = await ofNumber();
    name = (await queues()).find((each) => each.id === line.queueId)?.name ?? '';
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser.shoot(`failed-${task.name.slice(0, 60)}`);
    expect(browser.complaints()).toEqual([]);
  });

  afterAll(() => browser.close());

  const queues = (): Promise<Queue[]> => admin.client.readAll<Queue>('/api/hotline/queues');

  async function ofNumber(): Promise<Line> {
    const found = (await admin.client.readAll<Line>('/api/hotline/lines')).find((each) => each.number === NUMBER);
    if (found === undefined) throw new Error(`no line has the number ${NUMBER}`);
    return found;
  }

  async function change(page: string, row: string): Promise<void> {
    await desk.open(`/hotline/${page}`);
    const named = desk.page.getByText(row, { exact: true });
    await desk.page.getByRole('row').filter({ has: named }).getByRole('button').last().click();
    await desk.page.getByRole('menuitem').first().click();
    await desk.dialog.waitFor();
    await desk.page.locator('summary').first().click();
  }

  test('given_a_queue_when_its_rules_are_set_on_the_page_then_they_are_kept_and_shown_again', async () => {
    await change('queues', name);
    await desk.page.locator('[name=mostWaiting]').fill('20001');
    await desk.button('保存').click();
    await desk.page.getByText('请填写 0 到 20000 之间的整数。').waitFor();
    await desk.page.locator('[name=mostWaiting]').fill('1');
    await desk.page.locator('[name=longestWait]').fill('600');
    await desk.choose('派发策略', '轮流派发');
    await desk.page.getByText('超出限制时').waitFor();
    await desk.page.locator('[name=longestWait]').scrollIntoViewIfNeeded();
    await browser.shoot('queue-rules-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await desk.button('保存').click();
    await desk.dialog.waitFor({ state: 'detached' });

    const saved = (await queues()).find((each) => each.name === name);
    expect(saved?.waiting).toMatchObject({ strategy: 'round-robin', mostWaiting: 1, longestWaitMs: 600_000 });
  });

  test('given_a_line_when_its_callers_are_vips_then_that_is_kept', async () => {
    await change('lines', NUMBER);
    await desk.dialog.getByText('重要', { exact: true }).click();
    await desk.page.locator('[name=priority]').fill('20');
    await browser.shoot('line-urgency-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await desk.button('保存').click();
    await desk.dialog.waitFor({ state: 'detached' });

    expect((await ofNumber()).urgency).toMatchObject({ callerClass: 'vip', priority: 20, deadlineMs: 0 });
  });

  test('given_a_queue_for_one_when_a_second_caller_comes_then_the_call_is_ended_and_the_list_says_why', async () => {
    const ring = (): Promise<Caller> =>
      Caller.call({ sip: instance.sip, number: NUMBER, from: CALLER_NUMBER, hz: 700, staysMs: 60_000 });
    const stages = async (): Promise<string[]> =>
      (await admin.client.readAll<Call>('/api/calls')).map((call) => call.cause ?? call.stage).sort();
    const first = await ring();
    await until('the first waits', async () => (await stages()).join() === 'waiting', 30_000);
    const second = await ring();
    await until('the second was ended', async () => (await stages()).join() === 'queue-full,waiting', 30_000);
    await desk.open('/calls');
    await desk.page.getByText('排队已满').first().waitFor();
    await browser.shoot('calls-queue-full-zh');
    first.drop();
    second.drop();
  }, 90_000);

  test('given_the_pages_in_english_when_the_rules_are_looked_at_then_they_say_the_same', async () => {
    await desk.speak('en');
    await change('queues', name);
    expect(await desk.page.locator('[name=mostWaiting]').inputValue()).toBe('1');
    await desk.page.locator('[name=longestWait]').scrollIntoViewIfNeeded();
    await browser.shoot('queue-rules-en');
    await desk.button('Cancel').click();
    await change('lines', NUMBER);
    await browser.shoot('line-urgency-en');
  });
});
