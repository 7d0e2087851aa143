import { writeFileSync } from 'node:fs';

import { Browser } from './Browser';
import { Caller, type Transport } from './Caller';
import type { Client } from './Client';
import { until } from './conditions';
import { Desk } from './Desk';
import { hearsInPage } from './hearing';
import { Instance } from './Instance';
import { arrive, firstAdministrator, type Person } from './people';
import { freshPath } from './places';
import { bursts, sides, wav } from './sound';

export const NUMBER = '4008100001';
export const CALLER_NUMBER = '13800000000';
export const CALLER_HZ = 700;
export const AGENT_HZ = 1_100;

/** A call as the list tells it. */
export interface Call {
  readonly id: string;
  readonly caller: string | null;
  readonly agent: { readonly name: string } | null;
  readonly queuedAt: string | null;
  readonly connectedAt: string | null;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly cause: string | null;
  readonly stage: string;
  readonly waitedMs: number | null;
  readonly recording: string;
  readonly recordingMs: number | null;
}

/** How the sound of one party of a call came over. */
export interface PartyQuality {
  readonly party: string;
  readonly grade: string | null;
  readonly said: { readonly packets: number; readonly lossPercent: number } | null;
  readonly heard: { readonly packets: number } | null;
}

/** The sample hotline with one agent at the desk, ready in a real browser, and a supervisor who looks on. */
export class CallCentre {
  private constructor(
    readonly instance: Instance,
    readonly browser: Browser,
    readonly desk: Desk,
    readonly supervisor: Person,
  ) {}

  static async open(name: string, env: Readonly<Record<string, string>> = {}): Promise<CallCentre> {
    // as it runs for customers: sound is heard here
    const instance = await Instance.start({ name, flags: ['--sample'], env: { HUAWU_JVM_FLAGS: '', ...env } });
    const first = (loginName: string): ReturnType<Instance['firstSignInOf']> => {
      const found = instance.firstSignIns().find((each) => each.loginName === loginName);
      if (found === undefined) throw new Error(`nobody is called ${loginName}`);
      return found;
    };
    const browser = await browserThatSpeaks(AGENT_HZ);
    const desk = new Desk(browser, instance.url);
    const supervisor = await arrive(first('supervisor-yuanhe'), instance.url);
    const agent = await arrive(first('agent-shengyuan'), instance.url);
    await desk.open('/sign-in');
    await desk.giveCredentials(agent.loginName, agent.password);
    await desk.page.waitForURL('**/desk');
    await desk.settled();
    return new CallCentre(instance, browser, desk, supervisor);
  }

  /** The agent takes the seat and waits for calls. */
  async beginWork(): Promise<void> {
    await this.desk.button('签入').click();
    await this.desk.page.getByText('耳机已连接').waitFor();
    await this.desk.button('示闲').click();
    await this.desk.page.getByText('空闲').first().waitFor();
  }

  /** Who may change lines and queues. */
  async administrator(): Promise<Client> {
    return (await firstAdministrator(this.instance)).client;
  }

  client(): Client {
    return this.supervisor.client;
  }

  /** All calls, the newest first. */
  calls(): Promise<Call[]> {
    return this.client().readAll<Call>('/api/calls');
  }

  quality(id: string): Promise<{ readonly parties: readonly PartyQuality[] }> {
    return this.client().read(`/api/calls/${id}/quality`);
  }

  async recording(id: string): Promise<ReturnType<typeof sides>> {
    return sides(await this.client().bytes(`/api/calls/${id}/recording`));
  }

  /** Somebody calls the line by telephone; a network may write something before both numbers, such as +86. */
  ring(staysMs: number, instance = this.instance, before = '', transport: Transport = 'udp'): Promise<Caller> {
    const [number, from] = [`${before}${NUMBER}`, `${before}${CALLER_NUMBER}`];
    return Caller.call({ sip: instance.sip, number, from, transport, hz: CALLER_HZ, staysMs });
  }

  /** The agent takes the call that rings. */
  async accept(): Promise<void> {
    await this.desk.page.getByText('来电振铃').first().waitFor({ timeout: 15_000 });
    await this.desk.page.keyboard.press('F2');
    await this.desk.page
      .getByText('通话中')
      .first()
      .waitFor()
      .catch(async (thrown: unknown) => {
        await this.browser.shoot('desk-not-talking');
        const said = await this.desk.page.locator('main').innerText();
        throw new Error(`the agent does not talk; the page says ${said}`, { cause: thrown });
      });
  }

  /** A whole call, from the first ring to the agent's being ready again; both sides are heard. */
  async talk(
    staysMs: number,
    whenTalking: () => Promise<void> = () => Promise.resolve(),
    before = '',
    transport: Transport = 'udp',
  ): Promise<void> {
    const caller = await this.ring(staysMs, this.instance, before, transport);
    await this.accept();
    await until('the caller hears the agent', () => caller.hears(AGENT_HZ), 5_000);
    await until('the agent hears the caller', () => hearsInPage(this.desk.page, CALLER_HZ), 5_000);
    await whenTalking();
    const code = await caller.over();
    if (code !== 0) throw new Error(`the call did not go as it should: SIPp ended with ${code}`);
    await this.endWrapUp();
  }

  async endWrapUp(): Promise<void> {
    await this.desk.button('结束话后处理').click();
    await this.desk.page.getByText('空闲').first().waitFor();
  }
}

/** A real browser whose microphone hears a tone. */
export async function browserThatSpeaks(hz: number): Promise<Browser> {
  const microphone = freshPath(`microphone-${hz}.wav`);
  writeFileSync(microphone, wav(bursts(hz, 7_000, 48_000), 48_000));
  return Browser.open({
    flags: ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${microphone}`],
    allowed: ['microphone'],
  });
}
