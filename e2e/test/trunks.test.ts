import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { atTheEnd } from '../src/atTheEnd';
import { Browser } from '../src/Browser';
import { until } from '../src/conditions';
import { Desk } from '../src/Desk';
import { Instance } from '../src/Instance';
import { firstAdministrator, type Person } from '../src/people';
import { freshFolder } from '../src/places';
import { freePort } from '../src/ports';

const SCENARIO = fileURLToPath(new URL('sipp/options.xml', import.meta.url));
/** The carrier has an address of its own, so that everybody else is a stranger. */
const CARRIER = '127.0.0.2';
const STRANGER = '127.0.0.3';
/** Of our own, as if on another network card. */
const SECOND = '127.0.0.4';
const NAME = '联通主用';
const PASSWORD_OF_TRUNK = 'Weg-zum-Netz-9';

interface State {
  readonly calls: number;
  readonly peers: readonly { readonly reach: string }[];
}

describe('an administrator sets a trunk, and it is in force', () => {
  let instance: Instance;
  let admin: Person;
  let browser: Browser;
  let desk: Desk;
  let carrier: ChildProcess;
  let port: number;
  let heard: string;

  beforeAll(async () => {
    instance = await Instance.start({
      name: 'trunks',
      flags: ['--sample'],
      env: { HUAWU_JVM_FLAGS: `-Dhuawu.switchboard.further-addresses=${SECOND}` },
    });
    admin = await firstAdministrator(instance);
    browser = await Browser.open();
    desk = new Desk(browser, instance.url);
    await desk.signIn(admin.loginName, admin.password);
    await desk.speak('zh');
    port = await freePort();
    heard = join(freshFolder('carrier'), 'heard.log');
    carrier = sipp(port, heard);
  });

  afterEach(() => expect(browser.complaints()).toEqual([]));

  afterAll(async () => {
    carrier.kill();
    await browser.close();
  });

  const state = async (): Promise<State | undefined> => (await admin.client.read<State[]>('/api/trunks/states'))[0];
  const answers = (): Promise<boolean> => state().then((now) => now?.peers[0]?.reach === 'there');

  test('given_no_trunk_when_one_is_added_on_the_page_then_its_peer_is_asked_and_the_page_says_that_it_answers', async () => {
    const clients = await admin.client.readAll<{ name: string }>('/api/organisation/clients');
    await desk.open('/trunks');
    await browser.shoot('trunks-empty-zh');
    await desk.button('添加中继').first().click();
    await desk.dialog.waitFor();
    await desk.page.locator('[name=name]').fill(NAME);
    await desk.choose('委托方', clients[0]?.name ?? '');
    await desk.field('对端 1 的 IP 地址').fill(CARRIER);
    await desk.field('对端 1 的端口').fill(String(port));
    await desk.page.locator('[name=accountUser]').fill('huawu');
    await desk.page.locator('[name=accountPassword]').fill(PASSWORD_OF_TRUNK);
    await desk.page.locator('[name=shown]').fill('4006001000');
    await browser.shoot('trunk-dialog-zh');
    expect(await browser.axeFaults()).toEqual([]);
    await desk.page.getByText('更多设置').click();
    await desk.page.locator('[name=probeMs]').fill('1000');
    await desk.choose('本机地址', SECOND);
    await browser.shoot('trunk-dialog-more-zh');
    await desk.button('保存').click();
    await desk.notice(`已添加中继“${NAME}”。`).waitFor();
    await desk.page.locator('.peers').getByText('可达').waitFor();
    await browser.shoot('trunks-zh');
    expect(await browser.axeFaults()).toEqual([]);
    expect(readFileSync(heard, 'utf8')).toContain(`Via: SIP/2.0/UDP ${SECOND}:`);
    expect(JSON.stringify(await admin.client.read('/api/trunks'))).not.toContain(PASSWORD_OF_TRUNK);
  }, 60_000);

  test('given_rules_when_strangers_are_refused_then_only_the_carrier_may_call', async () => {
    expect(await called(instance.sip, STRANGER)).not.toBe(403);
    await desk.open('/trunks');
    await desk.button('修改规则').click();
    await desk.dialog.waitFor();
    await desk.dialog.getByText('拒绝（403）', { exact: true }).click();
    await desk.page.locator('[name=caps]').fill('1 500\n010 200\n+ 0');
    await browser.shoot('trunk-rules-zh');
    await desk.button('保存').click();
    await desk.notice('呼叫规则已保存，立即生效。').waitFor();
    expect(await called(instance.sip, STRANGER)).toBe(403);
    expect(await called(instance.sip, CARRIER)).not.toBe(403);
    await desk.open('/audit');
    await desk.page.getByText('变更内容').first().click();
    await desk.page.getByText('接听非中继来电：是 → 否').waitFor();
    await browser.shoot('audit-changes-zh');
  }, 60_000);

  test('given_a_trunk_when_the_program_starts_again_then_it_is_in_force_as_it_was_set', async () => {
    await desk.page.goto('about:blank');
    await instance.stop();
    await instance.start();
    await admin.client.signIn(admin.loginName, admin.password);
    await until('the peer is asked again', answers);
    expect(await called(instance.sip, STRANGER)).toBe(403);
    await desk.open('/trunks');
    await desk.openUserMenu();
    await desk.page.getByText('English', { exact: true }).click();
    await desk.page.locator('html[lang="en"]').waitFor({ state: 'attached' });
    await desk.page.keyboard.press('Escape');
    desk.language = 'en';
    await desk.page.locator('.peers').getByText('Answers').waitFor();
    await browser.shoot('trunks-en');
    expect(await browser.axeFaults()).toEqual([]);
  }, 120_000);

  test('given_a_carrier_that_is_gone_when_it_is_asked_then_the_page_says_so_and_the_trunk_can_be_removed', async () => {
    carrier.kill();
    await desk.page.locator('.peers').getByText('No answer').waitFor({ timeout: 30_000 });
    await browser.shoot('trunks-silent-en');
    await desk.button(`More for ${NAME}`).click();
    await desk.page.getByRole('menuitem', { name: 'Change' }).click();
    await desk.dialog.waitFor();
    await browser.shoot('trunk-dialog-en');
    await desk.button('Cancel').click();
    await desk.button(`More for ${NAME}`).click();
    await desk.page.getByRole('menuitem', { name: 'Remove' }).click();
    await desk.button(`Remove “${NAME}”`).click();
    await desk.page.getByText('The trunks to carriers will stand here.').waitFor();
    expect(await admin.client.read<State[]>('/api/trunks/states')).toEqual([]);
  }, 60_000);
});

