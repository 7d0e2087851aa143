import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { CallCentre } from '../src/CallCentre';
import { until } from '../src/conditions';
import { freshFolder, freshPath } from '../src/places';
import { freePort } from '../src/ports';

const SECRET = 'Umweg-7-geteilt';
const HERE = '127.0.0.1';
/** Where coturn takes ports for those it relays. */
const FIRST_RELAYED = 49_200;
const LAST_RELAYED = 49_299;

describe('the sound of a browser comes by a relay', () => {
  let relay: ChildProcess;
  let said = '';
  let centre: CallCentre;

  beforeAll(async () => {
    const port = await freePort();
    relay = coturn(port);
    relay.stdout?.on('data', (text: Buffer) => (said += text.toString()));
    await until('the relay listens', () => said.includes('IO method'), 15_000);
    const secret = freshPath('turn-secret');
    writeFileSync(secret, `${SECRET}\n`, { mode: 0o600 });
    const settings = {
      'huawu.console.turn-urls': `turn:${HERE}:${port}?transport=udp`,
      'huawu.console.turn-secret-file': secret,
      'huawu.console.turn-only': 'true',
    };
    const flags = Object.entries(settings).map(([name, value]) => `-D${name}=${value}`);
    centre = await CallCentre.open('turn', { HUAWU_JVM_FLAGS: flags.join(' ') });
  });

  afterAll(async () => {
    await centre.browser.close();
    relay.kill();
    await once(relay, 'exit');
  });

  test('given_a_relay_that_knows_nobody_when_an_agent_may_send_by_it_alone_then_caller_and_agent_hear_each_other', async () => {
    await centre.beginWork();
    await centre.talk(6_500);
    expect(said).toMatch(/user <\d{10}:\d+>: incoming packet ALLOCATE processed, success/);
  }, 60_000);

  test('given_somebody_without_a_session_when_the_relay_is_asked_for_then_no_password_is_given', async () => {
    const answer = await fetch(new URL('/api/sound-relays', centre.instance.url));
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('credential');
  });
});

function coturn(port: number): ChildProcess {
  return spawn(
    'turnserver',
    [
      ['-n', '--no-cli', '--no-tls', '--no-dtls', '--no-tcp', '--no-software-attribute'],
      ['--log-file', 'stdout', '--verbose', '--pidfile', freshPath('turn.pid')],
      ['--listening-ip', HERE, '--relay-ip', HERE, '--listening-port', String(port)],
      ['--min-port', String(FIRST_RELAYED), '--max-port', String(LAST_RELAYED)],
      ['--allow-loopback-peers', '--use-auth-secret', '--static-auth-secret', SECRET, '--realm', 'huawu.test'],
      ['--userdb', freshPath('turn.db')],
    ].flat(),
    { cwd: freshFolder('turn'), stdio: ['ignore', 'pipe', 'ignore'] },
  );
}
