import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { Browser } from '../src/Browser';
import { Client } from '../src/Client';
import { CALLER_HZ, CallCentre } from '../src/CallCentre';
import { until } from '../src/conditions';
import { Desk } from '../src/Desk';
import { firstAdministrator, type Person } from '../src/people';
import { Softphone } from '../src/Softphone';
import { hears } from '../src/sound';

const NUMBER = '801';
const MAC = '001565a1b2c3';
const CODE = '739152';
const TELEPHONE_HZ = 1_400;
const SERVER = /account\.1\.sip_server\.1\.port = (\d+)/;

interface State {
  readonly contacts: readonly { readonly address: string; readonly since: string; readonly userAgent: string }[];
}

describe('an agent speaks by a telephone of the house', () => {
  let centre: CallCentre;
  let admin: Person;
  let watching: Browser;
  let pages: Desk;
  let phone: Softphone;
  let password = '';
  let settingsUrl = '';

  beforeAll(async () => {
    centre = await CallCentre.open('telephones');
    admin = await firstAdministrator(centre.instance);
    watching = await Browser.open();
    pages = new Desk(watching, centre.instance.url);
    await pages.signIn(admin.loginName, admin.password);
    await pages.speak('zh');
  }, 180_000);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await centre.browser.shoot(`failed-desk-${task.name.slice(0, 50)}`);
      await watching.shoot(`failed-${task.name.slice(0, 50)}`);
    }
    expect([...centre.browser.complaints(), ...watching.complaints()]).toEqual([]);
  });

  afterAll(async () => {
    await watching.close();
    await centre.browser.close();
  });

  const states = (): Promise<State[]> => admin.client.read<State[]>('/api/telephones/states');
  const desk = (): Desk => centre.desk;

  test('given_no_telephone_when_one_is_added_on_the_page_then_its_secrets_are_shown_once_and_a_softphone_registers', async () => {
    await pages.open('/telephones');
    await watching.shoot('telephones-empty-zh');
    await pages.button('添加话机').first().click();
    await pages.dialog.waitFor();
    await pages.page.locator('[name=name]').fill('三楼 12 号位');
    await pages.page.locator('[name=number]').fill(NUMBER);
    await pages.page.locator('[name=mac]').fill('00:15:65:A1:B2:C3');
    // baresip gives up at a digest that it does not know
    await pages.dialog.getByText('仅 MD5', { exact: true }).click();
    await pages.dialog.getByText('主动通知', { exact: true }).click();
    await watching.shoot('telephone-dialog-zh');
    expect(await watching.axeFaults()).toEqual([]);
    await pages.button('保存').click();
    await pages.notice(`已添加话机 ${NUMBER}。`).waitFor();
    password = await pages.page.locator('[data-secret="telephone-password"]').innerText();
    settingsUrl = await pages.page.locator('[data-secret="settings-url"]').innerText();
    await watching.shoot('telephone-secrets-zh');
    expect(await watching.axeFaults()).toEqual([]);
    await pages.button('已填好').click();
    expect(JSON.stringify(await admin.client.read('/api/telephones'))).not.toContain(password);
    const { sip } = centre.instance;
    phone = await Softphone.open({ number: NUMBER, password, sip, transport: 'udp', hz: TELEPHONE_HZ });
    await until('it is registered', async () => (await states()).length === 1, 15_000);
    await pages.page.getByText('已注册', { exact: true }).waitFor({ timeout: 15_000 });
    await pages.page.getByText(/127\.0\.0\.1（UDP）/).waitFor();
    await watching.shoot('telephones-zh');
    expect(await watching.axeFaults()).toEqual([]);
  }, 90_000);

  test('given_its_settings_when_they_are_fetched_over_https_under_the_secret_then_they_are_there_and_nowhere_else', async () => {
    const path = new URL(settingsUrl).pathname;
    const authority = (await admin.client.get('/ca.crt')).text;
    const secured = new Client(`https://localhost:${centre.instance.https}`, { authority });
    const given = await secured.get(`${path}${MAC}.cfg`);
    expect(given.status).toBe(200);
    expect(given.text).toContain(`account.1.password = ${password}`);
    expect(given.text).toContain(`account.1.user_name = ${NUMBER}`);
    expect(given.text).toContain('account.1.subscribe_mwi = 0');
    expect(SERVER.exec(given.text)?.[1]).toBe(String(centre.instance.sip));
    expect((await admin.client.get(`${path}${MAC}.cfg`)).status).toBe(404);
    expect((await secured.get(`${path}001565a1b2c4.cfg`)).status).toBe(404);
    expect((await secured.get(`${path}y000000000000.cfg`)).status).toBe(404);
    expect((await secured.get(`/provision/${'A'.repeat(32)}/${MAC}.cfg`)).status).toBe(404);
    const trail = await admin.client.readAll<{ action: string }>('/api/identity/audit');
    expect(trail.filter(({ action }) => action === 'telephone.fetched-settings')).toHaveLength(1);
    for (const { text } of centre.instance.logs()) {
      expect(text).not.toContain(password);
      expect(text).not.toContain(path);
    }
  }, 30_000);

  test('given_a_registered_telephone_when_the_program_is_killed_and_begins_again_then_the_telephone_can_be_called', async () => {
    const since = (await states())[0]?.contacts[0]?.since;
    await desk().page.goto('about:blank');
    await pages.page.goto('about:blank');
    await until('it is written', async () => (await states()).length === 1);
    await centre.instance.kill();
    await centre.instance.start();
    await admin.client.signIn(admin.loginName, admin.password);
    expect((await states())[0]?.contacts[0]?.since).toBe(since);
  }, 120_000);

  test('given_an_agent_when_the_telephone_is_chosen_on_the_desk_then_caller_and_agent_hear_each_other_by_it', async () => {
    await desk().open('/desk');
    await desk().choose('通话设备', `话机 ${NUMBER}（三楼 12 号位）`, desk().page.locator('main'));
    await desk().button('签入').click();
    await desk().page.getByText(`话机 ${NUMBER} 已接通`).first().waitFor({ timeout: 15_000 });
    await centre.browser.shoot('desk-telephone-zh');
    expect(await centre.browser.axeFaults()).toEqual([]);
    await desk().button('示闲').click();
    // long enough for a report of the telephone, which sends one every five seconds or so
    const caller = await centre.ring(14_000);
    await centre.accept();
    await until('the caller hears the agent', () => caller.hears(TELEPHONE_HZ), 5_000);
    await until('the agent hears the caller', () => phone.hears(CALLER_HZ), 5_000);
    expect(await caller.over()).toBe(0);
    await centre.endWrapUp();
    await until('the recording is there', async () => (await centre.calls())[0]?.recording === 'saved');
    const sound = await centre.recording((await centre.calls())[0]?.id ?? '');
    expect(hears(sound.left, CALLER_HZ)).toBe(true);
    expect(hears(sound.right, TELEPHONE_HZ)).toBe(true);
    const { parties } = await centre.quality((await centre.calls())[0]?.id ?? '');
    const agent = parties.find((each) => each.party === 'agent');
    expect(agent?.said?.packets).toBeGreaterThan(300);
    expect(agent?.heard?.packets).toBeGreaterThan(100);
  }, 90_000);

  test('given_a_seats_telephone_when_it_is_hung_up_then_the_desk_says_so_and_can_call_it_again', async () => {
    await phone.hangUp();
    await desk().page.getByText(`话机 ${NUMBER} 已挂断，来电者听不到您。`).waitFor();
    await centre.browser.shoot('desk-telephone-hung-up-zh');
    await desk().button('重新呼叫话机').click();
    await desk().page.getByText(`话机 ${NUMBER} 已接通`).first().waitFor({ timeout: 15_000 });
    await desk().button('签出').click();
    await desk().page.getByText('未签入').first().waitFor();
  }, 60_000);

  test('given_an_agent_with_a_code_when_it_is_keyed_in_at_the_telephone_then_the_seat_is_taken_by_it', async () => {
    await desk().open('/account');
    await desk().page.locator('[name=seat-code]').fill(CODE);
    await desk().button('保存密码').click();
    const own = await desk().page.locator('[data-seat-number]').innerText();
    await centre.browser.shoot('seat-code-zh');
    expect(await centre.browser.axeFaults()).toEqual([]);
    await desk().open('/desk');
    await phone.dial('*11');
    await until('it hears that it may begin', () => phone.hears(880), 10_000);
    await phone.press(`${own}*${CODE}#`);
    await desk().page.getByText(`话机 ${NUMBER} 已接通`).first().waitFor({ timeout: 15_000 });
    await centre.browser.shoot('desk-signed-in-by-telephone-zh');
    await desk().button('示闲').click();
    const caller = await centre.ring(9_000);
    await centre.accept();
    await until('the caller hears the agent', () => caller.hears(TELEPHONE_HZ), 5_000);
    expect(await caller.over()).toBe(0);
    await centre.endWrapUp();
  }, 90_000);

  test('given_the_page_in_english_when_it_is_looked_at_then_it_says_the_same', async () => {
    await pages.open('/telephones');
    await pages.speak('en');
    await pages.page.getByText('Registered', { exact: true }).waitFor({ timeout: 15_000 });
    await watching.shoot('telephones-en');
    expect(await watching.axeFaults()).toEqual([]);
    await desk().speak('en');
    await desk().open('/desk');
    await desk().page.getByText(`Telephone ${NUMBER} connected`).first().waitFor();
    await centre.browser.shoot('desk-telephone-en');
    expect(await centre.browser.axeFaults()).toEqual([]);
  }, 60_000);

  test('given_a_telephone_that_is_a_seats_sound_when_it_is_removed_then_the_desk_has_it_no_more', async () => {
    const [telephone] = await admin.client.readAll<{ id: string }>('/api/telephones');
    await admin.client.do('DELETE', `/api/telephones/${telephone?.id ?? ''}`);
    await desk().page.getByText(`Telephone ${NUMBER} connected`).first().waitFor({ state: 'detached' });
  }, 60_000);
});
