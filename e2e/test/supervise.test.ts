import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { Browser } from '../src/Browser';
import { AGENT_HZ, browserThatSpeaks, CALLER_HZ, CallCentre } from '../src/CallCentre';
import { until } from '../src/conditions';
import { Desk } from '../src/Desk';
import { hearsInPage } from '../src/hearing';
import { arrive, type Person } from '../src/people';
import { hears } from '../src/sound';

const LEADER_HZ = 1_500;
const STAYS_MS = 60_000;
const AGENT = '王晓燕';

describe('a team leader hears talks of the own agents, whispers, barges in, and ends them', () => {
  let centre: CallCentre;
  let own: Browser;
  let leader: Desk;
  let outsider: Person;
  let agent2: Person;

  beforeAll(async () => {
    centre = await CallCentre.open('supervise');
    const first = (name: string) => {
      const found = centre.instance.firstSignIns().find((each) => each.loginName === name);
      if (found === undefined) throw new Error(`nobody is called ${name}`);
      return found;
    };
    const person = await arrive(first('leader-shengyuan'), centre.instance.url);
    outsider = await arrive(first('leader-chenqiao'), centre.instance.url);
    agent2 = await arrive(first('agent2-shengyuan'), centre.instance.url);
    own = await browserThatSpeaks(LEADER_HZ);
    leader = new Desk(own, centre.instance.url);
    await leader.open('/sign-in');
    await leader.giveCredentials(person.loginName, person.password);
    await leader.page.getByRole('link', { name: '实时监控' }).first().click();
    await leader.page.getByText('管辖范围内现在没有签入的座席。座席签入后会列在这里。').waitFor();
    await own.shoot('supervise-empty-zh');
    await centre.beginWork();
  }, 180_000);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await centre.browser.shoot(`failed-desk-${task.name.slice(0, 50)}`);
      await own.shoot(`failed-leader-${task.name.slice(0, 50)}`);
    }
    expect([...centre.browser.complaints(), ...own.complaints()]).toEqual([]);
  });

  afterAll(async () => {
    await own.close();
    await centre.browser.close();
  });

  const desk = (): Desk => centre.desk;
  const state = (name: string) => desk().page.locator(`.desk-bar [data-state="${name}"]`).waitFor();
  const row = () => leader.page.locator('.supervised tbody tr').filter({ hasText: AGENT });
  const says = (words: string) => leader.page.getByText(words, { exact: true }).waitFor();
  const agentSees = (words: string) => desk().page.getByText(words, { exact: true }).waitFor();

  test('given_a_talk_when_the_leader_listens_and_whispers_then_only_the_agent_hears_the_leader_and_no_recording_does', async () => {
    const caller = await centre.ring(STAYS_MS);
    await centre.accept();
    await until('the caller hears the agent', () => caller.hears(AGENT_HZ), 10_000);
    await row().locator('[data-act="listen"]').click();
    await says(`您正在监听${AGENT}的通话，双方都听不到您。`);
    await until('the leader hears the caller', () => hearsInPage(leader.page, CALLER_HZ), 10_000);
    await until('the leader hears the agent', () => hearsInPage(leader.page, AGENT_HZ), 10_000);
    expect(await hearsInPage(desk().page, LEADER_HZ)).toBe(false);
    expect(caller.hears(LEADER_HZ)).toBe(false);
    expect(await desk().page.locator('[data-supervisor]').count()).toBe(0);
    await own.shoot('supervise-listening-zh');
    expect(await own.axeFaults()).toEqual([]);

    await leader.page.locator('[data-part-act="whisper"]').click();
    await says(`您正在对${AGENT}密语，来电者听不到，录音中也没有。`);
    await agentSees('李娜正在对您密语，来电者听不到。');
    await until('the agent hears the leader', () => hearsInPage(desk().page, LEADER_HZ), 10_000);
    expect(caller.hears(LEADER_HZ)).toBe(false);
    await centre.browser.shoot('desk-whispered-zh');
    await leader.speak('en');
    await own.shoot('supervise-whispering-en');
    await leader.speak('zh');

    // nothing to hear while the caller hears music, and the watch goes on afterwards
    await desk().page.locator('[data-act="hold"]').click();
    await says(`您在${AGENT}的通话中。来电者此刻在听音乐，没有可听的内容。`);
    await desk().page.locator('[data-act="resume"]').click();
    await says(`您正在对${AGENT}密语，来电者听不到，录音中也没有。`);
    await until('the agent hears the leader again', () => hearsInPage(desk().page, LEADER_HZ), 10_000);

    await desk().page.locator('[data-act="hang-up"]').click();
    await state('wrap-up');
    await says('所监听的通话已结束。');
    await centre.endWrapUp();
    const call = await saved();
    const sound = await centre.recording(call.id);
    expect(hears(sound.left, CALLER_HZ)).toBe(true);
    expect(hears(sound.right, AGENT_HZ)).toBe(true);
    expect(hears(sound.right, LEADER_HZ)).toBe(false);
    expect(hears(sound.left, LEADER_HZ)).toBe(false);
  }, 120_000);

  test('given_a_talk_when_the_leader_barges_in_and_ends_it_then_all_hear_and_the_agent_wraps_up', async () => {
    const caller = await centre.ring(STAYS_MS);
    await centre.accept();
    await row().locator('[data-act="barge"]').waitFor();
    await leader.speak('en');
    await own.shoot('supervise-list-en');
    await leader.speak('zh');
    await row().locator('[data-act="barge"]').click();
    await says(`您已加入${AGENT}的通话，通话各方都能听到您。`);
    await agentSees('李娜已加入通话，客户在线时也能听到。');
    await until('the caller hears the leader', () => caller.hears(LEADER_HZ), 10_000);
    await until('the agent hears the leader', () => hearsInPage(desk().page, LEADER_HZ), 10_000);
    await leader.page.getByRole('button', { name: `${AGENT}的更多操作` }).click();
    await leader.page.getByRole('menuitem', { name: '强拆通话' }).click();
    await own.shoot('supervise-end-question-zh');
    await leader.page.getByRole('button', { name: `强拆${AGENT}的通话` }).click();
    await state('wrap-up');
    await caller.over();
    const call = await saved();
    expect(call.cause).toBe('forced');
    expect(call.endedBy).toBe('supervisor');

    await leader.page.getByRole('button', { name: `${AGENT}的更多操作` }).click();
    await own.shoot('supervise-states-zh');
    await leader.page.getByRole('menuitem', { name: '强制示忙' }).click();
    await state('not-ready');
    await leader.page.getByRole('button', { name: `${AGENT}的更多操作` }).click();
    await leader.page.getByRole('menuitem', { name: '强制示闲' }).click();
    await state('ready');
    const entries = await centre.client().readAll<{ action: string; subject: string }>('/api/identity/audit');
    const actions = entries.map((entry) => entry.action);
    expect(actions).toEqual(
      expect.arrayContaining([
        'call.listened',
        'call.whispered',
        'call.barged-in',
        'call.force-ended',
        'agent.forced-not-ready',
        'agent.forced-ready',
      ]),
    );
  }, 120_000);

  test('given_a_leader_of_another_vendor_or_an_agent_when_they_look_then_they_see_and_hear_nothing', async () => {
    const caller = await centre.ring(20_000);
    await centre.accept();
    const [call] = await centre.calls();
    expect((await outsider.client.get('/api/supervision/agents')).status).toBe(200);
    expect(await outsider.client.read<unknown[]>('/api/supervision/agents')).toEqual([]);
    expect((await agent2.client.get('/api/supervision/agents')).status).toBe(403);
    const other = await browserThatSpeaks(LEADER_HZ);
    try {
      const page = new Desk(other, centre.instance.url);
      await page.open('/sign-in');
      await page.giveCredentials(outsider.loginName, outsider.password);
      await page.page.getByRole('link', { name: '实时监控' }).first().waitFor();
      for (const command of [
        { do: 'watch', contact: call?.id, part: 'listen' },
        { do: 'force-end', contact: call?.id },
      ]) {
        expect(await told(page, command)).toBe('talk-not-there');
      }
      expect(await told(page, { do: 'change-watch', part: 'barge' })).toBe('no-watch');
    } finally {
      await other.close();
    }
    await state('talking');
    await caller.over();
    await state('wrap-up');
  }, 120_000);

  /** The newest call, once its recording is stored. */
  async function saved() {
    await until('the recording is stored', async () => (await centre.calls())[0]?.recording === 'saved', 20_000);
    const [call] = await centre.calls();
    if (call === undefined) throw new Error('there is no call');
    return call;
  }

  /** What the server answers to a command that no page offers to this person. */
  function told(page: Desk, command: object): Promise<string> {
    return page.page.evaluate(
      (frame) =>
        new Promise<string>((resolve) => {
          const wire = new WebSocket(`${location.origin.replace('http', 'ws')}/api/console`);
          wire.onopen = () => wire.send(JSON.stringify({ id: 1, ...frame }));
          wire.onmessage = (event: MessageEvent<string>) => {
            const answer = JSON.parse(event.data) as { re?: number; problem?: { errorId: string } };
            if (answer.re !== 1) return;
            wire.close();
            resolve(answer.problem?.errorId ?? 'done');
          };
        }),
      command,
    );
  }
});
