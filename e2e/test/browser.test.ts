import { afterEach, beforeAll, describe, expect, test } from 'vitest';

import { Browser } from '../src/Browser';
import { Client } from '../src/Client';
import { Desk } from '../src/Desk';
import { Instance } from '../src/Instance';
import { arrive, PASSWORD } from '../src/people';
import { Authenticator } from '../src/totp';

const ROLES = ['client-supervisor', 'vendor-leader', 'agent'] as const;

describe('people use the pages in a real browser', () => {
  let instance: Instance;
  let browser: Browser;
  let desk: Desk;
  let secure: Desk;
  let password = PASSWORD;
  let admin: Client;
  let authenticator: Authenticator;

  beforeAll(async () => {
    instance = await Instance.start({ name: 'browser' });
    browser = await Browser.open();
    desk = new Desk(browser, instance.url);
    const trusting = await Browser.open({ authority: instance.file('tls/ca.crt') });
    secure = new Desk(trusting, `https://localhost:${instance.https}`);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser.shoot(`failed-${task.name.slice(0, 60)}`);
    expect([...browser.complaints(), ...secure.browser.complaints()]).toEqual([]);
    browser.expectNothing();
    secure.browser.expectNothing();
  });

  test('given_the_first_sign_in_when_made_over_http_then_the_password_is_changed_before_anything_else', async () => {
    const first = instance.firstSignInOf('administrator');
    await desk.open('/');
    await desk.title.getByText(desk.words.signIn, { exact: true }).waitFor();
    await browser.shoot('sign-in-first');
    // The built pages bring their styles: a button of the browser's own would be grey.
    const button = desk.button(desk.words.signIn);
    expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(63, 79, 201)');
    await desk.giveCredentials(first.loginName, first.password);
    await desk.title.getByText(desk.words.firstPassword, { exact: true }).waitFor();
    await desk.open('/people');
    await desk.title.getByText(desk.words.firstPassword, { exact: true }).waitFor();
    await browser.shoot('first-password');
    await desk.giveFirstPassword(first.password, PASSWORD);
    await desk.title.getByText(desk.words.firstPassword, { exact: true }).waitFor({ state: 'detached' });
    await desk.open('/');
    await desk.atHome();
    expect(instance.firstSignIns()).toEqual([]);
    admin = new Client(instance.url);
    expect((await admin.signIn(first.loginName, PASSWORD)).status).toBe(200);
  });

  test('given_the_root_is_trusted_when_somebody_arrives_over_https_then_the_same_pages_open_without_a_warning', async () => {
    const added = await admin.do<{ initialPassword: string }>('POST', '/api/identity/people', {
      name: '第二位管理员',
      loginName: 'second-admin',
      language: 'zh',
      role: 'administrator',
    });
    await secure.open('/');
    await secure.giveCredentials('second-admin', added.initialPassword);
    await secure.giveFirstPassword(added.initialPassword, PASSWORD);
    await secure.atHome();
    expect(await secure.page.evaluate(() => window.isSecureContext)).toBe(true);
    await secure.signOut();
  });

  test('given_empty_lists_when_opened_then_they_say_what_will_stand_there_and_how_to_begin', async () => {
    for (const page of ['clients', 'vendors', 'projects']) {
      await desk.open(`/organisation/${page}`);
      await desk.page.getByText(/这里将列出/).waitFor();
      await browser.shoot(`${page}-empty`);
    }
  });

  test('given_an_administrator_when_client_vendor_project_and_person_are_added_then_each_is_listed', async () => {
    await addParty('clients', '恒瑞产业集团有限公司', '恒瑞集团');
    await addParty('vendors', '华声服务外包有限公司', '华声外包');

    await desk.open('/organisation/projects');
    await desk.button(desk.words.addProject).first().click();
    await desk.dialog.getByLabel(desk.words.name, { exact: true }).fill('恒瑞服务热线');
    await desk.choose(desk.words.client, '恒瑞产业集团有限公司');
    await desk.choose(desk.words.vendors, '华声服务外包有限公司');
    await desk.page.keyboard.press('Escape');
    await desk.dialog.getByRole('button', { name: desk.words.save, exact: true }).click();
    await desk.notice(desk.words.projectAdded('恒瑞服务热线')).waitFor();
    await desk.page.getByRole('rowheader', { name: '恒瑞服务热线' }).waitFor();

    await desk.open('/people');
    await desk.button(desk.words.addPerson).click();
    await desk.dialog.getByLabel(desk.words.personName, { exact: true }).fill('王晓燕');
    await desk.dialog.getByLabel(desk.words.loginName, { exact: true }).fill('wangxiaoyan');
    await desk.choose(desk.words.role, desk.words.agent);
    await desk.choose(desk.words.vendor, '华声服务外包有限公司');
    await desk.choose(desk.words.project, '恒瑞服务热线');
    await browser.shoot('person-dialog');
    await desk.dialog.getByRole('button', { name: desk.words.add, exact: true }).click();
    const shown = desk.dialog.locator('[data-secret="initial-password"]');
    const initial = await shown.innerText();
    await browser.shoot('initial-password');
    await desk.button(desk.words.handedOver).click();
    await desk.page.getByRole('row').filter({ hasText: 'wangxiaoyan' }).waitFor();

    const agent = new Client(instance.url);
    expect((await agent.signIn('wangxiaoyan', initial)).status).toBe(200);
  });

  test('given_a_form_with_gaps_when_sent_then_each_gap_is_named_and_nothing_is_added', async () => {
    await desk.open('/organisation/clients');
    await desk.button(desk.words.addClient).click();
    await desk.dialog.getByRole('button', { name: desk.words.save, exact: true }).click();
    await expect.poll(() => desk.dialog.getByText('请填写此项。').count()).toBe(2);
    await desk.page.keyboard.press('Escape');
    await desk.dialog.waitFor({ state: 'detached' });
    expect(await admin.readAll('/api/organisation/clients')).toHaveLength(1);
  });

  test('given_four_roles_when_each_signs_in_then_the_menu_shows_what_the_role_opens', async () => {
    const of = desk.words.menu;
    const menus = {
      administrator: [
        of.home,
        of.live,
        of.calls,
        of.hotline,
        of.trunks,
        of.telephones,
        of.organisation,
        of.people,
        of.audit,
        of.status,
      ],
      'client-supervisor': [of.home, of.live, of.calls, of.hotline, of.organisation, of.people, of.audit],
      'vendor-leader': [of.home, of.live, of.calls, of.hotline, of.organisation, of.people],
      agent: [of.home, of.desk, of.organisation],
    };
    expect(await desk.menu()).toEqual(menus.administrator);
    const names = { 'client-supervisor': '陈静', 'vendor-leader': '李娜', agent: '赵敏' };
    for (const role of ROLES) {
      await enrol(role, names[role]);
      await secure.signIn(role, PASSWORD);
      expect(await secure.menu(), role).toEqual(menus[role]);
      await secure.browser.shoot(`home-${role}`);
      await secure.signOut();
    }
  });

  test('given_an_agent_when_a_page_of_others_is_opened_then_it_says_who_can_help', async () => {
    await secure.signIn('agent', PASSWORD);
    await secure.open('/audit');
    await secure.title.getByText('您的角色不能打开这个页面').waitFor();
    expect(new URL(secure.page.url()).pathname).toBe('/forbidden');
    await secure.signOut();
  });

  test('given_what_was_done_when_the_audit_page_is_opened_then_it_is_there_with_its_person', async () => {
    await desk.open('/audit');
    const { signedIn, clientAdded, passwordChanged } = desk.words.auditOf;
    for (const action of [signedIn, clientAdded, passwordChanged]) {
      const row = desk.page
        .getByRole('row')
        .filter({ has: desk.page.getByRole('rowheader', { name: action, exact: true }) });
      await row.first().waitFor();
      expect(await row.first().innerText()).toMatch(/\d{4}-\d\d-\d\d\s+\d\d:\d\d:\d\d/);
    }
    await desk.page.getByRole('row').filter({ hasText: '系统管理员' }).first().waitFor();
  });

  test('given_another_language_when_chosen_then_the_page_speaks_it_now_and_after_the_next_sign_in', async () => {
    await desk.open('/');
    await desk.speak('en');
    expect(await desk.page.title()).toMatch(/^Home/);
    const { desk: ofAgents, ...ofAdministrators } = desk.words.menu;
    expect(await desk.menu()).toEqual(Object.values(ofAdministrators));
    expect(await desk.menu()).not.toContain(ofAgents);
    await desk.signOut();
    await desk.speak('zh', false);
    await desk.giveCredentials('admin', password);
    desk.language = 'en';
    await desk.atHome();
    expect(await desk.page.getAttribute('html', 'lang')).toBe('en');
    await desk.speak('zh');
    expect(await desk.page.getAttribute('html', 'lang')).toBe('zh-CN');
  });

  test('given_the_account_page_when_the_password_is_changed_then_only_the_new_one_opens', async () => {
    const fresh = 'Sieben-Kraniche-am-Fluss';
    await desk.open('/account');
    await desk.field(desk.words.currentPassword).fill(password);
    await desk.field(desk.words.freshPassword).fill(fresh);
    await desk.field(desk.words.repeatPassword).fill(fresh);
    await desk.button(desk.words.changePassword).click();
    await desk.notice(desk.words.passwordChanged).waitFor();
    await desk.signOut();

    browser.expect(/status of 401/);
    await desk.giveCredentials('admin', password);
    await desk.problem.filter({ hasText: desk.words.signInFailed }).waitFor();
    password = fresh;
    await desk.giveCredentials('admin', password);
    await desk.atHome();
  });

  test('given_a_second_factor_when_set_up_then_the_next_sign_in_asks_for_its_code', async () => {
    await desk.open('/account');
    await desk.button(desk.words.startFactor).click();
    await desk.dialog.getByLabel(desk.words.password, { exact: true }).fill(password);
    await desk.dialog.getByRole('button', { name: desk.words.next, exact: true }).click();
    const secret = desk.page.locator('[data-secret="totp"]');
    authenticator = new Authenticator(await secret.innerText());
    await browser.shoot('second-factor-scan');
    await desk.field(desk.words.factorCode).fill(authenticator.code());
    await desk.button(desk.words.confirmFactor).click();
    await desk.button(desk.words.codesKept).waitFor();
    await browser.shoot('second-factor-codes');
    await desk.button(desk.words.codesKept).click();
    await desk.page.getByText(desk.words.factorOn, { exact: true }).waitFor();

    await desk.signOut();
    browser.expect(/status of 401/);
    await desk.giveCredentials('admin', password);
    await desk.field(desk.words.code).waitFor();
    await browser.shoot('sign-in-code');
    await desk.field(desk.words.code).fill('000000');
    await desk.button(desk.words.verify).click();
    await desk.problem.filter({ hasText: '验证码不正确' }).waitFor();
    await desk.field(desk.words.code).fill(authenticator.code());
    await desk.button(desk.words.verify).click();
    await desk.atHome();
  });

  test('given_a_wrong_password_when_sent_again_and_again_then_a_countdown_says_when_the_next_may_come', async () => {
    secure.browser.expect(/status of 401/, /status of 429/);
    await secure.open('/sign-in');
    const countdown = secure.page.getByRole('timer');
    let first = 0;
    // The delay doubles: it has to last long enough to be seen going down.
    for (let attempt = 0; attempt < 12 && first < 3; attempt++) {
      await countdown.waitFor({ state: 'detached' });
      await secure.giveCredentials('vendor-leader', `wrong-password-${attempt}`);
      await secure.page.waitForLoadState('networkidle');
      await countdown.or(secure.problem).first().waitFor();
      first = (await countdown.isVisible()) ? secondsIn(await countdown.innerText()) : 0;
    }
    expect(first).toBeGreaterThanOrEqual(3);
    expect(await secure.button(secure.words.signIn).isDisabled()).toBe(true);
    await secure.browser.shoot('sign-in-delayed');
    await expect.poll(async () => secondsIn(await countdown.innerText()), { timeout: 5_000 }).toBeLessThan(first);
    await countdown.waitFor({ state: 'detached', timeout: 60_000 });
    await secure.giveCredentials('vendor-leader', PASSWORD);
    await secure.atHome();
    await secure.signOut();
  });

  test('given_only_a_keyboard_when_signing_in_then_every_step_has_the_focus_in_its_order', async () => {
    await secure.open('/sign-in');
    await secure.page.locator('input[name="loginName"]:focus').waitFor();
    await secure.page.keyboard.type('client-supervisor');
    await secure.page.keyboard.press('Tab');
    await secure.page.keyboard.type(PASSWORD);
    expect(await tabStops(secure, 3)).toEqual([
      '显示密码',
      secure.words.signIn,
      '浏览器提示“不安全”？安装本站的根证书',
    ]);
    await secure.page.locator('input[name="password"]').focus();
    await secure.page.keyboard.press('Enter');
    await secure.atHome();
    await secure.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await secure.open('/');
    expect((await tabStops(secure, 3))[0]).toBe('跳到正文');
    await secure.signOut();
  });

  test('given_a_session_that_ended_elsewhere_when_the_next_page_is_opened_then_one_signs_in_and_returns_there', async () => {
    await secure.signIn('client-supervisor', PASSWORD);
    const other = new Client(instance.url);
    expect((await other.signIn('second-admin', PASSWORD)).status).toBe(200);
    const people = await other.readAll<{ id: string }>(`/api/identity/people?q=${encodeURIComponent('陈静')}`);
    const reset = await other.do<{ initialPassword: string }>(
      'POST',
      `/api/identity/people/${people[0]?.id ?? ''}/reset`,
    );
    // The page asks again at once, and is told that the password comes first.
    secure.browser.expect(/status of 40[13]/);
    await secure.page
      .getByRole('navigation', { name: secure.words.mainMenu })
      .getByRole('link', { name: secure.words.menu.people })
      .click();
    await secure.page.getByText('登录已过期').waitFor();
    await secure.giveCredentials('client-supervisor', reset.initialPassword);
    await secure.giveFirstPassword(reset.initialPassword, `${PASSWORD}-again`);
    await secure.title.getByText(secure.words.menu.people, { exact: true }).waitFor();
    await secure.signOut();
  });

  async function addParty(page: 'clients' | 'vendors', name: string, shortName: string): Promise<void> {
    const words = desk.words;
    await desk.open(`/organisation/${page}`);
    await desk
      .button(page === 'clients' ? words.addClient : words.addVendor)
      .first()
      .click();
    await desk.dialog.getByLabel(words.name, { exact: true }).fill(name);
    await desk.dialog.getByLabel(words.shortName, { exact: true }).fill(shortName);
    await browser.shoot(`${page}-dialog`);
    await desk.dialog.getByRole('button', { name: words.save, exact: true }).click();
    await desk.notice(page === 'clients' ? words.clientAdded(name) : words.vendorAdded(name)).waitFor();
    await desk.page.getByRole('rowheader', { name }).waitFor();
  }

  /** Adds a person of a role, whose login name is the role's, and changes the initial password. */
  async function enrol(role: (typeof ROLES)[number], name: string): Promise<void> {
    const [client] = await admin.readAll<{ id: string }>('/api/organisation/clients');
    const [vendor] = await admin.readAll<{ id: string }>('/api/organisation/vendors');
    const [project] = await admin.readAll<{ id: string }>('/api/organisation/projects');
    const scope =
      role === 'client-supervisor' ? { clientId: client?.id } : { vendorId: vendor?.id, projectId: project?.id };
    const person = { name, loginName: role, language: 'zh', role, ...scope };
    const added = await admin.do<{ initialPassword: string }>('POST', '/api/identity/people', person);
    await arrive({ role, name, loginName: role, password: added.initialPassword }, instance.url);
  }
});

const secondsIn = (text: string): number => {
  const [, minutes = '0', seconds = '0'] = /(\d\d):(\d\d)/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

/** Presses Tab so many times, and gives what each element that got the focus is called. */
async function tabStops(desk: Desk, count: number): Promise<string[]> {
  const names: string[] = [];
  for (let stop = 0; stop < count; stop++) {
    await desk.page.keyboard.press('Tab');
    names.push(
      await desk.page.evaluate(() => {
        const here = document.activeElement;
        return here?.getAttribute('aria-label') ?? here?.textContent.trim() ?? '';
      }),
    );
  }
  return names;
}
