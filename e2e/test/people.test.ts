import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { Browser } from '../src/Browser';
import { CallCentre } from '../src/CallCentre';
import { Client } from '../src/Client';
import { until } from '../src/conditions';
import { Desk } from '../src/Desk';
import { arrive, firstAdministrator, type Person } from '../src/people';

interface Row {
  readonly id: string;
  readonly name: string;
}

interface Grant {
  readonly state: string;
  readonly grant: { readonly role: string; readonly team: Row | null };
}

const AGENT = '王晓燕';
const LEADER = '李娜';
const FIRST = '远禾热线一组';
const SECOND = '远禾热线二组';
const PROJECT = '远禾服务热线';
const VENDOR = '声远服务外包有限公司';
const NOBODY_SIGNED_IN = '管辖范围内现在没有签入的座席。座席签入后会列在这里。';

describe('people get roles by duty and time, and stand in teams by days', () => {
  let centre: CallCentre;
  let admin: Person;
  let leader: Person;
  let browser: Browser;
  let desk: Desk;
  let own: Browser;
  let live: Desk;

  beforeAll(async () => {
    centre = await CallCentre.open('people');
    await centre.beginWork();
    admin = await firstAdministrator(centre.instance);
    const first = centre.instance.firstSignIns().find((each) => each.loginName === 'leader-shengyuan');
    if (first === undefined) throw new Error('there is no leader');
    leader = await arrive(first, centre.instance.url);
    browser = await Browser.open();
    desk = new Desk(browser, centre.instance.url);
    await desk.signIn(admin.loginName, admin.password);
    await desk.speak('zh');
    own = await Browser.open();
    live = new Desk(own, centre.instance.url);
    await live.signIn(leader.loginName, leader.password);
  }, 180_000);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await browser.shoot(`failed-${task.name.slice(0, 60)}`);
      await own.shoot(`failed-leader-${task.name.slice(0, 50)}`);
    }
    expect([...browser.complaints(), ...own.complaints()]).toEqual([]);
  });

  afterAll(async () => {
    await own.close();
    await browser.close();
    await centre.browser.close();
  });

  const rowOf = (name: string): Locator =>
    desk.page.getByRole('row').filter({ has: desk.page.getByText(name, { exact: true }) });
  const panel = (): Locator => desk.page.locator('aside.panel');

  async function menu(row: string, item: string): Promise<void> {
    await rowOf(row).first().getByRole('button').last().click();
    await desk.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  async function send(word: string): Promise<void> {
    await desk.dialog.getByRole('button', { name: word, exact: true }).click();
    await desk.dialog.waitFor({ state: 'detached' });
  }

  async function both(name: string): Promise<void> {
    await browser.shoot(`${name}-zh`);
    expect(await browser.axeFaults()).toEqual([]);
    expect(await browser.sidewaysScroll()).toBe(0);
    await desk.speak('en');
    await browser.shoot(`${name}-en`);
    await desk.speak('zh');
  }

  test('given_a_side_when_a_person_is_added_then_its_roles_are_offered_each_with_its_duty', async () => {
    await desk.open('/people');
    await desk.button('添加人员').click();
    await desk.dialog.getByText('委托方', { exact: true }).first().click();
    await desk.choose('角色', '业务指导');
    await desk.dialog.getByText('指导具体班组：监听、密语，播放录音。').waitFor();
    await browser.shoot('person-role-zh');
    await desk.dialog.getByLabel('姓名', { exact: true }).fill('孙丽华');
    await desk.dialog.getByLabel('登录名', { exact: true }).fill('sunlihua');
    await desk.choose('委托方', '远禾产业集团有限公司');
    await desk.dialog.getByRole('button', { name: '添加', exact: true }).click();
    await desk.button('我已记下，关闭').click();
    await rowOf('孙丽华').getByText('业务指导').waitFor();
    await both('people-roles');
  }, 60_000);

  test('given_a_team_when_people_are_brought_in_then_each_day_shows_its_own_team', async () => {
    await desk.open('/organisation/teams');
    await desk.page.getByText('从建立第一个班组开始，再把座席和班长加入进来。').waitFor();
    await browser.shoot('teams-empty-zh');
    for (const name of [FIRST, SECOND]) {
      await desk.button('建立班组').first().click();
      await desk.dialog.getByLabel('名称', { exact: true }).fill(name);
      await desk.choose('项目', PROJECT);
      await desk.choose('所属方', VENDOR);
      await browser.shoot('team-dialog-zh');
      await send('保存');
      await rowOf(name).waitFor();
    }
    await menu(FIRST, '人员…');
    await panel().waitFor();
    for (const [part, person] of [
      ['座席', `${AGENT} (agent-shengyuan)`],
      ['班长', `${LEADER} (leader-shengyuan)`],
      ['业务指导', '孙丽华 (sunlihua)'],
    ] as const) {
      await desk.button('加入人员').click();
      await desk.dialog.getByText(part, { exact: true }).first().click();
      await desk.choose('人员', person);
      await browser.shoot('team-bring-zh');
      await send('加入');
      await panel()
        .getByText(person.split(' ')[0] ?? '', { exact: true })
        .waitFor();
    }
    await both('team-people');
    await desk.page.keyboard.press('Escape');
    await desk.button('关闭详情').click();
    await rowOf(FIRST).getByText('1 : 1', { exact: true }).first().waitFor();

    const [team] = await admin.client.readAll<Row>('/api/organisation/teams');
    await crowd(team?.id ?? '');
    await desk.open('/organisation/teams');
    await rowOf(FIRST).getByText('1 : 21，超过 1 : 20').first().waitFor();
    await both('teams');
    await desk.page.locator('[name=day]').fill('2026-01-31');
    await rowOf(FIRST).getByText('未设置').first().waitFor();
    await browser.shoot('teams-of-another-day-zh');
  }, 120_000);

  test('given_a_file_of_people_when_a_row_is_wrong_then_it_is_named_and_when_mended_all_come_in', async () => {
    const head = '姓名,登录名,角色,承接方,项目,班组\r\n';
    const file = (rows: string) => ({ name: '人员.csv', mimeType: 'text/csv', buffer: Buffer.from(head + rows) });
    await desk.open('/people');
    await desk.button('导入').click();
    const input = desk.dialog.locator('input[type=file]');
    await input.setInputFiles(
      file('周敏,zhoumin,座席,声远外包,远禾服务热线,远禾热线二组\r\n吴磊,agent-shengyuan,歌手,声远外包,,\r\n'),
    );
    await desk.dialog.getByText('人员.csv：有 1 行需要修改。改好后请重新选择文件。').waitFor();
    await desk.dialog.locator('[data-row="2"]').getByText('没有这个角色').waitFor();
    await browser.shoot('import-refused-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await input.setInputFiles(
      file('周敏,zhoumin,座席,声远外包,远禾服务热线,远禾热线二组\r\n吴磊,wulei,质检员,声远外包,,\r\n'),
    );
    await desk.dialog.getByText('人员.csv：2 人，没有问题。').waitFor();
    await browser.shoot('import-good-zh');
    await desk.dialog.getByRole('button', { name: '导入 2 人', exact: true }).click();
    await desk.dialog.getByText('已导入 2 人。').waitFor();
    await browser.shoot('import-done-zh');
    const [, second = ''] = (await desk.dialog.locator('[data-secret]').innerText()).split('\n');
    const [loginName = '', password = ''] = second.split(',');
    await send('我已记下，关闭');
    await rowOf('周敏').waitFor();
    expect((await new Client(centre.instance.url).signIn(loginName, password)).status).toBe(200);
  }, 60_000);

  test('given_a_project_when_its_agents_are_the_clients_then_it_is_a_seat_lease', async () => {
    await desk.open('/organisation/projects');
    await rowOf(PROJECT).getByText('自控他营').waitFor();
    await menu(PROJECT, '分工…');
    await desk.dialog.getByRole('radiogroup', { name: '系统归属' }).getByText('承接方').click();
    await desk.dialog.getByRole('radiogroup', { name: '座席由谁管理' }).getByText('委托方').click();
    await desk.dialog.getByText('合作形式：座席租赁。').waitFor();
    await browser.shoot('project-division-zh');
    await send('保存');
    await rowOf(PROJECT).getByText('座席租赁').waitFor();
    await both('projects-divided');
  }, 60_000);

  test('given_a_leader_when_the_role_is_for_one_team_then_only_its_agents_are_seen_and_the_open_page_follows', async () => {
    await live.page.getByRole('link', { name: '实时监控' }).first().click();
    await live.page.locator('.supervised tbody tr').filter({ hasText: AGENT }).waitFor();
    await desk.open('/people');
    await menu(LEADER, '授权…');
    await panel().getByText('有效').waitFor();
    await panel().getByRole('button', { name: '收回', exact: true }).click();
    await desk.dialog.getByText(`收回后，${LEADER}立即不再是“班长”，打开的页面会重新载入。`).waitFor();
    await browser.shoot('grant-end-zh');
    await send('收回');
    await panel().getByText('已结束').waitFor();
    await until('the leader may see nobody', async () => (await seen()) === 403, 10_000);
    await give(SECOND);
    await until('the leader sees no agent of another team', async () => same(await seen(), []), 10_000);
    await both('person-grants');

    await live.open('/live');
    await live.page.getByText(NOBODY_SIGNED_IN).waitFor();
    await own.shoot('live-of-another-team-zh');
    await give(FIRST);
    await until('the leader sees the agent of the team', async () => same(await seen(), [AGENT]), 10_000);
    await live.open('/live');
    await live.page.locator('.supervised tbody tr').filter({ hasText: AGENT }).waitFor();
    await live.open('/');
    await own.shoot('home-of-a-team-zh');

    const people = await admin.client.readAll<Row>(`/api/identity/people?q=${encodeURIComponent(LEADER)}`);
    const held = await admin.client.read<Grant[]>(`/api/identity/people/${people[0]?.id ?? ''}/grants`);
    expect(held.map((each) => `${each.state} ${each.grant.team?.name ?? 'all'}`)).toEqual([
      `in-force ${FIRST}`,
      `in-force ${SECOND}`,
      'past all',
    ]);
    const trail = await admin.client.readAll<{ action: string }>('/api/identity/audit');
    expect(trail.map((each) => each.action)).toEqual(
      expect.arrayContaining(['access.granted', 'access.withdrawn', 'team.added', 'team.joined']),
    );
    await desk.open('/audit');
    await desk.page.getByText('收回角色').first().waitFor();
    await both('audit-of-grants');
  }, 120_000);

  /** Twenty more agents in a team. */
  async function crowd(team: string): Promise<void> {
    const [vendor] = await admin.client.readAll<Row>('/api/organisation/vendors');
    const [project] = await admin.client.readAll<Row>('/api/organisation/projects');
    for (let i = 1; i <= 20; i++) {
      const { person } = await admin.client.do<{ person: Row }>('POST', '/api/identity/people', {
        name: `座席 ${String(i)}`,
        loginName: `agent-${String(i)}`,
        language: 'zh',
        role: 'agent',
        vendorId: vendor?.id,
        projectId: project?.id,
      });
      await admin.client.do('POST', `/api/organisation/teams/${team}/people`, { personId: person.id, part: 'member' });
    }
  }

  async function give(team: string): Promise<void> {
    await desk.button('授予角色').click();
    await desk.choose('角色', '班长');
    await desk.choose('班组', team);
    await browser.shoot('grant-dialog-zh');
    await send('授予');
    await panel().getByText(team).first().waitFor();
  }

  /** The names of the agents whom the leader may hear; the status where there is none to tell. */
  async function seen(): Promise<readonly string[] | number> {
    const answer = await leader.client.get('/api/supervision/agents');
    return answer.status === 200
      ? (await leader.client.read<Row[]>('/api/supervision/agents')).map((each) => each.name)
      : answer.status;
  }

  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
});
