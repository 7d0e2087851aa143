import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { Browser } from '../src/Browser';
import { Client, type Named } from '../src/Client';
import { AGENT_HZ, browserThatSpeaks, CALLER_HZ, CALLER_NUMBER, CallCentre } from '../src/CallCentre';
import { until } from '../src/conditions';
import { Desk } from '../src/Desk';
import { hearsInPage } from '../src/hearing';
import { LONG } from '../src/long';
import { freshPath } from '../src/places';
import { processesOf, signal } from '../src/processes';
import { hears, tone, wav } from '../src/sound';

const CALLS = LONG ? 20 : 8;
/** With the one from the page and the one over TCP. */
const ALL = CALLS + 2;
/** While PostgreSQL stands still, calls go on. */
const FROZEN_MS = LONG ? 60_000 : 15_000;
const FIRST_FROZEN = 2;
const PAGE_HZ = 500;
const WELCOME_HZ = 1_150;
/** How networks write the same numbers. */
const WRITTEN_BEFORE = ['', '+86', '86', '0', '0086'];
const PAGE_TALK_MS = 3_000;

describe('a caller reaches an agent in a browser', () => {
  let centre: CallCentre;
  let watching: Browser;
  let supervisor: Desk;

  beforeAll(async () => {
    centre = await CallCentre.open('first-call');
    await centre.browser.shoot('desk-signed-out');
    await centre.beginWork();
    await centre.browser.shoot('desk-ready');
    watching = await browserThatSpeaks(PAGE_HZ);
    supervisor = new Desk(watching, centre.instance.url);
    await supervisor.signIn(centre.supervisor.loginName, centre.supervisor.password);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await centre.browser.shoot(`failed-${task.name.slice(0, 60)}`);
    expect([...centre.browser.complaints(), ...watching.complaints()]).toEqual([]);
  });

  afterAll(async () => {
    await watching.close();
    await centre.browser.close();
  });

  test('given_callers_and_a_database_that_stands_still_for_a_while_when_all_are_answered_then_each_hears_and_is_heard', async () => {
    const database = processesOf(centre.instance.file('postgres'));
    expect(database.length).toBeGreaterThan(3);
    let frozenSince = 0;
    try {
      for (let call = 0; call < CALLS; call++) {
        if (call === FIRST_FROZEN) {
          for (const pid of database) signal(pid, 'SIGSTOP');
          frozenSince = Date.now();
        } else if (frozenSince > 0 && Date.now() - frozenSince > FROZEN_MS) {
          for (const pid of database) signal(pid, 'SIGCONT');
          frozenSince = 0;
        }
        const shoot = (): Promise<void> => (call === 0 ? centre.browser.shoot('desk-talking') : Promise.resolve());
        await centre.talk(6_500, shoot, WRITTEN_BEFORE[call % WRITTEN_BEFORE.length]);
      }
    } finally {
      for (const pid of database) signal(pid, 'SIGCONT');
    }
  }, 400_000);

  test('given_these_calls_when_the_list_is_read_then_each_is_there_with_its_recording_of_both_sides', async () => {
    const saved = async (): Promise<boolean> => {
      const listed = await centre.calls();
      return listed.length === CALLS && listed.every((call) => call.recording === 'saved');
    };
    await until('all calls are listed with their recordings', saved);
    const listed = await centre.calls();
    for (const call of listed) {
      expect(call).toMatchObject({ caller: '138****0000', endedBy: 'caller', stage: 'talking' });
      expect(call.agent?.name).toBe('王晓燕');
    }
    for (const { id } of listed) {
      const heard = await centre.recording(id);
      expect(hears(heard.left, CALLER_HZ)).toBe(true);
      expect(hears(heard.right, AGENT_HZ)).toBe(true);
      expect(hears(heard.left, AGENT_HZ)).toBe(false);
    }
  }, 60_000);

  test('given_these_calls_when_their_sound_is_looked_at_then_that_of_both_parties_was_measured_and_nothing_was_lost', async () => {
    for (const { id } of await centre.calls()) {
      const { parties } = await centre.quality(id);
      expect(parties.map((each) => each.party)).toEqual(['caller', 'agent']);
      for (const { party, grade, said } of parties) {
        // the caller stays for six seconds and a half, of 50 packets each, fewer where its clock is late; the agent for the talk alone
        expect(said?.packets).toBeGreaterThan(party === 'caller' ? 150 : 50);
        expect(said?.lossPercent).toBeLessThan(1);
        expect(grade).not.toBeNull();
      }
      // SIPp sends no reports
      expect(parties[0]?.heard).toBeNull();
    }
    // a browser reports every five seconds or so: not in each of these short talks, but in some
    const reported = await Promise.all((await centre.calls()).map(({ id }) => centre.quality(id)));
    expect(reported.filter(({ parties }) => parties[1]?.heard !== null).length).toBeGreaterThan(0);
    const token = readFileSync(centre.instance.file('secrets/metrics-token'), 'utf8').trim();
    const metrics = await new Client(centre.instance.url).get('/actuator/prometheus', {
      authorization: `Bearer ${token}`,
    });
    const packets = /^huawu_sound_packets_total\{party="caller"\} (\S+)$/m.exec(metrics.text);
    expect(Number(packets?.[1])).toBeGreaterThan(CALLS * 250);
  });

  test('given_these_calls_when_the_live_page_is_open_then_its_figures_are_a_naive_count_over_the_list', async () => {
    const calls = await centre.calls();
    const answered = calls.filter((call) => call.connectedAt !== null);
    const inTime = answered.filter((call) => (call.waitedMs ?? 0) <= 20_000);
    const waitedMs = answered.reduce((sum, call) => sum + (call.waitedMs ?? 0), 0);
    const seconds = Math.floor(waitedMs / answered.length / 1_000);
    await supervisor.open('/live');
    const row = supervisor.page.locator('tr[data-queue] td');
    await row.first().waitFor();
    await watching.shoot('live');
    expect((await row.allInnerTexts()).slice(4)).toEqual([
      String(calls.length),
      String(answered.length),
      String(calls.filter((call) => call.connectedAt === null && call.endedBy === 'caller').length),
      `${((100 * inTime.length) / calls.length).toFixed(1)}%`,
      `00:0${seconds}`,
    ]);
    const talked = calls.reduce((sum, call) => sum + lasted(call.connectedAt, call.endedAt), 0);
    const cells = supervisor.page.locator('tr[data-state="talking"] td');
    expect(await cells.first().innerText()).toBe('0');
    const [, minutes = '', rest = ''] = /^(\d+):(\d+)$/.exec(await cells.last().innerText()) ?? [];
    // An agent's state changes in the same moment as the call's, so this is the same time to the second shown.
    expect(Number(minutes) * 60 + Number(rest)).toBe(Math.floor(talked / 1_000));
  });

  test('given_a_call_when_its_recording_is_played_on_the_page_then_it_sounds', async () => {
    await supervisor.open('/calls');
    await supervisor.page.getByRole('row').nth(1).getByRole('link').click();
    await supervisor.button('播放录音').click();
    const playedMs = (): Promise<number> =>
      supervisor.page.evaluate(
        () => 1_000 * (document.querySelector<HTMLAudioElement>('.player audio')?.currentTime ?? 0),
      );
    await until('a second of it was played', async () => (await playedMs()) > 1_000);
    await watching.shoot('call-played');
    await supervisor.button('暂停').click();
    const quality = supervisor.page.locator('article.party');
    await quality.last().scrollIntoViewIfNeeded();
    expect(await quality.count()).toBe(2);
    expect(await quality.first().innerText()).toContain('未测得：未收到对方的接收报告。');
    await watching.shoot('call-quality');
  });

  test('given_the_page_of_lines_when_the_hotline_is_called_from_it_then_both_hear_each_other', async () => {
    await supervisor.open('/hotline/lines');
    await supervisor.page.getByRole('button', { name: '拨打热线' }).first().click();
    await centre.accept();
    await until('the agent hears the page', () => hearsInPage(centre.desk.page, PAGE_HZ), 10_000);
    await until('the page hears the agent', () => hearsInPage(supervisor.page, AGENT_HZ), 10_000);
    const heardAt = Date.now();
    await watching.shoot('page-call');
    // A first burst of sound may be cut short; the recording is of several.
    await until('they have talked for some seconds', () => Date.now() - heardAt > PAGE_TALK_MS);
    await supervisor.button('挂断').click();
    await centre.endWrapUp();
    const saved = async (): Promise<boolean> => {
      const listed = await centre.calls();
      return listed.length === CALLS + 1 && listed[0]?.recording === 'saved';
    };
    await until('its recording is saved', saved);
    const heard = await centre.recording((await centre.calls())[0]?.id ?? '');
    expect(hears(heard.left, PAGE_HZ)).toBe(true);
    expect(hears(heard.right, AGENT_HZ)).toBe(true);
  }, 60_000);

  test('given_a_caller_over_tcp_when_he_is_answered_then_both_hear_each_other_and_are_recorded', async () => {
    await centre.talk(6_500, undefined, '', 'tcp');
    const saved = async (): Promise<boolean> => {
      const listed = await centre.calls();
      return listed.length === ALL && listed[0]?.recording === 'saved';
    };
    await until('its recording is saved', saved);
    const heard = await centre.recording((await centre.calls())[0]?.id ?? '');
    expect(hears(heard.left, CALLER_HZ)).toBe(true);
    expect(hears(heard.right, AGENT_HZ)).toBe(true);
  }, 60_000);

  test('given_these_calls_when_the_log_is_read_then_inputs_and_events_are_there_with_the_caller_sealed', async () => {
    const shown = await centre.instance.command('log', 'cat');
    expect(shown.code).toBe(0);
    expect(shown.out.match(/ INPUT ChannelArrived\[/g)).toHaveLength(ALL);
    const file = freshPath('events.jsonl');
    expect((await centre.instance.command('log', 'export', file)).code).toBe(0);
    const events = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(events.filter((event) => event.type === 'ContactEnded')).toHaveLength(ALL);
    const last = shown.out.trim().split('\n').at(-1) ?? '';
    const behind = await centre.instance.command('log', 'cat', '--from', last.split(' ')[0] ?? '');
    expect(behind.code).toBe(0);
    expect(behind.out).not.toContain(last);
    for (const text of [shown.out, readFileSync(file, 'utf8')]) expect(text).not.toContain(CALLER_NUMBER);
  });

  test('given_these_calls_when_every_file_of_the_data_is_searched_then_the_number_stands_in_none_of_them', () => {
    const hidden = [CALLER_NUMBER, `86${CALLER_NUMBER}`].flatMap((number) => [
      Buffer.from(number, 'latin1'),
      Buffer.from(number, 'utf16le'),
    ]);
    const found = filesIn(centre.instance.file('')).filter((file) => {
      const bytes = readFileSync(file);
      return hidden.some((number) => bytes.includes(number));
    });
    expect(found).toEqual([]);
  });

  test('given_a_sound_uploaded_as_the_welcome_of_a_line_when_somebody_calls_then_he_hears_it', async () => {
    const admin = await centre.administrator();
    const [line] = await admin.readAll<Line>('/api/hotline/lines');
    if (line === undefined) throw new Error('there is no line');
    const query = `name=welcome&projectId=${line.projectId}`;
    const prompt = await admin.upload('POST', `/api/prompts?${query}`, wav(tone(WELCOME_HZ, 5_000, 44_100), 44_100));
    const { number, name, queueId } = line;
    const changed = { number, name, queueId, welcome: true, welcomePromptId: prompt.id };
    await admin.do('PUT', `/api/hotline/lines/${line.id}`, changed);

    await until('a caller hears the new welcome', async () => {
      const caller = await centre.ring(4_000);
      try {
        await until('it sounds', () => caller.hears(WELCOME_HZ), 3_000);
        return true;
      } catch {
        // The routing core is told within moments; a call before that hears the former welcome.
        return false;
      } finally {
        caller.drop();
      }
    });
  }, 60_000);
});

interface Line extends Named {
  readonly number: string;
  readonly queueId: string;
  readonly projectId: string;
}

function lasted(from: string | null, until: string | null): number {
  return from === null || until === null ? 0 : Date.parse(until) - Date.parse(from);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
