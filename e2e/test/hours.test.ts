import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { Browser } from '../src/Browser';
import { CALLER_NUMBER, NUMBER, type Call } from '../src/CallCentre';
import { Caller } from '../src/Caller';
import { until } from '../src/conditions';
import { Desk } from '../src/Desk';
import { Instance } from '../src/Instance';
import { firstAdministrator, type Person } from '../src/people';

interface Row {
  readonly id: string;
  readonly name: string;
}

const CALENDAR = '海州市人力资源和社会保障局十二三三三热线服务中心工作日服务时间（含调休上班日，节假日休息）';

describe('queues let callers in by service hours, or shut and open whatever the hour', () => {
  let instance: Instance;
  let admin: Person;
  let browser: Browser;
  let desk: Desk;
  let queue: Row;

  beforeAll(async () => {
    instance = await Instance.start({ name: 'hours', flags: ['--sample'] });
    admin = await firstAdministrator(instance);
    browser = await Browser.open();
    browser.expect(/status of 4(09|22)/);
    desk = new Desk(browser, instance.url);
    await desk.signIn(admin.loginName, admin.password);
    await desk.speak('zh');
    const lines = await admin.client.readAll<{ number: string; queueId: string }>('/api/hotline/lines');
    const queues = await admin.client.readAll<Row>('/api/hotline/queues');
    const found = queues.find((each) => each.id === lines.find((line) => line.number === NUMBER)?.queueId);
    if (found === undefined) throw new Error(`no queue is that of ${NUMBER}`);
    queue = found;
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser.shoot(`failed-${task.name.slice(0, 60)}`);
    expect(browser.complaints()).toEqual([]);
  });

  afterAll(() => browser.close());

  const ring = (): Promise<Caller> =>
    Caller.call({ sip: instance.sip, number: NUMBER, from: CALLER_NUMBER, hz: 700, staysMs: 60_000 });
  /** What became of calls, the latest first. */
  const fates = async (): Promise<string[]> =>
    (await admin.client.readAll<Call>('/api/calls')).map((call) => call.cause ?? call.stage);

  const rowOf = (name: string): Locator =>
    desk.page.getByRole('row').filter({ has: desk.page.getByText(name, { exact: true }) });

  async function menu(row: string, item: string): Promise<void> {
    await rowOf(row).getByRole('button').last().click();
    await desk.page.getByRole('menuitem', { name: item }).click();
    await desk.dialog.waitFor();
  }

  /** Sets the opening of the queue on its page, and waits until the core has taken it, as the page says it. */
  async function setOpening(word: string, sign: string): Promise<void> {
    await desk.open('/hotline/queues');
    await menu(queue.name, '修改…');
    await desk.dialog.getByText(word, { exact: true }).click();
    await browser.shoot(`queue-opening-${word}`);
    await desk.button('保存').click();
    await desk.dialog.waitFor({ state: 'detached' });
    await rowOf(queue.name).getByText(sign, { exact: true }).waitFor();
  }

  /** Calls until the call comes to such an end or stage: the core learns of a change moments after the page. */
  async function rings(fate: string): Promise<void> {
    await until(
      `a call is ${fate}`,
      async () => {
        const before = (await fates()).length;
        const caller = await ring();
        await until(
          'the call is decided on',
          async () => {
            const all = await fates();
            return all.length > before && ['waiting', 'queue-closed'].includes(all[0] ?? '');
          },
          30_000,
        );
        const isSo = (await fates())[0] === fate;
        caller.drop();
        return isSo;
      },
      60_000,
    );
  }

  test('given_a_queue_when_it_is_shut_on_the_page_then_a_caller_is_ended_and_the_list_says_why', async () => {
    await setOpening('关闭', '已关闭');
    await rings('queue-closed');
    await desk.open('/calls');
    await desk.page.getByText('非服务时间').first().waitFor();
    await browser.shoot('calls-queue-closed-zh');
    expect(await browser.axeFaults()).toEqual([]);
  }, 180_000);

  test('given_a_queue_that_was_shut_when_it_is_opened_again_then_it_takes_a_caller', async () => {
    await setOpening('按服务时间', '开放');
    await rings('waiting');
  }, 180_000);

  test('given_no_calendar_yet_when_one_is_added_then_it_is_listed_with_holidays_and_previewed', async () => {
    await desk.open('/hotline/hours');
    await browser.shoot('hours-empty-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await desk.button('添加服务日历').first().click();
    await desk.dialog.waitFor();
    await desk.page.locator('[name=name]').fill(CALENDAR);
    const queues = await admin.client.readAll<Row & { projectId: string }>('/api/hotline/queues');
    const projects = await admin.client.readAll<Row>('/api/organisation/projects');
    const projectId = queues.find((each) => each.id === queue.id)?.projectId;
    await desk.choose('项目', projects.find((each) => each.id === projectId)?.name ?? '');
    await desk.page.locator('[name=week-3]').fill('8点到12点');
    await desk.button('保存').click();
    await desk.page.getByText('不是一天之内的时间段').waitFor();
    await browser.shoot('calendar-error-zh');
    for (const field of ['week-1', 'week-2', 'week-3', 'week-4', 'week-5', 'makeUpDays']) {
      await desk.page.locator(`[name=${field}]`).fill('');
    }
    await desk.button('添加日期').click();
    await desk.page.locator('[name=ownDate-1]').fill('2030-10-01');
    await desk.page.locator('[name=ownHours-1]').fill('8:00—12:00、13:00至18:00');
    await browser.shoot('calendar-dialog-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await desk.button('保存').click();
    await desk.dialog.waitFor({ state: 'detached' });
    await browser.shoot('hours-zh');
    await menu(CALENDAR, '预览两周…');
    await desk.page.locator('[name=from]').fill('2030-09-30');
    await desk.page.getByText('08:00-12:00 13:00-18:00').waitFor();
    await browser.shoot('calendar-preview-zh');
    expect(await browser.axeFaults()).toEqual([]);
  }, 120_000);

  test('given_a_calendar_that_is_closed_now_when_the_queue_goes_by_it_then_a_caller_is_ended', async () => {
    await desk.open('/hotline/queues');
    await menu(queue.name, '修改…');
    await desk.choose('服务日历', CALENDAR);
    await desk.page.getByText('接完为止').scrollIntoViewIfNeeded();
    await browser.shoot('queue-opening-hours-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await desk.button('保存').click();
    await desk.dialog.waitFor({ state: 'detached' });
    await rowOf(queue.name).getByText('现在关闭').waitFor();
    await browser.shoot('queues-closed-zh');
    await rings('queue-closed');

    await desk.open('/hotline/hours');
    await menu(CALENDAR, '删除…');
    await desk.dialog.getByRole('button', { name: '删除', exact: true }).click();
    await desk.dialog.getByText(queue.name).waitFor();
    await browser.shoot('calendar-in-use-zh');
  }, 180_000);

  test('given_a_year_that_is_not_published_when_its_holidays_are_entered_then_they_stand_there', async () => {
    await desk.open('/hotline/hours');
    const section = desk.page.locator('.holidays');
    await section.getByText('未公布', { exact: true }).waitFor();
    const year = await section.locator('select').inputValue();
    await section.getByRole('button', { name: '录入…' }).click();
    await desk.dialog.waitFor();
    await desk.page.locator('[name=off-new-year]').fill(`${String(Number(year) - 1)}-12-31~01-02`);
    await desk.page.locator('[name=work-new-year]').fill('01-32');
    await desk.button('保存').click();
    await desk.page.getByText('请写成 02-15').waitFor();
    await browser.shoot('holidays-dialog-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await desk.page.locator('[name=work-new-year]').fill('1月9日');
    await desk.button('保存').click();
    await desk.dialog.waitFor({ state: 'detached' });
    await section.getByText('已录入', { exact: true }).waitFor();
    await section.getByText('01-09').waitFor();
    await browser.shoot('holidays-zh');
  }, 60_000);

  test('given_the_pages_in_english_when_they_are_looked_at_then_they_say_the_same', async () => {
    await desk.speak('en');
    await desk.open('/hotline/hours');
    await desk.page.getByText('Entered', { exact: true }).waitFor();
    await browser.shoot('hours-en');
    await menu(CALENDAR, 'Change…');
    await browser.shoot('calendar-dialog-en');
    await desk.button('Cancel').click();
    await desk.open('/hotline/queues');
    await desk.page.getByText('Closed now').waitFor();
    await browser.shoot('queues-closed-en');
    await menu(queue.name, 'Change…');
    await desk.page.getByText('Is still served').scrollIntoViewIfNeeded();
    await browser.shoot('queue-opening-en');
  }, 60_000);
});
