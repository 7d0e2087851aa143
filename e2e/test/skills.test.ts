import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { Browser } from '../src/Browser';
import { CALLER_NUMBER, CallCentre, NUMBER, type Call } from '../src/CallCentre';
import { Caller } from '../src/Caller';
import { until } from '../src/conditions';
import { Desk } from '../src/Desk';
import { arrive, firstAdministrator, type Person } from '../src/people';

interface Row {
  readonly id: string;
  readonly name: string;
}

interface Line extends Row {
  readonly number: string;
  readonly queueId: string;
}

const SKILL = '社会保险关系跨省转移接续与待遇资格认证业务（含异地居住人员）';
const AGENT = '王晓燕';
const SHARE = '南珠移动客服热线话务分配比例（声远外包与晨桥呼叫中心，二比一）';
const SHARED_NUMBER = '10000';
const VENDOR_OF_TWO = '声远服务外包有限公司';
const VENDOR_OF_ONE = '晨桥呼叫中心有限公司';

describe('queues ask skills that agents are certified in, and shares divide callers among vendors', () => {
  let centre: CallCentre;
  let admin: Person;
  let browser: Browser;
  let desk: Desk;
  let queue: Row;

  beforeAll(async () => {
    centre = await CallCentre.open('skills');
    admin = await firstAdministrator(centre.instance);
    browser = await Browser.open();
    browser.expect(/status of 4(09|22)/);
    desk = new Desk(browser, centre.instance.url);
    await desk.signIn(admin.loginName, admin.password);
    await desk.speak('zh');
    const queues = await admin.client.readAll<Row>('/api/hotline/queues');
    const lines = await admin.client.readAll<Line>('/api/hotline/lines');
    const found = queues.find((each) => each.id === lines.find((line) => line.number === NUMBER)?.queueId);
    if (found === undefined) throw new Error(`no queue is that of ${NUMBER}`);
    queue = found;
  }, 120_000);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser.shoot(`failed-${task.name.slice(0, 60)}`);
    expect(browser.complaints()).toEqual([]);
  });

  afterAll(async () => {
    await browser.close();
    await centre.browser.close();
  });

  const calls = (): Promise<Call[]> => admin.client.readAll<Call>('/api/calls');
  const stages = async (): Promise<string[]> =>
    (await calls()).filter((call) => call.endedAt === null).map((call) => call.stage);

  const rowOf = (name: string): Locator =>
    desk.page.getByRole('row').filter({ has: desk.page.getByText(name, { exact: true }) });

  async function menu(row: string, item: string | RegExp): Promise<void> {
    await rowOf(row).first().getByRole('button').last().click();
    await desk.page.getByRole('menuitem', { name: item }).click();
    await desk.dialog.waitFor();
  }

  async function save(): Promise<void> {
    await desk.button('保存').click();
    await desk.dialog.waitFor({ state: 'detached' });
  }

  test('given_no_skill_yet_when_one_is_added_on_the_page_then_it_stands_there_beside_the_agents', async () => {
    await desk.open('/hotline/skills');
    await desk.page.getByText(AGENT, { exact: true }).waitFor();
    await browser.shoot('skills-empty-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await desk.button('添加技能').first().click();
    await desk.dialog.waitFor();
    await desk.button('保存').click();
    await desk.page.getByText('请填写此项。').waitFor();
    await browser.shoot('skill-error-zh');
    await desk.page.locator('[name=name]').fill(SKILL);
    await desk.choose('项目', '远禾服务热线');
    await desk.page.locator('[name=note]').fill('参加业务培训并通过考试，成绩不低于八十分');
    await browser.shoot('skill-dialog-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await save();
    await rowOf(SKILL).waitFor();
    await browser.shoot('skills-zh');
  }, 60_000);

  test('given_a_queue_that_asks_the_skill_when_the_agent_has_none_then_callers_wait', async () => {
    await desk.open('/hotline/queues');
    await menu(queue.name, '修改…');
    await desk.dialog.getByText('技能要求与话务份额').click();
    await desk.button('添加阶段').click();
    await desk.page.locator('[name=step-1-1-level-1]').fill('101');
    await desk.button('保存').click();
    await desk.page.getByText('请选择技能。').waitFor();
    await browser.shoot('queue-steps-error-zh');
    await desk.choose('技能', SKILL);
    await desk.page.locator('[name=step-1-1-level-1]').fill('50');
    await desk.button('添加阶段').click();
    await desk.page.locator('[name=after-2]').fill('3600');
    await desk.page.getByText('第 2 阶段').scrollIntoViewIfNeeded();
    await browser.shoot('queue-steps-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await save();

    await centre.beginWork();
    const first = await centre.ring(15_000);
    await until('the first waits', async () => (await stages()).join() === 'waiting', 30_000);
    const second = await centre.ring(5_000);
    await until('both wait', async () => (await stages()).join() === 'waiting,waiting', 30_000);
    await Promise.all([first.over(), second.over()]);
    await until('both are gone', async () => (await stages()).length === 0, 30_000);
  }, 180_000);

  test('given_a_caller_who_waits_when_the_certificate_is_entered_then_the_agent_is_offered', async () => {
    const caller = await centre.ring(30_000);
    await until('the caller waits', async () => (await stages()).join() === 'waiting', 30_000);
    await desk.open('/hotline/skills');
    await menu(AGENT, '录入认证…');
    await desk.choose('技能', SKILL);
    await desk.page.locator('[name=level]').fill('60');
    await desk.page.locator('[name=from]').fill('2026-01-02');
    await desk.page.locator('[name=until]').fill('2026-01-01');
    await desk.button('保存').click();
    await desk.page.getByText('截止日期早于生效日期 2026-01-02').waitFor();
    await browser.shoot('certificate-error-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await desk.page.locator('[name=until]').fill('2099-12-31');
    await save();
    await rowOf(AGENT).getByText('60 级').waitFor();
    await browser.shoot('certificates-zh');
    await centre.accept();
    await caller.over();
    await centre.endWrapUp();
  }, 180_000);

  test('given_a_certificate_that_was_taken_back_when_the_next_step_comes_then_the_agent_is_offered', async () => {
    await desk.open('/hotline/skills');
    await menu(AGENT, /^撤销/);
    await browser.shoot('revoke-zh');
    await desk.dialog.getByRole('button', { name: '撤销', exact: true }).click();
    await desk.dialog.waitFor({ state: 'detached' });
    await rowOf(AGENT).getByText('没有认证').waitFor();
    await desk.open('/hotline/queues');
    await menu(queue.name, '修改…');
    await desk.dialog.getByText('技能要求与话务份额').click();
    await desk.page.locator('[name=after-2]').fill('4');
    await save();

    const caller = await centre.ring(15_000);
    await centre.accept();
    await caller.over();
    expect((await calls())[0]?.waitedMs).toBeGreaterThanOrEqual(4_000);
    await centre.endWrapUp();
  }, 180_000);

  test('given_a_skill_that_is_asked_for_when_it_is_removed_then_it_is_said_where', async () => {
    await desk.open('/hotline/skills');
    await menu(SKILL, '删除…');
    await desk.dialog.getByRole('button', { name: '删除', exact: true }).click();
    await desk.dialog.getByText(`${queue.name} 要求`).waitFor();
    await browser.shoot('skill-in-use-zh');
  }, 60_000);

  test('given_a_share_of_two_to_one_when_six_callers_come_then_four_and_two_are_assigned', async () => {
    await desk.open('/hotline/shares');
    await browser.shoot('shares-empty-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await desk.button('添加份额').first().click();
    await desk.dialog.waitFor();
    await desk.page.locator('[name=name]').fill(SHARE);
    await desk.choose('项目', '南珠移动呼入人工服务');
    await desk.page.locator('[name=weight-1]').fill('0');
    await desk.button('保存').click();
    await desk.page.getByText('请填写 1 到 10000 之间的整数。').waitFor();
    await browser.shoot('share-error-zh');
    await desk.page.locator('[name=weight-1]').fill('2');
    await browser.shoot('share-dialog-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await save();
    await rowOf(SHARE).first().waitFor();

    await desk.open('/hotline/lines');
    await menu(SHARED_NUMBER, '修改…');
    await desk.dialog.getByText('技能要求与话务份额').click();
    await desk.choose('话务份额', SHARE);
    await desk.page.getByText('按份额分给').scrollIntoViewIfNeeded();
    await browser.shoot('line-share-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await save();

    const callers: Caller[] = [];
    for (let count = 1; count <= 6; count++) {
      callers.push(
        await Caller.call({
          sip: centre.instance.sip,
          number: SHARED_NUMBER,
          from: CALLER_NUMBER,
          hz: 700,
          staysMs: 120_000,
        }),
      );
      await until(`${String(count)} wait`, async () => (await stages()).length === count, 30_000);
    }
    await until('each has a vendor', async () => (await assigned()).join() === '2,4', 30_000);
    await desk.open('/hotline/shares');
    const rows = desk.page.locator('.assigned tbody tr');
    await rows.filter({ hasText: VENDOR_OF_TWO }).getByText('4', { exact: true }).waitFor();
    await rows.filter({ hasText: VENDOR_OF_ONE }).getByText('33.3%').first().waitFor();
    await browser.shoot('shares-zh');
    expect(await browser.axeFaults()).toEqual([]);
    callers.forEach((caller) => caller.drop());
  }, 240_000);

  const assigned = async (): Promise<number[]> =>
    (await admin.client.read<{ readonly assigned: number }[]>('/api/reports/shares'))
      .map((each) => each.assigned)
      .sort();

  test('given_a_vendor_when_it_looks_at_the_shares_then_it_sees_its_own_row_only', async () => {
    const first = centre.instance.firstSignIns().find((each) => each.loginName === 'leader-chenqiao');
    if (first === undefined) throw new Error('nobody leads at Chenqiao');
    const leader = await arrive(first, centre.instance.url);
    const own = await Browser.open();
    const theirs = new Desk(own, centre.instance.url);
    await theirs.signIn(leader.loginName, leader.password);
    await theirs.speak('zh');
    await theirs.open('/hotline/shares');
    await theirs.page.locator('.assigned').getByText(VENDOR_OF_ONE).waitFor();
    await own.shoot('shares-vendor-zh');
    expect(await theirs.page.locator('.assigned tbody tr').count()).toBe(1);
    const text = await theirs.page.locator('main').innerText();
    expect(text).not.toContain('声远');
    await theirs.open('/hotline/skills');
    await own.shoot('skills-vendor-zh');
    await own.close();
  }, 60_000);

  test('given_the_pages_in_english_when_they_are_looked_at_then_they_say_the_same', async () => {
    await desk.speak('en');
    await desk.open('/hotline/skills');
    await browser.shoot('skills-en');
    await desk.open('/hotline/shares');
    await browser.shoot('shares-en');
    await menu(SHARE, 'Change…');
    await browser.shoot('share-dialog-en');
    await desk.button('Cancel').click();
    await desk.open('/hotline/queues');
    await menu(queue.name, 'Change…');
    await desk.dialog.getByText('Skills and vendor shares').click();
    await desk.page.getByText('Step 2').scrollIntoViewIfNeeded();
    await browser.shoot('queue-steps-en');
    expect(await browser.axeFaults()).toEqual([]);
  }, 60_000);
});
