import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { Browser } from '../src/Browser';
import { Caller } from '../src/Caller';
import type { Client } from '../src/Client';
import { until } from '../src/conditions';
import { Desk } from '../src/Desk';
import { Instance } from '../src/Instance';
import { arrive } from '../src/people';
import { freshPath } from '../src/places';
import { processesOf, signal } from '../src/processes';
import { bursts, hears, sides, wav } from '../src/sound';

const NUMBER = '4008100001';
const CALLER_HZ = 700;
const AGENT_HZ = 1_100;
const CALLS = 20;

interface Call {
  readonly id: string;
  readonly caller: string | null;
  readonly agent: { readonly name: string } | null;
  readonly connectedAt: string | null;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly stage: string;
  readonly recording: string;
  readonly recordingMs: number | null;
}

describe('a caller reaches an agent in a browser', () => {
  let instance: Instance;
  let browser: Browser;
  let desk: Desk;
  let supervisor: Client;

  beforeAll(async () => {
    instance = await Instance.start({ name: 'first-call', flags: ['--sample'] });
    const microphone = freshPath('microphone.wav');
    writeFileSync(microphone, wav(bursts(AGENT_HZ, 7_000, 48_000), 48_000));
    browser = await Browser.open({
      flags: ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${microphone}`],
      allowed: ['microphone'],
    });
    desk = new Desk(browser, instance.url);
    supervisor = (await arrive(named('supervisor-yuanhe'), instance.url)).client;
    const agent = await arrive(named('agent-shengyuan'), instance.url);
    await desk.open('/sign-in');
    await desk.giveCredentials(agent.loginName, agent.password);
    await desk.page.waitForURL('**/desk');
    await desk.settled();
    await browser.shoot('desk-signed-out');
    await desk.button('签入').click();
    await desk.page.getByText('耳机已连接').waitFor();
    await desk.button('示闲').click();
    await browser.shoot('desk-ready');
  });

  afterEach(() => {
    expect(browser.complaints()).toEqual([]);
  });

  afterAll(async () => {
    await browser.close();
  });

  test('given_twenty_callers_one_after_the_other_when_the_agent_answers_each_then_all_hear_each_other', async () => {
    for (let call = 0; call < CALLS; call++) await talk(call);
  }, 300_000);

  test('given_these_calls_when_the_list_is_read_then_each_is_there_with_its_recording_of_both_sides', async () => {
    await until('all recordings are saved', async () => (await calls()).every((call) => call.recording === 'saved'));
    const listed = await calls();
    expect(listed).toHaveLength(CALLS);
    for (const call of listed) {
      expect(call).toMatchObject({ caller: '138****0000', endedBy: 'caller', stage: 'talking' });
      expect(call.agent?.name).toBe('王晓燕');
    }
    const heard = await recording(listed[0]?.id ?? '');
    expect(hears(heard.left, CALLER_HZ)).toBe(true);
    expect(hears(heard.right, AGENT_HZ)).toBe(true);
    expect(hears(heard.left, AGENT_HZ)).toBe(false);
  });

  test('given_these_calls_when_every_file_of_the_data_is_searched_then_the_number_stands_in_none_of_them', () => {
    const hidden = ['13800000000', '8613800000000'].flatMap((number) => [
      Buffer.from(number, 'latin1'),
      Buffer.from(number, 'utf16le'),
    ]);
    const found = filesIn(instance.file('')).filter((file) => {
      const bytes = readFileSync(file);
      return hidden.some((number) => bytes.includes(number));
    });
    expect(found).toEqual([]);
  });

  test('given_a_database_that_stands_still_when_somebody_calls_then_the_talk_is_as_ever_and_the_list_catches_up', async () => {
    const frozen = processesOf(instance.file('postgres'));
    expect(frozen.length).toBeGreaterThan(3);
    for (const pid of frozen) signal(pid, 'SIGSTOP');
    try {
      await talk(CALLS);
    } finally {
      for (const pid of frozen) signal(pid, 'SIGCONT');
    }
    await until('the call is listed', async () => (await calls()).length === CALLS + 1);
    await until('its recording is saved', async () => (await calls()).every((call) => call.recording === 'saved'));
  }, 60_000);

  test('given_a_program_killed_in_a_talk_when_it_is_started_again_then_the_call_was_cut_and_the_desk_goes_on', async () => {
    browser.expect(/WebSocket|ERR_CONNECTION_REFUSED|Failed to load|502|503/);
    const caller = await Caller.call({
      sip: instance.sip,
      number: NUMBER,
      from: '13800000000',
      hz: CALLER_HZ,
      staysMs: 60_000,
    });
    await desk.page.getByText('来电振铃').first().waitFor({ timeout: 15_000 });
    await desk.page.keyboard.press('F2');
    await until('the caller hears the agent', () => caller.hears(AGENT_HZ), 5_000);
    await instance.kill();
    caller.drop();
    await instance.start();
    await until('the call is closed', async () => (await calls())[0]?.endedAt !== null);
    const cut = (await calls())[0];
    expect(cut).toMatchObject({ stage: 'talking', endedBy: 'system' });
    expect(await calls()).toHaveLength(CALLS + 2);
    await desk.page.getByText('耳机已连接').waitFor({ timeout: 60_000 });
    await desk.button('结束话后处理').click();
    await desk.page.getByText('空闲').first().waitFor();
    await talk(CALLS + 2);
    await until('the next call is listed', async () => (await calls()).length === CALLS + 3);
    browser.complaints();
    browser.expectNothing();
  }, 180_000);

  function named(loginName: string): ReturnType<Instance['firstSignInOf']> {
    const found = instance.firstSignIns().find((each) => each.loginName === loginName);
    if (found === undefined) throw new Error(`nobody is called ${loginName}`);
    return found;
  }

  function calls(): Promise<Call[]> {
    return supervisor.readAll<Call>('/api/calls');
  }

  async function recording(id: string): Promise<ReturnType<typeof sides>> {
    return sides(await supervisor.bytes(`/api/calls/${id}/recording`));
  }

  async function talk(call: number): Promise<void> {
    const caller = await Caller.call({
      sip: instance.sip,
      number: NUMBER,
      from: '13800000000',
      hz: CALLER_HZ,
      staysMs: 6_500,
    });
    await desk.page.getByText('来电振铃').first().waitFor({ timeout: 15_000 });
    if (call === 0) await browser.shoot('desk-offered');
    await desk.page.keyboard.press('F2');
    await desk.page.getByText('通话中').first().waitFor();
    await until('the caller hears the agent', () => caller.hears(AGENT_HZ), 5_000);
    await until('the agent hears the caller', () => agentHears(CALLER_HZ), 5_000);
    if (call === 0) await browser.shoot('desk-talking');
    expect(await caller.over()).toBe(0);
    await desk.button('结束话后处理').click();
    await desk.page.getByText('空闲').first().waitFor();
  }

  /** Listens where the agent does: to what the page plays. The first time it only begins to. */
  function agentHears(hz: number): Promise<boolean> {
    return desk.page.evaluate((wanted) => {
      const ear = window as unknown as { ear?: AnalyserNode };
      const stream = document.querySelector('audio')?.srcObject;
      if (!(stream instanceof MediaStream)) return false;
      if (ear.ear === undefined) {
        const context = new AudioContext();
        ear.ear = context.createAnalyser();
        ear.ear.fftSize = 8_192;
        context.createMediaStreamSource(stream).connect(ear.ear);
      }
      const analyser = ear.ear;
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(spectrum);
      const bin = (frequency: number): number =>
        Math.round((frequency * analyser.fftSize) / analyser.context.sampleRate);
      const loudest = Math.max(...spectrum.subarray(bin(200), bin(3_400)));
      const at = spectrum[bin(wanted)] ?? -200;
      return at > -60 && at >= loudest - 3;
    }, hz);
  }
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