/** A carrier that says it is there, and writes down what it hears. */
function sipp(port: number, heard: string): ChildProcess {
  const words = ['-sf', SCENARIO, '-i', CARRIER, '-p', String(port), '-nostdin', '-trace_msg', '-message_file', heard];
  const process = spawn('sipp', words, {
    cwd: dirname(heard),
    stdio: 'ignore',
  });
  atTheEnd(() => Promise.resolve(void process.kill()));
  return process;
}

/** The status that a call to no number of ours gets from there. */
function called(sip: number, from: string): Promise<number> {
  return new Promise((done, failed) => {
    const socket = createSocket('udp4');
    const late = setTimeout(() => {
      socket.close();
      failed(new Error('no answer'));
    }, 5_000);
    socket.on('message', (answer) => {
      const status = Number(/^SIP\/2\.0 (\d{3})/.exec(answer.toString('latin1'))?.[1]);
      if (status < 200) return;
      clearTimeout(late);
      socket.close();
      done(status);
    });
    socket.bind(0, from, () => {
      const ours = `${from}:${socket.address().port}`;
      const sdp = `v=0\r\no=- 1 1 IN IP4 ${from}\r\ns=-\r\nc=IN IP4 ${from}\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n`;
      const lines = [
        'INVITE sip:0000000@127.0.0.1 SIP/2.0',
        `Via: SIP/2.0/UDP ${ours};branch=z9hG4bK-${socket.address().port}`,
        'From: <sip:7@caller.example>;tag=1',
        'To: <sip:0000000@127.0.0.1>',
        `Call-ID: trunk-${socket.address().port}`,
        'CSeq: 1 INVITE',
        `Contact: <sip:7@${ours}>`,
        'Max-Forwards: 70',
        'Content-Type: application/sdp',
        `Content-Length: ${sdp.length}`,
      ];
      socket.send(`${lines.join('\r\n')}\r\n\r\n${sdp}`, sip, '127.0.0.1');
    });
  });
}
