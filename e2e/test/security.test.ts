import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

import { beforeAll, describe, expect, test } from 'vitest';

import { Client, type Answer, type Page, type Problem } from '../src/Client';
import { Instance } from '../src/Instance';
import { arrive, firstAdministrator, PASSWORD } from '../src/people';

const problemOf = (answer: Answer): Problem => {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  return answer.json<Problem>();
};

/** Sends bytes as they are, and gives everything that comes back until the server closes or falls silent. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((done, failed) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('close', () => done(answer));
    socket.on('error', failed);
  });
}

describe('every answer is guarded', () => {
  let instance: Instance;
  let admin: Client;
  let agent: Client;
  let anybody: Client;
  let overTls: Client;

  beforeAll(async () => {
    instance = await Instance.start({ name: 'security', flags: ['--sample'] });
    admin = (await firstAdministrator(instance)).client;
    agent = (await arrive(instance.firstSignInOf('agent'), instance.url)).client;
    anybody = new Client(instance.url);
    overTls = new Client(`https://localhost:${instance.https}`, {
      authority: readFileSync(instance.file('tls/ca.crt'), 'utf8'),
    });
  });

  test('given_any_page_or_answer_when_asked_for_then_it_carries_the_security_headers', async () => {
    const script = /src="(\/assets\/[^"]+\.js)"/.exec((await anybody.get('/')).text)?.[1] ?? '';
    const paths = ['/', '/sign-in', '/people', script, '/favicon.svg', '/boot.js', '/ca.crt', '/no/such/page.js'];
    paths.push('/api/session', '/api/organisation/clients', '/api/nothing', '/api/openapi.json');
    paths.push('/actuator/health', '/actuator/health/readiness', '/actuator/prometheus', '/actuator/env');
    for (const client of [anybody, overTls]) {
      for (const path of paths) {
        const { headers } = await client.get(path);
        const policy = String(headers['content-security-policy']);
        expect(policy, path).toMatch(/(^|; )default-src 'self'(;|$)/);
        expect(policy, path).toMatch(/(^|; )frame-ancestors 'none'(;|$)/);
        expect(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
        expect(headers['x-content-type-options'], path).toBe('nosniff');
        expect(headers['referrer-policy'], path).toMatch(/^(no-referrer|same-origin)$/);
        expect(headers['server'], path).toBeUndefined();
        expect(headers['x-powered-by'], path).toBeUndefined();
      }
    }
  });

  test('given_the_pages_policy_when_read_then_the_microphone_is_ours_and_the_camera_nobodys', async () => {
    const { headers } = await overTls.get('/');
    expect(headers['permissions-policy']).toContain('microphone=(self)');
    expect(headers['permissions-policy']).toContain('camera=()');
  });

  test('given_an_answer_of_the_api_when_it_carries_data_then_nobody_keeps_it', async () => {
    for (const path of ['/api/session', '/api/organisation/clients', '/api/identity/audit']) {
      expect((await admin.get(path)).headers['cache-control'], path).toContain('no-store');
    }
  });

  test('given_a_session_when_its_cookies_are_set_then_scripts_and_other_sites_never_see_them', async () => {
    const account = instance.firstSignInOf('client-supervisor');
    const cases = [
      { client: anybody.again(), name: 'huawu', secure: false },
      { client: overTls.again(), name: '__Host-huawu', secure: true },
    ];
    for (const { client, name, secure } of cases) {
      const answer = await client.signIn(account.loginName, account.password);
      expect(answer.status, answer.text).toBe(200);
      const set = answer.headers['set-cookie']?.find((line) => line.startsWith(`${name}=`)) ?? '';
      expect(set).toMatch(/; ?HttpOnly/i);
      expect(set).toMatch(/; ?SameSite=Strict/i);
      expect(set).toMatch(/; ?Path=\//i);
      expect(/; ?Secure/i.test(set)).toBe(secure);
      expect(set).not.toMatch(/; ?Domain=/i);
    }
  });

  test('given_a_sign_in_when_it_succeeds_then_the_session_has_another_id_than_before', async () => {
    const account = instance.firstSignInOf('vendor-leader');
    const client = new Client(instance.url);
    await client.session();
    const before = client.cookie('huawu');
    await client.signIn(account.loginName, account.password);
    expect(client.cookie('huawu')).toBeDefined();
    expect(client.cookie('huawu')).not.toBe(before);
  });

  test('given_nobody_is_signed_in_when_data_are_asked_for_then_the_answer_is_401_with_a_sentence', async () => {
    for (const path of ['organisation/clients', 'identity/people', 'identity/audit', 'operations/status']) {
      const answer = await anybody.get(`/api/${path}`, { 'accept-language': 'en' });
      expect(answer.status, path).toBe(401);
      expect(problemOf(answer)['error-id'], path).toBe('sign-in-required');
    }
  });

  test('given_an_agent_when_things_of_others_are_asked_for_then_the_answer_is_403', async () => {
    for (const path of ['identity/people', 'identity/audit', 'operations/status']) {
      const answer = await agent.get(`/api/${path}`);
      expect(answer.status, path).toBe(403);
      expect(problemOf(answer)['error-id'], path).toBe('permission-missing');
    }
    const write = await agent.post('/api/organisation/clients', { name: '不该有', shortName: '不该有' });
    expect(write.status).toBe(403);
  });

  test('given_an_agent_when_projects_are_listed_then_only_the_own_one_is_there', async () => {
    const own = await agent.readAll('/api/organisation/projects');
    expect(own).toHaveLength(1);
    expect(await admin.readAll('/api/organisation/projects')).toHaveLength(2);
  });

  test('given_a_write_without_the_token_when_sent_then_it_is_refused_and_nothing_changes', async () => {
    const before = await admin.readAll('/api/organisation/clients');
    const answer = await admin.send('POST', '/api/organisation/clients', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '伪造的请求', shortName: '伪造' }),
    });
    expect(answer.status).toBe(403);
    expect(problemOf(answer)['error-id']).toBe('csrf-missing');
    expect(await admin.readAll('/api/organisation/clients')).toEqual(before);
  });

  test('given_a_problem_when_the_language_is_asked_for_then_its_sentence_is_in_that_language', async () => {
    const english = problemOf(await anybody.get('/api/organisation/clients', { 'accept-language': 'en-GB,en' }));
    const chinese = problemOf(await anybody.get('/api/organisation/clients', { 'accept-language': 'zh-CN,zh' }));
    expect(english.detail).toMatch(/^[A-Z][^\u4e00-\u9fff]+\.$/u);
    expect(chinese.detail).toMatch(/[\u4e00-\u9fff].*。$/u);
    expect(english.type).toBe('urn:huawu:error:sign-in-required');
    expect(english.status).toBe(401);
    expect(english['request-id']).not.toBe(chinese['request-id']);
  });

  test('given_malformed_requests_when_sent_then_each_is_refused_with_a_problem_and_without_a_trace', async () => {
    const json = { 'content-type': 'application/json' };
    const cases: [string, () => Promise<Answer>, number[]][] = [
      ['not JSON', () => send(admin, '{"name":', json), [400]],
      ['another type', () => send(admin, '<a/>', { 'content-type': 'application/xml' }), [415]],
      ['a field of another kind', () => admin.post('/api/organisation/clients', { name: 7 }), [400, 422]],
      ['no name', () => admin.post('/api/organisation/clients', {}), [400, 422]],
      ['a huge body', () => send(admin, `{"name":"${'x'.repeat(3_000_000)}"}`, json), [413]],
      ['a wrong limit', () => admin.get('/api/organisation/clients?limit=201'), [400]],
      ['a limit that is no number', () => admin.get('/api/organisation/clients?limit=many'), [400]],
      ['a wrong cursor', () => admin.get('/api/organisation/clients?cursor=%00%ff'), [400]],
      ['a short idempotency key', () => admin.post('/api/organisation/clients', {}, { 'idempotency-key': 'x' }), [400]],
      ['no such endpoint', () => admin.get('/api/no/such'), [404]],
      ['another method', () => admin.write('DELETE', '/api/organisation/clients'), [405]],
      ['an id that is none', () => admin.post('/api/identity/people/%2e%2e/end'), [400, 404]],
    ];
    for (const [what, call, expected] of cases) {
      const answer = await call();
      expect(expected, `${what}: ${answer.status} ${answer.text}`).toContain(answer.status);
      const problem = problemOf(answer);
      expect(problem.detail, what).not.toBe('');
      expect(problem['request-id'], what).not.toBe('');
      expect(answer.text, what).not.toMatch(/Exception|\bat org\.|java\.|<html/i);
    }
  });

  test('given_bytes_that_are_no_http_when_sent_then_the_answer_tells_nothing_of_the_inside', async () => {
    const cases = [
      'GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /<script> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'GET / HTTP/9.9\r\nHost: x\r\n\r\n',
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      'GET /%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'GET /..%2f..%2f..%2fetc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ];
    for (const text of cases) {
      const answer = await sendRaw(instance.http, text);
      expect(answer, JSON.stringify(text)).toMatch(/^HTTP\/1\.1 [45]\d\d/);
      expect(answer, JSON.stringify(text)).not.toMatch(/tomcat|exception|java\.|root:x:|<script>/i);
    }
  });

  test('given_a_long_list_when_read_page_by_page_then_each_row_comes_once', async () => {
    const all = await admin.readAll<{ id: string }>('/api/identity/people');
    const seen: string[] = [];
    let path: string | null = '/api/identity/people?limit=3';
    while (path !== null) {
      const page: Page<{ id: string }> = await admin.read(path);
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map((each) => each.id));
      path = page.next === null ? null : `/api/identity/people?limit=3&cursor=${encodeURIComponent(page.next)}`;
    }
    expect(seen).toEqual(all.map((each) => each.id));
  });

  test('given_an_idempotency_key_when_used_again_then_the_answer_is_the_same_or_refused', async () => {
    const key = { 'idempotency-key': 'one-key-for-one-client' };
    const body = { name: '只要一次的委托方', shortName: '只一次' };
    const first = await admin.post('/api/organisation/clients', body, key);
    const second = await admin.post('/api/organisation/clients', body, key);
    const other = await admin.post('/api/organisation/clients', { ...body, shortName: '另一个' }, key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
    expect(other.status).toBe(422);
    expect(problemOf(other)['error-id']).toBe('idempotency-key-reused');
  });

  test('given_somebody_signed_in_when_the_access_is_ended_then_the_open_session_ends_at_once', async () => {
    const added = await admin.do<{ person: { id: string }; initialPassword: string }>('POST', '/api/identity/people', {
      name: '短暂的同事',
      loginName: 'leaving-soon',
      language: 'zh',
      role: 'administrator',
    });
    const first = { role: '', name: '', loginName: 'leaving-soon', password: added.initialPassword };
    const { client } = await arrive(first, instance.url);
    expect((await client.get('/api/organisation/clients')).status).toBe(200);
    await admin.do('POST', `/api/identity/people/${added.person.id}/end`);
    expect((await client.get('/api/organisation/clients')).status).toBe(401);
    expect((await new Client(instance.url).signIn('leaving-soon', PASSWORD)).status).toBe(401);
  });

  test('given_an_initial_password_when_it_is_not_changed_then_everything_else_stays_closed', async () => {
    const added = await admin.do<{ initialPassword: string }>('POST', '/api/identity/people', {
      name: '新来的同事',
      loginName: 'newcomer',
      language: 'en',
      role: 'administrator',
    });
    const client = new Client(instance.url);
    expect((await client.signIn('newcomer', added.initialPassword)).status).toBe(200);
    const refused = await client.get('/api/organisation/clients');
    expect(refused.status).toBe(403);
    expect(problemOf(refused)['error-id']).toBe('password-change-required');
  });

  test('given_the_metrics_when_asked_for_then_only_the_bearer_of_the_token_gets_them', async () => {
    const token = readFileSync(instance.file('secrets/metrics-token'), 'utf8').trim();
    expect((await anybody.get('/actuator/prometheus')).status).toBe(401);
    expect((await anybody.get('/actuator/prometheus', { authorization: 'Bearer wrong' })).status).toBe(401);
    const metrics = await anybody.get('/actuator/prometheus', { authorization: `Bearer ${token}` });
    expect(metrics.status).toBe(200);
    expect(metrics.text).toMatch(/^# (HELP|TYPE) /m);
    for (const path of ['/actuator/env', '/actuator/heapdump', '/actuator/loggers', '/actuator/beans']) {
      expect((await anybody.get(path, { authorization: `Bearer ${token}` })).status, path).not.toBe(200);
    }
  });

  test('given_the_description_of_the_interface_when_read_then_it_names_the_endpoints', async () => {
    const description = await anybody.read<{ paths: Record<string, unknown> }>('/api/openapi.json');
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(['/api/session', '/api/organisation/clients']),
    );
  });

  test('given_guessed_passwords_when_tried_then_the_delay_grows_and_says_how_long', async () => {
    const guesser = new Client(instance.url);
    const { loginName } = instance.firstSignInOf('client-supervisor');
    const delays: number[] = [];
    for (let attempt = 0; attempt < 12 && delays.length === 0; attempt++) {
      const answer = await guesser.signIn(loginName, `wrong-${attempt}`);
      if (answer.status === 429) {
        const problem = answer.json<Problem & { retryAfterSeconds: number }>();
        expect(problem['error-id']).toBe('sign-in-delayed');
        expect(answer.headers['retry-after']).toBe(String(problem.retryAfterSeconds));
        delays.push(problem.retryAfterSeconds);
      } else {
        expect(problemOf(answer)['error-id']).toBe('sign-in-failed');
      }
    }
    expect(delays[0]).toBeGreaterThan(0);
  });
});

function send(client: Client, body: string, headers: Record<string, string>): Promise<Answer> {
  return client
    .session()
    .then(({ csrf }) =>
      client.send('POST', '/api/organisation/clients', { headers: { ...headers, 'x-csrf-token': csrf }, body }),
    );
}
