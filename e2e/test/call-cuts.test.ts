import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { AGENT_HZ, CallCentre, type Call } from '../src/CallCentre';
import type { Caller } from '../src/Caller';
import { until } from '../src/conditions';
import { Instance } from '../src/Instance';
import { Client } from '../src/Client';
import { freshPath } from '../src/places';

/** How often the program is killed; with --long twenty times. */
const KILLS = process.env['HUAWU_LONG'] === '1' ? 20 : 3;
const LONGEST_MS = 4_000;
const MOST_CALLERS = 60;

describe('calls are cut and nothing else is lost', () => {
  let centre: CallCentre;

  beforeAll(async () => {
    centre = await CallCentre.open('call-cuts');
    await centre.beginWork();
  });

  afterAll(() => centre.browser.close());

  test(
    'given_a_talk_and_callers_under_way_when_the_program_is_killed_at_any_moment_then_each_is_closed_and_the_desk_goes_on',
    async () => {
      centre.browser.expect(/WebSocket|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|Failed to load|502|503/);
      let before: Call[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const talking = await centre.ring(60_000);
        await centre.accept();
        await until('the caller hears the agent', () => talking.hears(AGENT_HZ), 5_000);
        const callers = [talking, ...(await keepCalling(Math.random() * LONGEST_MS))];
        await centre.instance.kill();
        const answered = callers.filter((caller) => caller.wasAnswered()).length;
        for (const caller of callers) caller.drop();
        await centre.instance.start();
        await until('all calls are closed', async () => (await centre.calls()).every((call) => call.endedAt !== null));

        const after = await centre.calls();
        const fresh = after.slice(0, after.length - before.length);
        expect(after.slice(fresh.length).map(essence)).toEqual(before.map(essence));
        expect(new Set(after.map((call) => call.id)).size).toBe(after.length);
        // Who heard an answer stands in the log; who rang just then may or may not.
        expect(fresh.length).toBeGreaterThanOrEqual(answered);
        expect(fresh.length).toBeLessThanOrEqual(callers.length);
        const talk = fresh.at(-1);
        expect(talk).toMatchObject({ stage: 'talking', endedBy: 'system', cause: 'cut' });
        expect(fresh.every((call) => call.cause === 'cut' && call.endedBy === 'system')).toBe(true);
        before = after;
        await centre.desk.page.getByText('耳机已连接').waitFor({ timeout: 60_000 });
        await centre.endWrapUp();
      }
      await centre.talk(8_000);
      await until('the call after all that is listed', async () => (await centre.calls()).length === before.length + 1);
      centre.browser.complaints();
      centre.browser.expectNothing();
    },
    60_000 * KILLS + 60_000,
  );

  test('given_a_backup_taken_in_a_talk_when_restored_elsewhere_then_the_call_is_closed_and_a_new_one_is_taken', async () => {
    const caller = await centre.ring(60_000);
    await centre.accept();
    await until('the talk is listed', async () => (await centre.calls())[0]?.stage === 'talking');
    const listed = await centre.calls();
    const archive = freshPath('in-a-talk.backup');
    expect((await centre.instance.command('backup', archive)).code).toBe(0);

    const restored = await Instance.prepare({ name: 'call-cuts-restored', keys: centre.instance.keys });
    const ended = await restored.command('restore', archive);
    expect(`${ended.out}${ended.err}`).toContain(restored.data);
    await restored.start();
    const client = new Client(restored.url);
    await client.signIn(centre.supervisor.loginName, centre.supervisor.password);
    const found = await client.readAll<Call>('/api/calls');
    expect(found.map((call) => call.id)).toEqual(listed.map((call) => call.id));
    expect(found[0]).toMatchObject({ stage: 'talking', endedBy: 'system', cause: 'cut', recording: 'failed' });
    const another = await centre.ring(60_000, restored);
    await until(
      'a new call is listed',
      async () => (await client.readAll<Call>('/api/calls')).length === found.length + 1,
    );
    another.drop();
    caller.drop();
  }, 120_000);

  /** Callers in threes, who wait in the queue; gives those who have rung up to then. */
  async function keepCalling(forMs: number): Promise<Caller[]> {
    const callers: Caller[] = [];
    const end = Date.now() + forMs;
    while (Date.now() < end && callers.length < MOST_CALLERS) {
      const three = await Promise.all([1, 2, 3].map(() => centre.ring(60_000)));
      callers.push(...three);
      const answered = (): boolean => Date.now() >= end || three.every((caller) => caller.wasAnswered());
      await until('they are answered, or time is over', answered);
    }
    return callers;
  }
});

/** What must not change any more of a call that is over. */
function essence(call: Call): unknown {
  const { id, stage, cause, endedBy, endedAt, waitedMs } = call;
  return { id, stage, cause, endedBy, endedAt, waitedMs };
}
