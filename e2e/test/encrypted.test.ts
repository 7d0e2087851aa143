import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { AGENT_HZ, CallCentre, NUMBER } from '../src/CallCentre';
import { until } from '../src/conditions';
import { hearsInPage } from '../src/hearing';
import { firstAdministrator, type Person } from '../src/people';
import { Softphone } from '../src/Softphone';
import { hears } from '../src/sound';

const TELEPHONE = '802';
const RECORDED_MS = 2_000;
const TELEPHONE_HZ = 1_400;
/** The key of a line a=crypto (RFC 4568), in any spelling of 30 bytes. */
const SOUND_KEY = /inline:[A-Za-z0-9+/]{40}/;

interface Ladder {
  readonly messages: readonly { readonly title: string; readonly transport: string; readonly text: string }[];
}

describe('a telephone whose sound is encrypted calls an agent at a browser', () => {
  let centre: CallCentre;
  let admin: Person;
  let phone: Softphone;
  let id = '';

  beforeAll(async () => {
    centre = await CallCentre.open('encrypted');
    admin = await firstAdministrator(centre.instance);
    await centre.beginWork();
  }, 180_000);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await centre.browser.shoot(`failed-${task.name.slice(0, 50)}`);
    expect(centre.browser.complaints()).toEqual([]);
  });

  afterAll(() => centre.browser.close());

  test('given_a_telephone_that_must_encrypt_when_it_calls_over_tls_then_both_hear_each_other_and_are_recorded', async () => {
    const { password } = await admin.client.do<{ readonly password: string }>('POST', '/api/telephones', {
      name: 'SRTP',
      number: TELEPHONE,
      md5Only: true,
      transport: 'tls',
      encryption: 'required',
    });
    const sip = centre.instance.sip + 1;
    phone = await Softphone.open({ number: TELEPHONE, password, sip, transport: 'tls', hz: TELEPHONE_HZ });
    const states = (): Promise<unknown[]> => admin.client.read<unknown[]>('/api/telephones/states');
    await until('it is registered', async () => (await states()).length === 1, 15_000);
    await phone.dial(NUMBER);
    await centre.accept();
    await until('the caller hears the agent', () => phone.hears(AGENT_HZ), 10_000);
    await until('the agent hears the caller', () => hearsInPage(centre.desk.page, TELEPHONE_HZ), 10_000);
    const heardAt = Date.now();
    await until('some of it is recorded', () => Date.now() - heardAt >= RECORDED_MS);
    await phone.hangUp();
    await centre.endWrapUp();
    await until('the recording is there', async () => (await centre.calls())[0]?.recording === 'saved');
    id = (await centre.calls())[0]?.id ?? '';
    const sound = await centre.recording(id);
    expect(hears(sound.left, TELEPHONE_HZ)).toBe(true);
    expect(hears(sound.right, AGENT_HZ)).toBe(true);
    const caller = (await centre.quality(id)).parties.find((each) => each.party === 'caller');
    expect(caller?.said?.packets).toBeGreaterThan(50);
  }, 120_000);

  test('given_that_call_when_its_ladder_its_file_and_all_that_is_written_are_searched_then_no_key_is_in_them', async () => {
    const ladder = await admin.client.read<Ladder>(`/api/calls/${id}/ladder`);
    const text = JSON.stringify(ladder);
    expect(text).toContain('RTP/SAVP');
    expect(text).toMatch(/inline:\*{40}/);
    expect(text).not.toMatch(SOUND_KEY);
    expect(ladder.messages.every((each) => each.transport === 'tls')).toBe(true);
    const pcap = await admin.client.bytes(`/api/calls/${id}/ladder/pcap`);
    expect(pcap.toString('latin1')).not.toMatch(SOUND_KEY);
    for (const line of centre.instance.logs()) expect(line.text).not.toMatch(SOUND_KEY);
    await centre.desk.page.goto('about:blank');
    await centre.instance.stop();
    const told = filesIn(centre.instance.file('')).filter((file) => SOUND_KEY.test(readFileSync(file, 'latin1')));
    expect(told).toEqual([]);
  }, 120_000);
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
}
