import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { Browser } from '../src/Browser';
import { CALLER_NUMBER, NUMBER, type Call } from '../src/CallCentre';
import { Caller, type Transport } from '../src/Caller';
import { run } from '../src/commands';
import { until } from '../src/conditions';
import { Desk } from '../src/Desk';
import { Instance } from '../src/Instance';
import { arrive, type Person } from '../src/people';
import { freshPath } from '../src/places';

interface Ladder {
  readonly state: string;
  readonly masked: boolean;
  readonly messages: readonly { readonly title: string; readonly transport: string; readonly text: string }[];
}

/** What SIPp and the program say to each other. */
const COURSE = ['INVITE', '100 Trying', '200 OK', 'ACK', 'BYE', '200 OK'];
const TSHARK = '/usr/bin/tshark';

describe('the SIP messages of a call', () => {
  let instance: Instance;
  let browser: Browser;
  let desk: Desk;
  let supervisor: Person;
  let administrator: Person;
  const ids: Partial<Record<Transport, string>> = {};

  beforeAll(async () => {
    instance = await Instance.start({ name: 'ladder', flags: ['--sample'] });
    const first = instance.firstSignIns().find((each) => each.loginName === 'supervisor-yuanhe');
    if (first === undefined) throw new Error('there is no supervisor');
    supervisor = await arrive(first, instance.url);
    administrator = await arrive(instance.firstSignInOf('administrator'), instance.url);
    browser = await Browser.open();
    desk = new Desk(browser, instance.url);
    await desk.signIn(supervisor.loginName, supervisor.password);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await browser.shoot(`failed-${task.name.slice(0, 60)}`);
    expect(browser.complaints()).toEqual([]);
  });

  afterAll(() => browser.close());

  const ladder = (id: string, who = administrator): Promise<Ladder> => who.client.read(`/api/calls/${id}/ladder`);

  test.each(['udp', 'tcp'] as const)(
    'given_a_caller_over_%s_when_he_has_hung_up_then_each_message_of_his_call_is_there_and_the_file_reads_as_sip',
    async (transport) => {
      const caller = await Caller.call({
        sip: instance.sip,
        number: NUMBER,
        from: CALLER_NUMBER,
        transport,
        hz: 700,
        staysMs: 1_500,
      });
      expect(await caller.over()).toBe(0);
      const before = Object.values(ids).length;
      const calls = (): Promise<Call[]> => administrator.client.readAll<Call>('/api/calls');
      await until('the call is listed as over', async () => {
        const listed = await calls();
        return listed.length === before + 1 && listed[0]?.endedAt !== null;
      });
      const id = (await calls())[0]?.id ?? '';
      ids[transport] = id;

      const seen = await ladder(id);
      expect(distinct(seen.messages.map((each) => each.title))).toEqual(distinct(COURSE));
      expect(seen.messages.every((each) => each.transport === transport)).toBe(true);
      expect(seen.messages[0]?.text).toContain(`From: <sip:${CALLER_NUMBER}@`);
      expect(await heard(id)).toEqual(seen.messages.map((each) => each.title.split(' ')[0]));
    },
    60_000,
  );

  test('given_a_supervisor_when_the_ladder_is_opened_on_the_page_then_the_course_is_seen_and_no_number', async () => {
    await desk.open(`/calls?call=${ids.udp ?? ''}`);
    await desk.button('查看信令图').click();
    const rows = desk.page.locator('button.row');
    await rows.first().waitFor();
    const titles = await desk.page.locator('button.row .title').allInnerTexts();
    expect(distinct(titles)).toEqual(['INVITE · SDP', '100 Trying', '200 OK · SDP', 'ACK', 'BYE', '200 OK']);
    await browser.shoot('ladder-zh');
    await rows.nth(2).click();
    const read = await desk.page.locator('.message pre').innerText();
    expect(read).toContain('SIP/2.0 200 OK');
    expect(read).toContain('138****0000');
    expect(read).toContain(`<sip:${NUMBER}@`);
    expect(await desk.page.locator('.el-dialog').innerText()).not.toContain(CALLER_NUMBER);
    expect(await desk.page.getByRole('link', { name: '下载 pcap' }).count()).toBe(0);
    const faults = (await browser.axeFaults()).flatMap((each) => each.where.map((html) => `${each.rule}: ${html}`));
    // The menu of the user stands below the dialog.
    expect(faults.filter((fault) => !fault.includes('user-menu'))).toEqual([]);

    const masked = await ladder(ids.udp ?? '', supervisor);
    expect(masked.masked).toBe(true);
    expect(JSON.stringify(masked)).not.toContain(CALLER_NUMBER);
    expect((await supervisor.client.get(`/api/calls/${ids.udp ?? ''}/ladder/pcap`)).status).toBe(403);
  });

  test('given_an_administrator_when_the_ladder_is_opened_then_the_file_is_offered_and_each_look_is_on_record', async () => {
    await desk.signOut();
    await desk.signIn(administrator.loginName, administrator.password);
    await desk.speak('en');
    await desk.open(`/calls?call=${ids.tcp ?? ''}`);
    await desk.button('Show the ladder').click();
    const link = desk.page.getByRole('link', { name: 'Download pcap' });
    await link.waitFor();
    await browser.shoot('ladder-en');
    const [download] = await Promise.all([desk.page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe(`call-${ids.tcp ?? ''}.pcap`);
    await desk.open('/audit');
    await desk.page.getByText('Took the SIP messages of a call (pcap)').first().waitFor();
    await desk.page.getByText('Read the SIP messages of a call').first().waitFor();
    await desk.speak('zh');
  });

  test('given_a_program_that_was_stopped_and_started_when_the_ladder_is_read_then_it_is_there_and_no_file_has_the_number', async () => {
    // A page that stands would complain that nobody answers.
    await desk.page.goto('about:blank');
    const before = await ladder(ids.udp ?? '');
    await instance.stop();
    const hidden = [Buffer.from(CALLER_NUMBER, 'latin1'), Buffer.from(CALLER_NUMBER, 'utf16le')];
    const found = filesIn(instance.file('')).filter((file) => {
      const bytes = readFileSync(file);
      return hidden.some((number) => bytes.includes(number));
    });
    expect(found).toEqual([]);

    await instance.start();
    await administrator.client.signIn(administrator.loginName, administrator.password);
    const after = await ladder(ids.udp ?? '');
    expect(after.state).toBe('kept');
    expect(after.messages).toEqual(before.messages);
    expect(await heard(ids.udp ?? '')).toEqual(after.messages.map((each) => each.title.split(' ')[0]));
  }, 120_000);

  /** What tshark reads in the file of a call: methods and statuses, in order. Where it is not installed, what the ladder says. */
  async function heard(id: string): Promise<(string | undefined)[]> {
    const bytes = await administrator.client.bytes(`/api/calls/${id}/ladder/pcap`);
    expect(bytes.readUInt32LE(0)).toBe(0xa1b2c3d4);
    if (!existsSync(TSHARK)) return (await ladder(id)).messages.map((each) => each.title.split(' ')[0]);
    const file = freshPath(`call-${id}.pcap`);
    writeFileSync(file, bytes);
    const fields = ['-T', 'fields', '-e', 'sip.Method', '-e', 'sip.Status-Code'];
    const sums = ['-o', 'ip.check_checksum:TRUE', '-o', 'udp.check_checksum:TRUE', '-o', 'tcp.check_checksum:TRUE'];
    const read = await run([TSHARK, '-r', file, ...sums, '-Y', 'sip', ...fields]);
    const bad = await run([
      TSHARK,
      '-r',
      file,
      ...sums,
      '-Y',
      '_ws.malformed || ip.checksum.status == 0 || udp.checksum.status == 0 || tcp.checksum.status == 0',
    ]);
    expect([read.code, bad.code, bad.out]).toEqual([0, 0, '']);
    return read.out
      .trim()
      .split('\n')
      .map((line) => line.trim());
  }
});

/** Without what stands there twice in a row: a message that was said again. */
const distinct = (titles: readonly string[]): string[] => titles.filter((title, i) => title !== titles[i - 1]);

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
