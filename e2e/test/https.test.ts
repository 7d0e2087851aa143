import { readFileSync, writeFileSync } from 'node:fs';

import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { Browser } from '../src/Browser';
import { issue, makeAuthority, type Certificate } from '../src/certificates';
import { run } from '../src/commands';
import { Desk } from '../src/Desk';
import { ask } from '../src/inside';
import { Instance } from '../src/Instance';
import { Network, networksCanBeMade } from '../src/Network';
import { freshPath } from '../src/places';

const NAME = 'desk.huawu.test';
const FAKE_MICROPHONE = ['--use-fake-device-for-media-stream'];

const possible = await networksCanBeMade();

describe('a desk on another computer reaches it by name over https', () => {
  let network: Network;
  let instance: Instance;
  const browsers: Browser[] = [];

  const url = `https://${NAME}:8443`;

  beforeEach(({ skip }) => {
    if (!possible) skip('needs the right to make networks');
  });

  beforeAll(async () => {
    if (!possible) return;
    network = await Network.make(NAME);
    const place = { surroundings: network.server, http: 8080, https: 8443 };
    instance = await Instance.prepare({ name: 'https', ...place });
    const ended = await instance.up('--host', NAME);
    expect(ended.code, ended.err).toBe(0);
    expect(ended.out).toContain(`${url}/`);
  });

  afterEach(async () => {
    const complaints = browsers.flatMap((browser) => browser.complaints());
    for (const browser of browsers.splice(0)) await browser.close();
    expect(complaints).toEqual([]);
  });

  async function open(authority?: string): Promise<Desk> {
    const trusted = authority === undefined ? {} : { authority };
    const look = { surroundings: network.client, flags: FAKE_MICROPHONE, allowed: ['microphone'] as const };
    const browser = await Browser.open({ ...look, ...trusted });
    browsers.push(browser);
    return new Desk(browser, url);
  }

  test('given_the_root_is_not_trusted_when_the_page_is_opened_then_the_browser_refuses_it', async () => {
    const desk = await open();
    desk.browser.expect(/ERR_CERT_AUTHORITY_INVALID/);
    await expect(desk.page.goto(`${url}/`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
  });

  test('given_the_root_downloaded_from_the_page_when_trusted_then_the_desk_opens_and_is_given_the_microphone', async () => {
    const downloaded = await ask(network.client, `${url}/ca.crt`);
    expect(downloaded.status).toBe(200);
    expect(downloaded.text).toBe(readFileSync(instance.file('tls/ca.crt'), 'utf8'));
    const root = freshPath('root.crt');
    writeFileSync(root, downloaded.text ?? '');

    const desk = await open(root);
    await desk.open('/sign-in');
    expect(await desk.page.evaluate(() => window.isSecureContext)).toBe(true);
    const tracks = await desk.page.evaluate(async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      return stream.getAudioTracks().map((track) => ({ kind: track.kind, state: track.readyState }));
    });
    expect(tracks).toEqual([{ kind: 'audio', state: 'live' }]);
  });

  test('given_the_page_on_trust_when_the_microphone_is_tested_then_it_hears_it', async () => {
    const desk = await open(instance.file('tls/ca.crt'));
    await desk.open('/sign-in');
    await desk.link(desk.words.whyInsecure).click();
    await desk.page.getByText(desk.words.trusted, { exact: true }).waitFor();
    await desk.button(desk.words.testMicrophone).click();
    await desk.page.getByText(desk.words.microphoneWorks).waitFor();
    await desk.browser.shoot('trust-microphone-zh-light-laptop');
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      desk.link(desk.words.downloadRoot).click(),
    ]);
    expect(download.suggestedFilename()).toBe('ca.crt');
    expect(readFileSync(await download.path(), 'utf8')).toBe(readFileSync(instance.file('tls/ca.crt'), 'utf8'));
  });

  test('given_the_desk_when_it_signs_in_then_the_cookie_is_bound_to_this_host_and_to_https', async () => {
    const first = instance.firstSignInOf('administrator');
    const desk = await open(instance.file('tls/ca.crt'));
    await desk.open('/sign-in');
    await desk.giveCredentials(first.loginName, first.password);
    await desk.title.getByText(desk.words.firstPassword, { exact: true }).waitFor();
    const cookies = await desk.page.context().cookies();
    const session = cookies.find((cookie) => cookie.name === '__Host-huawu');
    expect(session).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict', domain: NAME, path: '/' });
  });

  test('given_another_computer_when_it_asks_for_http_then_nobody_answers', async () => {
    expect(await ask(network.client, `http://${NAME}:8080/`)).toEqual({ error: 'ECONNREFUSED' });
    expect((await ask(network.server, 'http://localhost:8080/actuator/health/readiness')).status).toBe(200);
    const sockets = await run([...network.server.prefix, 'ss', '-ltnH']);
    const others = sockets.out.split('\n').map((line) => line.trim().split(/\s+/)[3] ?? '');
    const open = others.filter(
      (address) => address !== '' && !/^(127\.0\.0\.1|\[::1\]|\[::ffff:127\.0\.0\.1\]):/.test(address),
    );
    expect(open.map((address) => address.replace(/^.*:/, ''))).toEqual(['8443']);
  });

  test('given_a_certificate_of_ones_own_when_started_with_it_then_browsers_that_trust_its_issuer_open_the_page', async () => {
    const authority: Certificate = await makeAuthority();
    const own = await issue(authority, NAME);
    await instance.stop();
    const ended = await instance.up('--host', NAME, '--cert', own.certificate, '--key', own.key);
    expect(ended.code, ended.err).toBe(0);
    const desk = await open(authority.certificate);
    await desk.open('/sign-in');
    expect(await desk.page.evaluate(() => window.isSecureContext)).toBe(true);
    // There is no root of ours to trust then, and nothing on the page speaks of one.
    expect(await desk.link(desk.words.whyInsecure).count()).toBe(0);
    expect((await ask(network.client, `${url}/ca.crt`)).status).toBe(404);
  });
});
