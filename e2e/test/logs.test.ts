import { beforeAll, describe, expect, test } from 'vitest';

import { Client } from '../src/Client';
import { Instance } from '../src/Instance';
import { arrive, firstAdministrator, PASSWORD } from '../src/people';
import { kill } from '../src/processes';

const PHONE = '13812345678';
const NAME = '欧阳明月';
const LOGIN = 'ouyang-mingyue';
const CLIENT = '不该出现在日志里的委托方';

describe('logs tell what happened, and nothing about whom', () => {
  let instance: Instance;
  /** What was answered, by request id. */
  const requestIds: string[] = [];
  const secrets: string[] = [PASSWORD];
  /** Names and login names of the samples. */
  const people: string[] = [];

  beforeAll(async () => {
    instance = await Instance.start({ name: 'logs', flags: ['--sample'] });
    const first = instance.firstSignIns();
    secrets.push(...first.map((each) => each.password));
    people.push(...first.flatMap((each) => [each.name, each.loginName]).filter((word) => word !== 'admin'));
    const { client } = await firstAdministrator(instance);
    await act(client);
    // What the database has to say about a crash must not tell more either.
    await kill(instance.databasePid() ?? 0);
    await instance.ready();
    await instance.stop();
    await instance.start();
    await instance.stop();
  });

  /** All that people do, right and wrong, with names and numbers that would show. */
  async function act(client: Client): Promise<void> {
    const guesser = new Client(instance.url);
    for (const loginName of [LOGIN, PHONE, `${NAME}@example.com`]) await guesser.signIn(loginName, `${PHONE}-${NAME}`);
    const added = await client.do<{ person: { id: string }; initialPassword: string }>('POST', '/api/identity/people', {
      name: NAME,
      loginName: LOGIN,
      language: 'zh',
      role: 'administrator',
    });
    secrets.push(added.initialPassword);
    const person = await arrive(
      { role: '', name: NAME, loginName: LOGIN, password: added.initialPassword },
      instance.url,
    );
    for (const word of [NAME, LOGIN, PHONE]) await client.get(`/api/identity/people?q=${encodeURIComponent(word)}`);
    const party = { name: CLIENT, shortName: `${NAME}${PHONE}` };
    requestIds.push(String((await client.post('/api/organisation/clients', party)).headers['x-request-id']));
    // Refused by the database's own rule, whose message would quote the values.
    requestIds.push(String((await client.post('/api/organisation/clients', party)).headers['x-request-id']));
    await client.post('/api/identity/people', { name: NAME, loginName: LOGIN, language: 'zh', role: 'administrator' });
    await client.post('/api/identity/people', { name: NAME, loginName: PHONE, language: '??', role: NAME });
    await client.get(`/api/${encodeURIComponent(NAME)}/${PHONE}?phone=${PHONE}`);
    await client.get(`/${PHONE}`, {
      'user-agent': NAME.length > 0 ? PHONE : '',
      referer: `http://x/?phone=${PHONE}`,
    });
    await client.send('POST', '/api/organisation/clients', {
      body: `{"name": "${PHONE}`,
      headers: { 'content-type': 'application/json' },
    });
    await person.client.do('DELETE', '/api/session');
    await client.do('POST', `/api/identity/people/${added.person.id}/end`);
  }

  test('given_all_that_people_did_when_the_logs_are_searched_then_no_name_no_number_and_no_password_is_there', () => {
    const logs = instance.logs();
    expect(logs.map((log) => log.file)).toContainEqual(expect.stringContaining('huawu.log'));
    const found: string[] = [];
    for (const { file, text } of logs) {
      const readable = unescaped(text);
      for (const word of [NAME, LOGIN, PHONE, CLIENT, ...people, ...secrets]) {
        if (readable.includes(word)) found.push(`${word} in ${file}: ${lineWith(readable, word)}`);
      }
    }
    expect(found).toEqual([]);
  });

  test('given_the_log_when_read_line_by_line_then_each_is_json_and_those_of_requests_carry_their_id', () => {
    const text = instance.logs().find((log) => log.file.endsWith('/huawu.log'))?.text ?? '';
    const entries = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries.length).toBeGreaterThan(20);
    for (const entry of entries) expect(entry).toHaveProperty('message');
    const byRequest = new Map<string, unknown>();
    for (const entry of entries) {
      const id = requestIdOf(entry);
      if (id !== undefined) byRequest.set(id, entry);
    }
    for (const id of requestIds) expect(byRequest.has(id), `request ${id} in the log`).toBe(true);
  });

  test('given_a_clean_run_when_the_console_is_read_then_there_is_nothing_but_a_few_lines_of_the_jvm', () => {
    expect(instance.console()).not.toMatch(/\bat (org|java)\.|Exception/);
  });
});

/** The id may stand at the top or in a group of its own, as the form of the log has it. */
function requestIdOf(entry: Record<string, unknown>): string | undefined {
  const id = entry['requestId'] ?? (entry['labels'] as Record<string, unknown> | undefined)?.['requestId'];
  return typeof id === 'string' ? id : undefined;
}

/** The text as a person would read it: escapes of JSON and of addresses undone. */
function unescaped(text: string): string {
  const unicode = text.replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const decoded = unicode.replace(/(%[0-9a-fA-F]{2})+/g, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  return `${unicode}\n${decoded}`;
}

const lineWith = (text: string, word: string): string => {
  const at = text.indexOf(word);
  return text.slice(Math.max(0, at - 150), at + 100);
};
