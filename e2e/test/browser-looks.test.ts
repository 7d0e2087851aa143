import { afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { SIZES } from '../src/Browser';
import { Browser } from '../src/Browser';
import type { Client } from '../src/Client';
import { Desk } from '../src/Desk';
import { Instance, type Language } from '../src/Instance';
import { firstAdministrator, type Person } from '../src/people';

type Size = keyof typeof SIZES;
type Theme = 'light' | 'dark';

/** Before anybody is signed in, then as an administrator. */
const OUTSIDE = { 'sign-in': '/sign-in', trust: '/trust', 'not-found': '/no/such/page' };
const INSIDE = {
  home: '/',
  clients: '/organisation/clients',
  vendors: '/organisation/vendors',
  projects: '/organisation/projects',
  trunks: '/trunks',
  telephones: '/telephones',
  people: '/people',
  audit: '/audit',
  status: '/status',
  account: '/account',
  forbidden: '/forbidden',
};
const MANY = 120;

describe('every page in both languages, light and dark, small and large', () => {
  let instance: Instance;
  let browser: Browser;
  let desk: Desk;
  let admin: Person;

  beforeAll(async () => {
    instance = await Instance.start({ name: 'looks', flags: ['--sample'] });
    admin = await firstAdministrator(instance);
    browser = await Browser.open();
    desk = new Desk(browser, instance.url);
  });

  afterEach(() => expect(browser.complaints()).toEqual([]));

  /** Each language, theme and size with each of the others. */
  const looks: [Language, Theme, Size][] = [
    ['zh', 'light', 'laptop'],
    ['en', 'dark', 'laptop'],
    ['en', 'light', 'phone'],
    ['zh', 'dark', 'phone'],
    ['zh', 'light', 'desk'],
    ['en', 'dark', 'desk'],
  ];

  for (const [language, theme, size] of looks) {
    test(`given_${language}_${theme}_and_a_${size}_when_each_page_is_opened_then_it_fits_and_axe_is_content`, async () => {
      await browser.resize(size);
      await browser.appear(theme);
      await desk.open('/sign-in');
      await desk.speak(language, false);
      const faults: unknown[] = [];
      for (const [name, path] of Object.entries(OUTSIDE)) faults.push(...(await look(name, path)));
      await desk.signIn(admin.loginName, admin.password);
      await desk.speak(language);
      for (const [name, path] of Object.entries(INSIDE)) faults.push(...(await look(name, path)));
      await desk.signOut();
      expect(faults).toEqual([]);
    });

    async function look(name: string, path: string): Promise<unknown[]> {
      await desk.open(path);
      await browser.shoot(`${name}-${language}-${theme}-${size}`);
      const sideways = await browser.sidewaysScroll();
      const found = (await browser.axeFaults()).map((fault) => ({ page: name, ...fault }));
      return sideways > 0 ? [...found, { page: name, sideways }] : found;
    }
  }

  test('given_dialogs_and_menus_when_opened_then_axe_is_content_in_light_and_dark', async () => {
    await browser.resize('laptop');
    await desk.signIn(admin.loginName, admin.password);
    await desk.speak('zh');
    const faults: unknown[] = [];
    for (const theme of ['light', 'dark'] as const) {
      await browser.appear(theme);
      for (const [name, path, add] of [
        ['client-dialog', '/organisation/clients', desk.words.addClient],
        ['project-dialog', '/organisation/projects', desk.words.addProject],
        ['person-dialog', '/people', desk.words.addPerson],
      ] as const) {
        await desk.open(path);
        await desk.button(add).first().click();
        await desk.dialog.waitFor();
        await browser.shoot(`${name}-zh-${theme}-laptop`);
        faults.push(...(await browser.axeFaults()).map((fault) => ({ name, theme, ...fault })));
      }
      await desk.open('/');
      await desk.openUserMenu();
      await browser.shoot(`user-menu-zh-${theme}-laptop`);
      faults.push(...(await browser.axeFaults()).map((fault) => ({ name: 'user menu', theme, ...fault })));
    }
    expect(faults).toEqual([]);
  });

  test('given_a_phone_when_the_menu_is_opened_then_it_covers_the_page_and_closes_again', async () => {
    await browser.resize('phone');
    await browser.appear('light');
    await desk.open('/people');
    await desk.button('打开菜单').click();
    const people = desk.page
      .getByRole('navigation', { name: desk.words.mainMenu })
      .getByRole('link', { name: desk.words.menu.people });
    await people.waitFor();
    await browser.shoot('menu-zh-light-phone');
    await desk.page.keyboard.press('Escape');
    await people.waitFor({ state: 'hidden' });
  });

  test('given_a_long_list_when_read_to_its_end_then_every_row_comes_once_and_the_place_is_kept', async () => {
    await addMany(admin.client);
    await browser.resize('laptop');
    await desk.open('/organisation/clients');
    const rows = desk.page.getByRole('rowheader');
    const before = await rows.count();
    await browser.shoot('clients-many-zh-light-laptop');
    const more = desk.button('载入更多');
    await more.scrollIntoViewIfNeeded();
    const place = await desk.page.evaluate(() => window.scrollY);
    await more.click();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
    expect(await desk.page.evaluate(() => window.scrollY)).toBeGreaterThanOrEqual(place);
    while (await more.isVisible()) {
      const count = await rows.count();
      await more.click();
      await expect.poll(() => rows.count()).toBeGreaterThan(count);
    }
    const names = await rows.allInnerTexts();
    expect(names).toHaveLength(MANY + 2);
    expect(new Set(names).size).toBe(names.length);
    expect(await browser.sidewaysScroll()).toBe(0);
  });

  test('given_an_open_page_when_the_server_goes_away_then_it_says_so_and_heals_by_itself', async () => {
    browser.expect(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|status of 50[0-9]/);
    await desk.open('/organisation/vendors');
    await instance.stop();
    await desk.link(desk.words.menu.people).click();
    await desk.page.getByText('与服务器的连接断开了，正在重新连接。已填写的内容会保留。').waitFor();
    await browser.shoot('connection-lost-zh-light-laptop');
    await instance.start();
    await desk.page.getByText('与服务器的连接断开了').waitFor({ state: 'detached', timeout: 30_000 });
    await desk.open('/people');
    await desk.page.getByRole('row').filter({ hasText: '陈静' }).waitFor();
    browser.complaints();
    browser.expectNothing();
  });
});

/** As many clients as take several pages. */
async function addMany(client: Client): Promise<void> {
  for (let number = 1; number <= MANY; number++) {
    const name = `样例委托方第${String(number).padStart(3, '0')}号有限公司`;
    await client.do('POST', '/api/organisation/clients', { name, shortName: `样例${number}` });
  }
}
